/* A stage whose donors and programmes are a test's own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_DONORS_H
#define CTG_TESTS_SUPPORT_DONORS_H

#include "engine/model/fingerprint.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"

#define OWN_DONORS 4
#define OWN_PROGRAMMES 64
#define OWN_RECIPIENTS 512

typedef struct donor_stage {
    stage at;
    ctg_donor_row donors[OWN_DONORS];
    ctg_programme_row programmes[OWN_PROGRAMMES];
    ctg_recipient_row recipients[OWN_RECIPIENTS];
} donor_stage;

/* The baseline with copies of the shipped donors, programmes, recipients, to be changed before
 * `stage_set`. */
static inline void donor_stage_open(donor_stage *own, int32_t months)
{
    stage_open(&own->at, CTG_MONTH(2015, 1), months);
    ctg_tables *const tables = &own->at.epoch.tables;
    assert_true(tables->donors_count <= OWN_DONORS);
    assert_true(tables->programmes_count <= OWN_PROGRAMMES);
    memcpy(own->donors, tables->donors, tables->donors_count * sizeof own->donors[0]);
    memcpy(own->programmes, tables->programmes,
           tables->programmes_count * sizeof own->programmes[0]);
    assert_true(tables->recipients_count <= OWN_RECIPIENTS);
    memcpy(own->recipients, tables->recipients,
           tables->recipients_count * sizeof own->recipients[0]);
    tables->recipients = own->recipients;
    tables->donors = own->donors;
    tables->programmes = own->programmes;
}

/* The donors begin anew: no programme, no recipient; budgets in million US dollars a year, all of
 * it for one item. */
static inline void donor_stage_clear(donor_stage *own, double budget, ctg_spending item)
{
    ctg_tables *const tables = &own->at.epoch.tables;
    tables->programmes_count = 0;
    tables->recipients_count = 0;
    for (size_t d = 0; d < tables->donors_count; d++) {
        const int32_t state = own->donors[d].donor;
        own->donors[d] = (ctg_donor_row){.donor = state, .budget_usd_m_per_year = budget};
        own->donors[d].permille[item] = 1000;
    }
}

/* Some of every budget for every item, and some for none. */
static inline void donor_stage_spread(donor_stage *own)
{
    for (size_t d = 0; d < own->at.epoch.tables.donors_count; d++) {
        for (int item = 0; item < CTG_SPENDINGS; item++) {
            own->donors[d].permille[item] = 124 - item; /* less than 1000 together */
        }
    }
}

/* A further programme with room for as many as its money pays. */
static inline ctg_programme_row *donor_stage_add(donor_stage *own, int32_t donor, ctg_mode mode,
                                                 int32_t capability)
{
    ctg_tables *const tables = &own->at.epoch.tables;
    ctg_programme_row *const row = &own->programmes[tables->programmes_count++];
    *row = (ctg_programme_row){.number = 900 + (int64_t)tables->programmes_count,
                               .donor = donor,
                               .donor_share_permille = 100,
                               .mode = (int32_t)mode,
                               .capability = capability,
                               .instructors = 10000,
                               .seats_per_year = 1000000,
                               .peacekeeping_permille = 1000,
                               .start = own->at.setting.start + 1,
                               .end = CTG_NO_MONTH};
    return row;
}

static inline void donor_stage_teach(donor_stage *own, const char *state)
{
    ctg_tables *const tables = &own->at.epoch.tables;
    own->recipients[tables->recipients_count++] = (ctg_recipient_row){
        (int32_t)tables->programmes_count - 1, (int32_t)stage_state(&own->at, state)};
}

static inline size_t donor_stage_donor(const donor_stage *own, const char *state)
{
    const ctg_tables *const tables = &own->at.epoch.tables;
    for (size_t d = 0; d < tables->donors_count; d++) {
        if ((size_t)own->donors[d].donor == stage_state(&own->at, state)) {
            return d;
        }
    }
    fail_msg("%s is no donor", state);
    return 0;
}

static inline void stage_run(stage *at, int32_t months)
{
    for (int32_t t = 1; t <= months; t++) {
        if (ctg_step_run(at->world, t, &at->error) != ctg_ok) {
            fail_msg("%s", at->error.text);
        }
    }
}

/* Sets, runs and closes; the digest of the end. */
static inline uint64_t donor_stage_digest(donor_stage *own, int32_t months)
{
    stage_set(&own->at);
    stage_run(&own->at, months);
    const uint64_t digest = ctg_fingerprint_of(own->at.world, 0);
    stage_close(&own->at);
    return digest;
}

#endif
