/* Stopping on request: the first SIGINT, SIGTERM or SIGUSR1 asks, the second ends the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/interrupt.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int asking[] = {SIGINT, SIGTERM, SIGUSR1};

/* A signal's handler can be given nothing: these two are the program's only mutable state. */
static atomic_bool stop;
static atomic_bool silent;

static void set_handlers(void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof asking / sizeof asking[0]; i++) {
        (void)sigaction(asking[i], &action, NULL);
    }
}

static void ask(int number)
{
    static const char message[] = "\nStopping: what is running finishes; a second signal leaves "
                                  "at once.\n";
    const int before = errno;
    (void)number;
    atomic_store(&stop, true);
    set_handlers(SIG_DFL);
    if (!atomic_load(&silent) && write(STDERR_FILENO, message, sizeof message - 1) < 0) {
        errno = before;
    }
    errno = before;
}

const atomic_bool *ctg_interrupt_arm(bool quiet)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    (void)sigemptyset(&ignore.sa_mask);
    (void)sigaction(SIGXFSZ, &ignore, NULL);
    atomic_store(&silent, quiet);
    set_handlers(ask);
    return &stop;
}
