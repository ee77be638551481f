// libcurl's options and answers are variadic calls, which Swift can't make: here each has a type.
#ifndef QUORATE_CCURL_H
#define QUORATE_CCURL_H

#include <curl/curl.h>
#include <signal.h>
#include <sys/socket.h>

/// Sets up libcurl once a process; libcurl makes repeated calls harmless.
static inline CURLcode quorate_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode quorate_curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode quorate_curl_set_number(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode quorate_curl_set_size(CURL *curl, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode quorate_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode quorate_curl_set_context(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}

/// Gives up to `size * count` bytes into the buffer, takes as many from it: for reading and for headers alike.
typedef size_t (*quorate_curl_transfer)(char *buffer, size_t size, size_t count, void *context);

static inline CURLcode quorate_curl_set_transfer(CURL *curl, CURLoption option, quorate_curl_transfer function) {
    return curl_easy_setopt(curl, option, function);
}

static inline CURLcode quorate_curl_set_progress(CURL *curl, curl_xferinfo_callback function) {
    return curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, function);
}

/// How many connections the last transfer had to make: 0 when it used one that was there.
static inline long quorate_curl_connections(CURL *curl) {
    long count = 0;
    curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &count);
    return count;
}

/// Keeps SIGPIPE from this thread: the TLS library under libcurl may write to a connection that the server has ended.
static inline void quorate_curl_block_sigpipe(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

/// Ends the connection of the last transfer under libcurl's feet, so that nothing waits for the server any more.
static inline void quorate_curl_hang_up(CURL *curl) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD)
        shutdown(socket, SHUT_RDWR);
}

#endif
