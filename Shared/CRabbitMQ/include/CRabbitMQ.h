// What Swift cannot say to librabbitmq itself: variadic calls, unions, macros, and structures that point into its
// buffers.
#ifndef QUORATE_CRABBITMQ_H
#define QUORATE_CRABBITMQ_H

#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_tcp_socket.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>

/// A piece of the library's memory; good until the buffers are released.
typedef struct {
    const void *start;
    size_t count;
} quorate_amqp_piece;

/// The outcome of a step of the handshake: the library's status, or else the server's code and words.
typedef struct {
    int status;
    uint16_t code;
    quorate_amqp_piece text;
} quorate_amqp_outcome;

/// One frame with its union opened: only the members that belong to its kind and method are set.
typedef struct {
    int status;                     // 0, quorate_amqp_nothing_yet, or what went wrong
    uint8_t kind;                   // 1 method, 2 header, 3 body
    uint16_t channel;
    uint32_t method;
    uint64_t number;                // delivery tag, length of a body, reply code or count of messages
    bool flag;                      // redelivered, multiple
    quorate_amqp_piece text;        // exchange, name of a queue or consumer, the server's words
    quorate_amqp_piece exchange;    // of a returned message
    quorate_amqp_piece key;         // routing key
    quorate_amqp_piece content;     // properties or part of a body
} quorate_amqp_frame;

static const int quorate_amqp_nothing_yet = AMQP_STATUS_TIMEOUT;

enum {
    quorate_amqp_readable = 1,
    quorate_amqp_writable = 2,
};

static inline quorate_amqp_piece quorate_amqp_piece_of(amqp_bytes_t bytes) {
    quorate_amqp_piece piece = {bytes.bytes, bytes.len};
    return piece;
}

static inline struct timeval quorate_amqp_time(int64_t milliseconds) {
    struct timeval time = {milliseconds / 1000, (milliseconds % 1000) * 1000};
    return time;
}

/// Opens a TCP connection; null with a status when there is none to be had.
static inline amqp_connection_state_t quorate_amqp_connect(
    const char *host, int port, int64_t timeout, int *status) {
    struct timeval time = quorate_amqp_time(timeout);
    amqp_connection_state_t state = amqp_new_connection();
    amqp_socket_t *socket = state ? amqp_tcp_socket_new(state) : NULL;
    if (!socket) {
        *status = AMQP_STATUS_NO_MEMORY;
    } else {
        amqp_set_handshake_timeout(state, &time);
        amqp_set_rpc_timeout(state, &time);
        *status = amqp_socket_open_noblock(socket, host, port, &time);
        if (*status == AMQP_STATUS_OK) {
            int one = 1;
            setsockopt(amqp_get_sockfd(state), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            return state;
        }
    }
    if (state) amqp_destroy_connection(state);
    return NULL;
}

/// Ends the connection, if need be, after this many milliseconds without an answer to what was sent; 0: never.
static inline void quorate_amqp_limit_silence(amqp_connection_state_t state, unsigned int milliseconds) {
    setsockopt(amqp_get_sockfd(state), IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
}

static inline quorate_amqp_outcome quorate_amqp_outcome_of(amqp_rpc_reply_t reply) {
    quorate_amqp_outcome outcome;
    memset(&outcome, 0, sizeof outcome);
    if (reply.reply_type == AMQP_RESPONSE_NORMAL) return outcome;
    outcome.status = reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION && reply.library_error
        ? reply.library_error : AMQP_STATUS_UNEXPECTED_STATE;
    if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION) {
        if (reply.reply.id == AMQP_CONNECTION_CLOSE_METHOD) {
            amqp_connection_close_t *close = (amqp_connection_close_t *)reply.reply.decoded;
            outcome.code = close->reply_code;
            outcome.text = quorate_amqp_piece_of(close->reply_text);
        } else if (reply.reply.id == AMQP_CHANNEL_CLOSE_METHOD) {
            amqp_channel_close_t *close = (amqp_channel_close_t *)reply.reply.decoded;
            outcome.code = close->reply_code;
            outcome.text = quorate_amqp_piece_of(close->reply_text);
        }
    }
    return outcome;
}

/// Logs in with user and password and announces `properties`, an encoded table, then opens channel 1.
static inline quorate_amqp_outcome quorate_amqp_login(
    amqp_connection_state_t state, const char *host, int frame_max, int heartbeat,
    const void *properties, size_t count, const char *user, const char *password) {
    amqp_pool_t pool;
    init_amqp_pool(&pool, 4096);
    amqp_bytes_t encoded = {count, (void *)properties};
    amqp_table_t table = {0, NULL};
    size_t offset = 0;
    quorate_amqp_outcome outcome;
    memset(&outcome, 0, sizeof outcome);
    outcome.status = amqp_decode_table(encoded, &pool, &table, &offset);
    if (outcome.status == AMQP_STATUS_OK) {
        outcome = quorate_amqp_outcome_of(amqp_login_with_properties(
            state, host, 0, frame_max, heartbeat, &table, AMQP_SASL_METHOD_PLAIN, user, password));
    }
    empty_amqp_pool(&pool);
    if (outcome.status != AMQP_STATUS_OK) return outcome;
    amqp_channel_open(state, 1);
    return quorate_amqp_outcome_of(amqp_get_rpc_reply(state));
}

/// From here on the library neither sends heartbeats nor waits for them: whoever writes to the socket does.
static inline int quorate_amqp_take_over_heartbeats(amqp_connection_state_t state) {
    return amqp_tune_connection(state, amqp_get_channel_max(state), amqp_get_frame_max(state), 0);
}

/// Writes the server's properties as an encoded table; the length, or a negative status.
static inline int64_t quorate_amqp_server_properties(
    amqp_connection_state_t state, void *start, size_t capacity) {
    amqp_bytes_t encoded = {capacity, start};
    size_t offset = 0;
    int status = amqp_encode_table(encoded, amqp_get_server_properties(state), &offset);
    return status == AMQP_STATUS_OK ? (int64_t)offset : status;
}

/// True when `quorate_amqp_next` may have a frame without the socket being readable.
static inline bool quorate_amqp_has_more(amqp_connection_state_t state) {
    return amqp_frames_enqueued(state) || amqp_data_in_buffer(state);
}

/// The next frame, without waiting for one.
static inline void quorate_amqp_next(amqp_connection_state_t state, quorate_amqp_frame *frame) {
    struct timeval none = {0, 0};
    amqp_frame_t raw;
    memset(frame, 0, sizeof *frame);
    memset(&raw, 0, sizeof raw);
    frame->status = amqp_simple_wait_frame_noblock(state, &raw, &none);
    if (frame->status != AMQP_STATUS_OK) return;
    frame->kind = raw.frame_type;
    frame->channel = raw.channel;
    if (raw.frame_type == AMQP_FRAME_BODY) {
        frame->content = quorate_amqp_piece_of(raw.payload.body_fragment);
        return;
    }
    if (raw.frame_type == AMQP_FRAME_HEADER) {
        frame->number = raw.payload.properties.body_size;
        frame->content = quorate_amqp_piece_of(raw.payload.properties.raw);
        return;
    }
    if (raw.frame_type != AMQP_FRAME_METHOD) return;
    frame->method = raw.payload.method.id;
    void *decoded = raw.payload.method.decoded;
    switch (frame->method) {
    case AMQP_BASIC_DELIVER_METHOD: {
        amqp_basic_deliver_t *method = (amqp_basic_deliver_t *)decoded;
        frame->number = method->delivery_tag;
        frame->flag = method->redelivered;
        frame->text = quorate_amqp_piece_of(method->consumer_tag);
        frame->exchange = quorate_amqp_piece_of(method->exchange);
        frame->key = quorate_amqp_piece_of(method->routing_key);
        break;
    }
    case AMQP_BASIC_RETURN_METHOD: {
        amqp_basic_return_t *method = (amqp_basic_return_t *)decoded;
        frame->number = method->reply_code;
        frame->text = quorate_amqp_piece_of(method->reply_text);
        frame->exchange = quorate_amqp_piece_of(method->exchange);
        frame->key = quorate_amqp_piece_of(method->routing_key);
        break;
    }
    case AMQP_BASIC_ACK_METHOD: {
        amqp_basic_ack_t *method = (amqp_basic_ack_t *)decoded;
        frame->number = method->delivery_tag;
        frame->flag = method->multiple;
        break;
    }
    case AMQP_BASIC_NACK_METHOD: {
        amqp_basic_nack_t *method = (amqp_basic_nack_t *)decoded;
        frame->number = method->delivery_tag;
        frame->flag = method->multiple;
        break;
    }
    case AMQP_BASIC_CANCEL_METHOD:
        frame->text = quorate_amqp_piece_of(((amqp_basic_cancel_t *)decoded)->consumer_tag);
        break;
    case AMQP_QUEUE_DECLARE_OK_METHOD: {
        amqp_queue_declare_ok_t *method = (amqp_queue_declare_ok_t *)decoded;
        frame->number = method->message_count;
        frame->text = quorate_amqp_piece_of(method->queue);
        break;
    }
    case AMQP_QUEUE_PURGE_OK_METHOD:
        frame->number = ((amqp_queue_purge_ok_t *)decoded)->message_count;
        break;
    case AMQP_QUEUE_DELETE_OK_METHOD:
        frame->number = ((amqp_queue_delete_ok_t *)decoded)->message_count;
        break;
    case AMQP_CHANNEL_CLOSE_METHOD: {
        amqp_channel_close_t *method = (amqp_channel_close_t *)decoded;
        frame->number = method->reply_code;
        frame->text = quorate_amqp_piece_of(method->reply_text);
        break;
    }
    case AMQP_CONNECTION_CLOSE_METHOD: {
        amqp_connection_close_t *method = (amqp_connection_close_t *)decoded;
        frame->number = method->reply_code;
        frame->text = quorate_amqp_piece_of(method->reply_text);
        break;
    }
    case AMQP_CONNECTION_BLOCKED_METHOD:
        frame->text = quorate_amqp_piece_of(((amqp_connection_blocked_t *)decoded)->reason);
        break;
    default:
        break;
    }
}

/// Writes what the socket takes without waiting: the count, 0 when it takes nothing now, -1 when it is gone.
/// A vanished peer is an outcome, never a signal.
static inline int64_t quorate_amqp_send(amqp_connection_state_t state, const void *start, size_t count) {
    ssize_t written = send(amqp_get_sockfd(state), start, count, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (written >= 0) return written;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : -1;
}

/// Waits until the socket can be read, or written if `wants_to_write`, or the wake descriptor is readable.
static inline int quorate_amqp_wait(
    amqp_connection_state_t state, int wake, bool wants_to_read, bool wants_to_write, int milliseconds) {
    short events = (short)((wants_to_read ? POLLIN : 0) | (wants_to_write ? POLLOUT : 0));
    struct pollfd descriptors[2] = {{amqp_get_sockfd(state), events, 0}, {wake, POLLIN, 0}};
    if (poll(descriptors, 2, milliseconds) <= 0) return 0;
    int ready = 0;
    if (descriptors[0].revents & (POLLIN | POLLERR | POLLHUP)) ready |= quorate_amqp_readable;
    if (descriptors[0].revents & POLLOUT) ready |= quorate_amqp_writable;
    return ready;
}

#endif
