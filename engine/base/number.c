/* Decimal numbers in and out.
 *
 * Clinger, W. D. (1990), How to read floating point numbers accurately, PLDI: when the digits form
 * an integer below 2^53 and the power of ten is at most 10^22, both are exact doubles, and the one
 * rounding of their product or quotient is the correct one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/number.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define DIGITS_MOST 15
#define DIGITS_SAFE 18 /* of a whole number, that cannot lie beyond 64 bits */
#define POWER_MOST 22

static const char not_number[] = "is not a number";

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Why a text that should begin with digits does not; NULL when it does. */
static const char *bad_beginning(const char *text, size_t length)
{
    if (length == 0) {
        return not_number;
    }
    if (length > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
        return "is hexadecimal; write it in decimal digits";
    }
    if (length > 1 && text[0] == '0' && is_digit(text[1])) {
        return "begins with 0; write it without leading zeros";
    }
    return is_digit(text[0]) ? NULL : not_number;
}

const char *ctg_number_whole(const char *text, size_t length, int64_t *value)
{
    static const char beyond[] = "lies beyond 64 bits";
    if (length == 0) {
        return "is empty";
    }
    const bool negative = text[0] == '-';
    const size_t sign = text[0] == '-' || text[0] == '+' ? 1 : 0;
    const char *const fault = bad_beginning(text + sign, length - sign);
    if (fault != NULL) {
        return fault == not_number ? "is not a whole number" : fault;
    }
    int64_t sum = 0; /* kept negative: that side holds one number more */
    for (size_t i = sign; i < length; i++) {
        if (!is_digit(text[i])) {
            return "is not a whole number";
        }
        const int digit = text[i] - '0';
        if (i >= sign + DIGITS_SAFE && sum < (INT64_MIN + digit) / 10) {
            return beyond;
        }
        sum = sum * 10 - digit;
    }
    if (!negative && sum == INT64_MIN) {
        return beyond;
    }
    *value = negative ? sum : -sum;
    return NULL;
}

/* A number taken apart: digits x 10^power, without the zeros at either end. */
typedef struct parts {
    int64_t digits;
    int count;   /* of significant digits */
    int pending; /* zeros that count only if another digit follows */
    int power;
} parts;

static bool add_digit(parts *p, int digit)
{
    if (digit == 0) {
        p->pending += p->count > 0 && p->pending < 1000 ? 1 : 0;
        return true;
    }
    for (; p->pending > 0 && p->count <= DIGITS_MOST; p->pending--, p->count++) {
        p->digits *= 10;
    }
    p->digits = p->digits * 10 + digit;
    p->count++;
    return p->count <= DIGITS_MOST;
}

/* Reads the digits before and after the point; *at moves behind them. */
static const char *read_digits(const char *text, size_t length, size_t *at, parts *p)
{
    bool fits = true;
    for (; *at < length && is_digit(text[*at]); (*at)++) {
        fits = fits && add_digit(p, text[*at] - '0');
    }
    if (*at < length && text[*at] == '.') {
        const size_t point = (*at)++;
        for (; *at < length && is_digit(text[*at]); (*at)++) {
            fits = fits && add_digit(p, text[*at] - '0');
        }
        if (*at == point + 1) {
            return "has no digit after its point";
        }
        p->power = -(int)(*at - point - 1 < 2000 ? *at - point - 1 : 2000);
    }
    return fits ? NULL : "has more than 15 significant digits";
}

/* Reads "e-3" up to the end of the text. */
static const char *read_exponent(const char *text, size_t length, size_t at, parts *p)
{
    if (at == length) {
        return NULL;
    }
    if (text[at] == ',') {
        return "has a comma; write the decimal point as '.'";
    }
    if (text[at] != 'e' && text[at] != 'E') {
        return not_number;
    }
    at++;
    const bool negative = at < length && text[at] == '-';
    at += at < length && (text[at] == '-' || text[at] == '+') ? 1 : 0;
    if (at == length) {
        return not_number;
    }
    int exponent = 0;
    for (; at < length; at++) {
        if (!is_digit(text[at])) {
            return not_number;
        }
        exponent = exponent < 10000 ? exponent * 10 + (text[at] - '0') : exponent;
    }
    p->power += negative ? -exponent : exponent;
    return NULL;
}

const char *ctg_number_real(const char *text, size_t length, double *value)
{
    static const double ten_to[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (length == 0) {
        return "is empty";
    }
    size_t at = text[0] == '-' || text[0] == '+' ? 1 : 0;
    parts p = {0, 0, 0, 0};
    const char *fault = bad_beginning(text + at, length - at);
    fault = fault != NULL ? fault : read_digits(text, length, &at, &p);
    fault = fault != NULL ? fault : read_exponent(text, length, at, &p);
    if (fault != NULL) {
        return fault;
    }
    p.power += p.pending;
    if (p.digits == 0) {
        *value = 0.0;
        return NULL;
    }
    if (p.power < -POWER_MOST || p.power > POWER_MOST) {
        return "is too large or too small: its last digit must stand between 1e-22 and 1e22";
    }
    const double digits = (double)(text[0] == '-' ? -p.digits : p.digits);
    *value = p.power < 0 ? digits / ten_to[-p.power] : digits * ten_to[p.power];
    return NULL;
}

/* printf follows the locale: whatever stands for the point becomes '.'. */
static void make_point(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        const bool plain = is_digit(*from) || *from == '-' || *from == '+' || *from == 'e';
        if (plain) {
            *to++ = *from;
        } else if (to == text || to[-1] != '.') {
            *to++ = '.';
        }
    }
    *to = '\0';
}

void ctg_number_write(double value, char text[CTG_NUMBER_ROOM])
{
    if (!isfinite(value)) {
        (void)snprintf(text, CTG_NUMBER_ROOM, "%s",
                       isnan(value) ? "nan"
                       : value > 0  ? "inf"
                                    : "-inf");
        return;
    }
    double again = 0;
    (void)snprintf(text, CTG_NUMBER_ROOM, "%.15g", value);
    make_point(text);
    if (ctg_number_real(text, strlen(text), &again) == NULL && again == value) {
        return;
    }
    (void)snprintf(text, CTG_NUMBER_ROOM, "%.17g", value);
    make_point(text);
}

void ctg_number_write_whole(int64_t value, char text[CTG_NUMBER_ROOM])
{
    (void)snprintf(text, CTG_NUMBER_ROOM, "%" PRId64, value);
}
