#define _GNU_SOURCE
#include "CPostgres.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct quorate_pg_notices {
    char sqlstate[6];
    char message[240];
    int warnings;
};

static void copy(char *target, size_t size, const char *source) {
    if (!source) source = "";
    strncpy(target, source, size - 1);
    target[size - 1] = 0;
}

static void receive(void *context, const PGresult *result) {
    quorate_pg_notices *notices = context;
    const char *severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (!severity || !state) return;
    if (!strcmp(severity, "WARNING") && !strcmp(state, "01000")) notices->warnings += 1;
    if (strcmp(severity, "FATAL") && strcmp(severity, "PANIC") && strcmp(severity, "ERROR")) return;
    copy(notices->sqlstate, sizeof notices->sqlstate, state);
    copy(notices->message, sizeof notices->message, PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
}

quorate_pg_notices *quorate_pg_notices_attach(PGconn *connection) {
    quorate_pg_notices *notices = calloc(1, sizeof *notices);
    if (notices) PQsetNoticeReceiver(connection, receive, notices);
    return notices;
}

void quorate_pg_notices_free(quorate_pg_notices *notices) { free(notices); }

const char *quorate_pg_notices_sqlstate(const quorate_pg_notices *notices) { return notices->sqlstate; }

const char *quorate_pg_notices_message(const quorate_pg_notices *notices) { return notices->message; }

int quorate_pg_notices_warnings(const quorate_pg_notices *notices) { return notices->warnings; }

struct request {
    PGcancel *cancel;
    int finished;
};

static void dispose(struct request *request) {
    PQfreeCancel(request->cancel);
    close(request->finished);
    free(request);
}

static void *run(void *context) {
    struct request *request = context;
    char message[256];
    PQcancel(request->cancel, message, sizeof message);
    quorate_pg_event_signal(request->finished);
    dispose(request);
    return NULL;
}

int quorate_pg_cancel_start(PGconn *connection, int finished) {
    struct request *request = calloc(1, sizeof *request);
    if (!request) return -1;
    request->cancel = PQgetCancel(connection);
    request->finished = fcntl(finished, F_DUPFD_CLOEXEC, 0);
    if (!request->cancel || request->finished < 0) {
        dispose(request);
        return -1;
    }
    // The new thread inherits this mask: PQcancel's own send may meet a closed socket, and no handler runs there.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    int outcome = pthread_create(&thread, NULL, run, request);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (outcome) {
        dispose(request);
        return -1;
    }
    pthread_detach(thread);
    return 0;
}
