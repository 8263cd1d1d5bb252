/* Decimal numbers in and out, the same in every locale and exact to the bit.
 *
 * What is read is what was written: no octal, no hexadecimal, no rounding of more digits than a
 * double can tell apart, no infinity, nothing left over. A number is written so that reading it
 * gives the same bits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_NUMBER_H
#define CTG_BASE_NUMBER_H

#include <stddef.h>
#include <stdint.h>

#define CTG_NUMBER_ROOM 32 /* for any number that is written, with its NUL */

/* Reads a whole number, with or without a sign, between -2^63 and 2^63 - 1, from `length` bytes of
 * `text`. Returns NULL when *value was set, otherwise why not, to follow the value in a sentence:
 * "is empty", "is not a whole number", ... */
const char *ctg_number_whole(const char *text, size_t length, int64_t *value);

/* Reads a finite number: digits, perhaps a point with digits on both sides, perhaps an exponent; at
 * most 15 significant digits and a power of ten between -22 and 22, so that one correctly rounded
 * multiplication or division gives the nearest double (Clinger 1990). -0 is read as 0. Returns NULL
 * or why not, as above. */
const char *ctg_number_real(const char *text, size_t length, double *value);

/* Writes the value with a decimal point and as few digits (15 to 17) as tell it from every other
 * double; "nan", "inf" and "-inf" where it is not finite. */
void ctg_number_write(double value, char text[CTG_NUMBER_ROOM]);

/* Writes a whole number. */
void ctg_number_write_whole(int64_t value, char text[CTG_NUMBER_ROOM]);

#endif
