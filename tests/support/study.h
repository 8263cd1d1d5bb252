/* A study of four states, three regions and two capabilities over 24 months, made by hand, and
 * records with known values, for the tests of what stands above the engine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_STUDY_H
#define CTG_TESTS_SUPPORT_STUDY_H

#include "analysis/study.h"
#include "engine/run/ensemble.h"

#define STUDY_RECORD_MOST 4096

typedef struct small_study {
    ctg_study study;
    ctg_setting setting;
    ctg_epoch epoch;
    ctg_scenario_file file;
    const ctg_scenario_file *files[1];
    char changes[64], resolved[256];
} small_study;

static const ctg_region_row small_regions[] = {
    {"Eastern Asia", 30, "Asia"}, {"Western Africa", 11, "Africa"}, {"Polynesia", 61, "Oceania"}};
static const ctg_capability_row small_capabilities[] = {
    {"infantry", 1, ctg_troops, 0, 100, 3000, 2400, 3600, 0},
    {"engineering", 2, ctg_troops, 0, 50, 505, 300, 800, 0}};
static const ctg_state_row small_states[] = {{"JPN", 392, "Japan", 0, 0, 1956, 1945},
                                             {"CHN", 156, "China", 0, 1, 1945, 1945},
                                             {"GHA", 288, "Ghana", 1, 0, 1957, 1957},
                                             {"TON", 776, "Tonga", 2, 0, 1999, 1970}};
static const ctg_framework_row small_frameworks[] = {{.framework = "UN", .number = 1}};
static const ctg_mission_row small_missions[] = {{.mission = "ONUT", .number = 1},
                                                 {.mission = "UNTO", .number = 2}};
static const ctg_demand_row small_demand[] = {{0, CTG_MONTH(2014, 6), {100, 10, 5}, "authorised"},
                                              {0, CTG_MONTH(2016, 2), {120, 10, 5}, "authorised"}};
static const ctg_contribution_row small_contributions[] = {
    {0, CTG_MONTH(2015, 1), {50, 0, 0}},  {2, CTG_MONTH(2015, 1), {150, 0, 0}},
    {0, CTG_MONTH(2016, 2), {100, 0, 0}}, {2, CTG_MONTH(2016, 2), {90, 10, 0}},
    {1, CTG_MONTH(2017, 1), {30, 0, 10}}, {2, CTG_MONTH(2017, 1), {40, 0, 0}}};

/* Sets the resolved text from the setting's seed, and the identity from both. */
static inline void small_study_resolve(small_study *small)
{
    (void)snprintf(small->resolved, sizeof small->resolved, "replicates = 9;\nseed = %ju;\n",
                   (uintmax_t)small->setting.seed);
    assert_int_equal(ctg_study_set_id(&small->study, NULL), ctg_ok);
}

static inline void small_study_make(small_study *small)
{
    static const char text[] = "title = \"Small\";\n";
    memset(small, 0, sizeof *small);
    small->epoch.from = CTG_MONTH_LEAST;
    ctg_tables *const tables = &small->epoch.tables;
    tables->regions = small_regions;
    tables->regions_count = 3;
    tables->capabilities = small_capabilities;
    tables->capabilities_count = 2;
    tables->states = small_states;
    tables->states_count = 4;
    tables->frameworks = small_frameworks;
    tables->frameworks_count = 1;
    tables->missions = small_missions;
    tables->missions_count = 2;
    tables->demand = small_demand;
    tables->demand_count = 2;
    tables->contributions = small_contributions;
    tables->contributions_count = 6;
    small->setting = (ctg_setting){.seed = 18446744073709551615u,
                                   .start = CTG_MONTH(2015, 1),
                                   .months = 24,
                                   .covariates_known_to = CTG_MONTH(2016, 12),
                                   .epochs = &small->epoch,
                                   .epoch_count = 1};
    ctg_parameters_default(&small->setting.centre);
    small->setting.drawn[0] = true;
    small->file = (ctg_scenario_file){.role = "scenario",
                                      .path = "folder/small.cfg",
                                      .bytes = text,
                                      .size = sizeof text - 1,
                                      .sha256 = "not read by the store"};
    small->files[0] = &small->file;
    small->study = (ctg_study){.name = "small",
                               .title = "Small",
                               .question = "Does it add up?",
                               .version = "2.385",
                               .setting = &small->setting,
                               .replicates = 9,
                               .shape = {24, {1, 3, 3, 2, 4, 2, 1, CTG_AGES, 6}},
                               .files = small->files,
                               .file_count = 1,
                               .changes = small->changes,
                               .resolved = small->resolved};
    small_study_resolve(small);
    assert_true(ctg_measures_record_size(&small->study.shape) <= STUDY_RECORD_MOST);
}

/* A replicate's value at a place: nothing round, nothing equal to a neighbour. */
static inline double small_value(uint32_t replicate, size_t place)
{
    return (double)place * 1.7320508 + (double)replicate * 0.61803399 + 3.14159;
}

static inline ctg_replicate_result small_result(const small_study *small, uint32_t replicate,
                                                double record[STUDY_RECORD_MOST])
{
    const size_t size = ctg_measures_record_size(&small->study.shape);
    for (size_t place = 0; place < size; place++) {
        record[place] = small_value(replicate, place);
    }
    return (ctg_replicate_result){.replicate = replicate,
                                  .status = ctg_ok,
                                  .sentence = "",
                                  .record = record,
                                  .parameters = &small->setting.centre,
                                  .digest = 0x9e3779b97f4a7c15u * (replicate + 1u),
                                  .seconds = 0.0625};
}

static inline ctg_replicate_result small_failure(uint32_t replicate, ctg_status status,
                                                 const char *sentence)
{
    return (ctg_replicate_result){.replicate = replicate, .status = status, .sentence = sentence};
}

/* Sets a measure in a record. */
static inline void small_set(const small_study *small, double *record, ctg_measure_id id,
                             size_t time, size_t who, double value)
{
    record[ctg_measures_place(&small->study.shape, id, time, who)] = value;
}

#endif
