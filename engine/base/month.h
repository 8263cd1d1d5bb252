/* Months as the record writes them (2015-01) and as the engine counts them.
 *
 * A ctg_month is year * 12 + (month - 1): 2015-01 is 24180. Months before 1900 and after 2299 are
 * refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_MONTH_H
#define CTG_BASE_MONTH_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t ctg_month;

#define CTG_MONTH(year, month) ((ctg_month)((year)*12 + (month)-1))
#define CTG_MONTH_LEAST CTG_MONTH(1900, 1)
#define CTG_MONTH_MOST CTG_MONTH(2299, 12)
#define CTG_NO_MONTH 0 /* not a month: nothing is known, or it goes on */

/* Reads exactly "YYYY-MM"; false leaves *month alone. */
bool ctg_month_read(const char *text, ctg_month *month);

/* Writes "YYYY-MM" and a NUL into `text`. */
void ctg_month_write(ctg_month month, char text[8]);

int ctg_month_year(ctg_month month);
int ctg_month_of_year(ctg_month month); /* 1 to 12 */

#endif
