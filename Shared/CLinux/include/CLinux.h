// What Glibc has and Swift's import of it does not show: eventfd and the names of threads.
#ifndef QUORATE_CLINUX_H
#define QUORATE_CLINUX_H

#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <unistd.h>

/// A new event counter that does not block and is closed on exec; -1 with errno set when none is to be had.
static inline int quorate_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/// Adds one to the counter, which makes the descriptor readable.
static inline void quorate_eventfd_signal(int descriptor) {
    uint64_t one = 1;
    ssize_t ignored = write(descriptor, &one, sizeof one);
    (void)ignored;
}

/// Sets the counter back to nought, which makes the descriptor unreadable.
static inline void quorate_eventfd_drain(int descriptor) {
    uint64_t count = 0;
    ssize_t ignored = read(descriptor, &count, sizeof count);
    (void)ignored;
}

/// Names the calling thread; the first 15 bytes count.
static inline void quorate_name_this_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

#endif
