/* The answer to a scenario as JSON: the same content as the page, numbers with 17 digits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_ANSWER_JSON_H
#define CTG_COMMANDS_ANSWER_JSON_H

#include <jansson.h>
#include <stdio.h>

#include "analysis/answer.h"
#include "analysis/commands/job.h"

ctg_status ctg_answer_json_print(FILE *to, const ctg_answer *answer, const ctg_job *job,
                                 ctg_error *error);

/* An object with what heads and closes every answer: title, question, scenario, study, store,
 * digest, replicates, failures ...; NULL without memory. */
json_t *ctg_answer_json_frame(const ctg_study *study, const ctg_runs_outcome *outcome,
                              const ctg_job *job);

/* {"median": ..., "p05": ..., ...}, or null without values; NULL without memory. */
json_t *ctg_answer_json_quantiles(const ctg_quantiles *of);

/* A text, which may be no UTF-8: then as the page shows it; NULL without memory. */
json_t *ctg_answer_json_text(const char *text, size_t length);

/* Prints the object and gives it back; NULL is told as want of memory. */
ctg_status ctg_answer_json_write(FILE *to, json_t *object, ctg_error *error);

/* The same to stdout: ctg_exit_ok, or the exit code after having said what is wrong. */
int ctg_answer_json_tell(json_t *object);

#endif
