# Stands in for the official RabbitMQ image where none can be pulled: the same user, places, plug-ins and command.
FROM debian:bookworm-slim
RUN groupadd --gid 999 --system rabbitmq \
    && useradd --uid 999 --system --gid rabbitmq --home-dir /var/lib/rabbitmq rabbitmq \
    && apt-get update \
    && apt-get install -y --no-install-recommends rabbitmq-server \
    && rm -rf /var/lib/apt/lists/* /var/lib/rabbitmq/mnesia \
    && rm -f /var/lib/rabbitmq/.erlang.cookie \
    && mkdir -p /etc/rabbitmq/conf.d \
    && echo '[rabbitmq_management,rabbitmq_prometheus].' > /etc/rabbitmq/enabled_plugins
COPY rabbitmq-entrypoint /usr/local/bin/docker-entrypoint.sh
ENV HOME=/var/lib/rabbitmq LANG=C.UTF-8
VOLUME /var/lib/rabbitmq
EXPOSE 5672 15672 15692
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["rabbitmq-server"]
