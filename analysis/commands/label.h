/* What people call a measure of somebody, and somebody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_LABEL_H
#define CTG_COMMANDS_LABEL_H

#include "analysis/study.h"

typedef struct ctg_label {
    char text[200];
} ctg_label;

/* "sustained ready people of South-eastern Asia" */
ctg_label ctg_label_of(const ctg_study *study, ctg_measure_id measure, size_t who);

/* A state by its name, all else as ctg_study_who calls it, with blanks in the names of
 * capabilities. */
const char *ctg_label_who(const ctg_study *study, ctg_scope scope, size_t who,
                          char room[CTG_WHO_ROOM]);

/* The title of an arm where it has one of its own, in quotation marks; else the change that it
 * makes, where it is one; else its name. */
ctg_label ctg_label_arm(const ctg_study *study, size_t arm);

/* The same without quotation marks and without the number that a title begins with ("S1: "). */
ctg_label ctg_label_policy(const ctg_study *study, size_t arm);

/* The next change of a policy that its base does not make, of the lines from *at on, which is set
 * behind it; NULL: there is none. It ends after *length bytes. */
const char *ctg_label_next_change(const char **at, const char *base, size_t *length);

/* "January 2025" */
ctg_label ctg_label_month(ctg_month month);

#endif
