// What libpq needs around it before Swift can use it: notices kept instead of printed, cancel requests on a thread of
// their own, event counters, and the few macros that Swift does not import.
#ifndef QUORATE_CPOSTGRES_H
#define QUORATE_CPOSTGRES_H

#include <postgresql/libpq-fe.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

/// What the server said outside any statement. Belongs to one connection and is freed after it.
typedef struct quorate_pg_notices quorate_pg_notices;

/// Keeps a connection's notices from now on; null when there is no memory.
quorate_pg_notices *quorate_pg_notices_attach(PGconn *connection);

/// Frees the notices of a connection that has been finished.
void quorate_pg_notices_free(quorate_pg_notices *notices);

/// The SQLSTATE of the last error that came outside any statement, or the empty string.
const char *quorate_pg_notices_sqlstate(const quorate_pg_notices *notices);

/// The words of the last error that came outside any statement, or the empty string.
const char *quorate_pg_notices_message(const quorate_pg_notices *notices);

/// How many plain warnings (SQLSTATE 01000) have come.
int quorate_pg_notices_warnings(const quorate_pg_notices *notices);

/// Asks the server, from a thread of its own, to cancel what the connection runs. `PQcancel` may block for as long as
/// the network likes. Adds one to `finished` once it is over. 0, or -1 when the request could not be started.
int quorate_pg_cancel_start(PGconn *connection, int finished);

/// The SQLSTATE of a failed result, or null.
static inline const char *quorate_pg_result_sqlstate(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

/// The first line of a failed result's message, or null.
static inline const char *quorate_pg_result_message(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}

/// The severity of a failed result in English whatever the session's language, or null.
static inline const char *quorate_pg_result_severity(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
}

/// A new event counter that does not block and is closed on exec; -1 with errno set when none is to be had.
static inline int quorate_pg_event(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/// Adds one to the counter, which makes the descriptor readable.
static inline void quorate_pg_event_signal(int descriptor) {
    uint64_t one = 1;
    ssize_t ignored = write(descriptor, &one, sizeof one);
    (void)ignored;
}

/// Sets the counter back to nought, which makes the descriptor unreadable.
static inline void quorate_pg_event_drain(int descriptor) {
    uint64_t count = 0;
    ssize_t ignored = read(descriptor, &count, sizeof count);
    (void)ignored;
}

#endif
