/* Which of many are wanted: the places of flags that are set, one behind the other.
 *
 * Few of many are, and nobody could guess which: a branch for each would cost more than all else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_PICK_H
#define CTG_BASE_PICK_H

#include <stddef.h>
#include <stdint.h>

#define CTG_PICK_ROOM 16 /* numbers behind the last that may be overwritten */

/* Lists the places of the flags that are 1, of so many that are 0 or 1, in order; how many. The
 * list needs room for all and CTG_PICK_ROOM more. */
size_t ctg_pick_places(const uint8_t *flags, size_t count, int32_t *places);

#endif
