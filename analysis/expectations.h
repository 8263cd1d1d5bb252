/* What a scenario expects of itself: the lever that it pulls, and which measures it should move.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPECTATIONS_H
#define CTG_ANALYSIS_EXPECTATIONS_H

#include "engine/io/scenario.h"
#include "engine/model/measures.h"

typedef struct ctg_expectation {
    ctg_measure_id measure;
    size_t who;           /* row of the measure's scope */
    const char *who_name; /* "" for the world */
    char sign;            /* '+', '-', '0', '?' */
    const char *because;
} ctg_expectation;

const char *ctg_expectations_base(const ctg_scenario *scenario);  /* path of its base, or "" */
const char *ctg_expectations_lever(const ctg_scenario *scenario); /* one sentence, or "" */
const char *ctg_expectations_source(const ctg_scenario *scenario);
size_t ctg_expectations_count(const ctg_scenario *scenario);
ctg_expectation ctg_expectations_at(const ctg_scenario *scenario, size_t at);

#endif
