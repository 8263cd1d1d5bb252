/* Stopping on request: the first SIGINT, SIGTERM or SIGUSR1 asks, the second ends the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_INTERRUPT_H
#define CTG_COMMANDS_INTERRUPT_H

#include <stdatomic.h>
#include <stdbool.h>

/* From now on the first of these signals sets what is returned, and the next one has the system's
 * ordinary effect. A file that grows beyond what is allowed becomes an error of writing. */
const atomic_bool *ctg_interrupt_arm(bool quiet);

#endif
