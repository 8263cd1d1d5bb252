/* What the record says of one month, by rows of the tables.
 *
 * Where the record lacks a month, the first of the next ones stands for it, at most
 * CTG_RECORDED_LATER later: December 2014 is 31 January 2015.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_RECORDED_H
#define CTG_ANALYSIS_RECORDED_H

#include "engine/base/month.h"
#include "engine/model/tables.h"

#define CTG_RECORDED_LATER 2

/* The month of `contributions` that stands for `from`; CTG_NO_MONTH when there is none. */
ctg_month ctg_recorded_month(const ctg_tables *tables, ctg_month from);

/* All persons of a row, of whatever type. */
double ctg_recorded_persons(const int64_t persons[CTG_PERSONNEL]);

/* Sets persons[row of states] to the people whom the table `contributions` has in the month;
 * returns their sum. */
double ctg_recorded_people(const ctg_tables *tables, ctg_month month, double *persons);

/* Sets types[type] to all people of the type in the month. */
void ctg_recorded_types(const ctg_tables *tables, ctg_month month, double types[CTG_PERSONNEL]);

#endif
