/* Makes the n-th allocation fail: the test's own and those of our libraries, but not those inside
 * the C library or other shared libraries.
 *
 * A test that uses it is linked with --wrap for malloc, calloc, realloc, strdup and strndup (see
 * tests/CMakeLists.txt). Counting is atomic, but which allocation is the n-th is only defined on
 * one thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_FAILING_MALLOC_H
#define CTG_TESTS_SUPPORT_FAILING_MALLOC_H

#include <stdbool.h>
#include <stdint.h>

/* Starts counting at 0; allocation number `nth` (1, 2, ...) will fail, and with `ever_after` every
 * later one; 0: none. */
void failing_malloc_arm(uint64_t nth, bool ever_after);

/* Stops: every allocation succeeds again. Returns how many were asked for since arming. */
uint64_t failing_malloc_disarm(void);

#endif
