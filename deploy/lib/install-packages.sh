#!/bin/sh
# Installs the Debian packages named as arguments, as root, and lets none of them start a daemon:
# policy-rc.d denies it while this runs, PostgreSQL gets no default cluster, and the units of what is new are disabled.
set -u

guard=/usr/sbin/policy-rc.d
cluster=/etc/postgresql-common/createcluster.d/zz-quorate-no-main-cluster.conf
made_guard=''
made_cluster=''

trap 'rm -f ${made_guard:+"$guard"} ${made_cluster:+"$cluster"}' EXIT
trap 'exit 130' INT TERM HUP

if [ ! -e "$guard" ]; then
    made_guard=yes
    printf '#!/bin/sh\nexit 101\n' >"$guard"
    chmod 755 "$guard"
fi
if ! dpkg-query -W -f '${Status}' postgresql 2>/dev/null | grep -q 'install ok installed'; then
    made_cluster=yes
    mkdir -p "${cluster%/*}"
    echo 'create_main_cluster = false' >"$cluster"
fi

export DEBIAN_FRONTEND=noninteractive
install() {
    apt-get -o DPkg::Lock::Timeout=180 install -y --no-install-recommends "$@"
}
if ! install "$@"; then
    echo "Trying once more with fresh package lists"
    apt-get -o DPkg::Lock::Timeout=180 update || exit 1
    install "$@" || exit 1
fi

if command -v systemctl >/dev/null; then
    for package in "$@"; do
        case $package in
        rabbitmq-server) systemctl disable rabbitmq-server epmd.service epmd.socket >/dev/null 2>&1 || : ;;
        postgresql) systemctl disable postgresql >/dev/null 2>&1 || : ;;
        esac
    done
fi
exit 0
