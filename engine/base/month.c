/* Months as the record writes them (2015-01) and as the engine counts them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/month.h"

#include <stdio.h>
#include <string.h>

static bool digits(const char *text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool ctg_month_read(const char *text, ctg_month *month)
{
    int year = 0;
    int of_year = 0;
    if (strlen(text) != 7 || text[4] != '-' || !digits(text, 4, &year) ||
        !digits(text + 5, 2, &of_year) || of_year < 1 || of_year > 12) {
        return false;
    }
    const ctg_month read = CTG_MONTH(year, of_year);
    if (read < CTG_MONTH_LEAST || read > CTG_MONTH_MOST) {
        return false;
    }
    *month = read;
    return true;
}

void ctg_month_write(ctg_month month, char text[8])
{
    const unsigned year = (unsigned)ctg_month_year(month) % 10000u;
    (void)snprintf(text, 8, "%04u-%02u", year, (unsigned)ctg_month_of_year(month) % 100u);
}

int ctg_month_year(ctg_month month)
{
    return (int)(month / 12);
}

int ctg_month_of_year(ctg_month month)
{
    return (int)(month % 12) + 1;
}
