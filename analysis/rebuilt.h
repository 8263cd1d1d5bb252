/* A study made again from its store alone: the scenarios as they ran, the tables, the study file of
 * a sweep are all in it, and its identity says whether they came out the same. So any run can be
 * computed again, where the files are no more.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_REBUILT_H
#define CTG_ANALYSIS_REBUILT_H

#include "analysis/crossing.h"
#include "analysis/store_file.h"

typedef struct ctg_rebuilt ctg_rebuilt;

/* Rebuilds the study of a store, which stays open. ctg_input where a program of another version
 * made it, or where it holds a calibration; ctg_storage where what is in it does not give the study
 * that it names. On failure *rebuilt is NULL. */
ctg_status ctg_rebuilt_open(ctg_rebuilt **rebuilt, ctg_store_file *file, const char *version,
                            ctg_error *error);

/* NULL is fine. */
void ctg_rebuilt_close(ctg_rebuilt *rebuilt);

const ctg_study *ctg_rebuilt_study(const ctg_rebuilt *rebuilt);

/* The study file with its design; NULL where there are no points. */
const ctg_crossing *ctg_rebuilt_crossing(const ctg_rebuilt *rebuilt);

/* The scenario of an arm as it ran; NULL where there are points. */
const ctg_scenario *ctg_rebuilt_scenario(const ctg_rebuilt *rebuilt, size_t of);

/* The file from which an arm was made, as it was then: what it expects, asks, says of its lever and
 * source, which decide no result. Sets *scenario to NULL where the arm has no file of its own (the
 * command line made it) or where that cannot be read by itself; the rebuilt study owns it. */
ctg_status ctg_rebuilt_story(ctg_rebuilt *rebuilt, size_t of, const ctg_scenario **scenario,
                             ctg_error *error);

#endif
