/* Values of measures and differences of them, as they stand in a line of text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/figure.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "analysis/commands/page.h"

#define DECIMALS_MOST 6
#define DIGITS 3 /* that the largest number of a group shows at least */

static bool is_money(const ctg_measure *measure)
{
    return strcmp(measure->unit, "US dollars") == 0;
}

/* Decimals with which a number of this size shows three digits. */
static int decimals_for(double scale)
{
    int decimals = DIGITS - 1;
    double at = 1;
    while (decimals > 0 && scale >= 10 * at) {
        decimals--;
        at *= 10;
    }
    at = 1;
    while (decimals < DECIMALS_MOST && scale > 0 && scale < at) {
        decimals++;
        at /= 10;
    }
    return scale > 0 ? decimals : 0;
}

/* What rounds to nothing has no sign. */
static void drop_sign_of_nothing(char *text)
{
    if (text[0] == '-' && text[strspn(text, "-0. ")] == '\0') {
        memmove(text, text + 1, strlen(text));
    }
}

static void write_plain(char text[CTG_FIGURE_ROOM], double value, int decimals)
{
    if (decimals == 0) {
        ctg_page_write_number(text, ctg_answer_count, value, 0);
    } else {
        (void)snprintf(text, CTG_FIGURE_ROOM, "%.*f", decimals, value);
    }
    drop_sign_of_nothing(text);
}

/* Below a million whole dollars, above in millions or billions. */
static void write_money(char text[CTG_FIGURE_ROOM], double value, double scale)
{
    const double unit = scale >= 999.5e6 ? 1e9 : 1e6;
    if (scale < 1e6) {
        write_plain(text, value, 0);
        return;
    }
    write_plain(text, value / unit, decimals_for(scale / unit));
    const size_t used = strlen(text);
    (void)snprintf(text + used, CTG_FIGURE_ROOM - used, unit > 1e6 ? " bn" : " m");
}

static void write_scaled(char text[CTG_FIGURE_ROOM], const ctg_measure *measure, double value,
                         double scale)
{
    const int worth = decimals_for(scale);
    if (is_money(measure)) {
        write_money(text, value, scale);
    } else {
        write_plain(text, value, worth > measure->decimals ? worth : measure->decimals);
    }
}

void ctg_figure_write(char text[CTG_FIGURE_ROOM], const ctg_measure *measure, double value)
{
    if (isnan(value)) {
        (void)snprintf(text, CTG_FIGURE_ROOM, "-");
    } else if (is_money(measure)) {
        write_money(text, value, fabs(value));
    } else {
        write_plain(text, value, measure->decimals);
    }
}

void ctg_figure_write_difference(char text[CTG_FIGURE_ROOM], const ctg_measure *measure,
                                 double value, double scale)
{
    if (!(scale > 0) || (!(value > 0) && !(value < 0))) {
        (void)snprintf(text, CTG_FIGURE_ROOM, isnan(value) ? "-" : "0");
        return;
    }
    write_scaled(text, measure, value, scale);
    if (value > 0 && text[strspn(text, "0. bnm")] != '\0') {
        memmove(text + 1, text, strlen(text) + 1);
        text[0] = '+';
    }
}

double ctg_figure_scale(double a, double b)
{
    return fabs(a) > fabs(b) ? fabs(a) : fabs(b);
}

void ctg_figure_write_percent(char text[CTG_FIGURE_ROOM], double share)
{
    (void)snprintf(text, CTG_FIGURE_ROOM, isnan(share) ? "-" : "%.0f %%", 100 * share);
}
