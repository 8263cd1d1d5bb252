/* What scenarios expect and ask, and what came of it: each policy beside its base.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/results.h"

#include <math.h>

static ctg_arms_asked arm_of(const ctg_cases *cases, const ctg_case *one,
                             const ctg_setting *setting)
{
    const ctg_cases_base *const base = &cases->bases[one->base];
    return (ctg_arms_asked){.setting = setting,
                            .replicates = cases->asked.replicates,
                            .chances = cases->asked.chances,
                            .fixed = CTG_PARAMETERS,
                            .places = base->places,
                            .place_count = base->place_count};
}

static double share_as_expected(const ctg_pair_effect *effect, char sign)
{
    switch (sign) {
    case '+':
        return effect->above;
    case '-':
        return effect->below;
    default:
        return (double)NAN; /* nothing, or not known: a share of draws says nothing of it */
    }
}

/* Holds each of the strongest parameters at its ends. */
static ctg_status probe(const ctg_pair *pair, ctg_probe_of *of, ctg_case_row *row, ctg_error *error)
{
    ctg_influence strongest[CTG_INFLUENCE_MOST];
    of->place = row->place;
    of->sign = row->effect.sign;
    row->verdict = ctg_case_emergent;
    CTG_TRY(ctg_influence_rank(pair, row->place, strongest, &row->probe_count, error));
    for (size_t at = 0; at < row->probe_count; at++) {
        CTG_TRY(ctg_probe_run(of, &strongest[at], &row->probes[at], error));
        if (row->probes[at].turns) {
            row->verdict = ctg_case_built_in;
        }
    }
    return ctg_ok;
}

/* The first expectation is the headline. */
static ctg_status fill(const ctg_pair *pair, ctg_probe_of *of, bool probe_all, ctg_case *one,
                       ctg_error *error)
{
    one->parting = pair->parting;
    one->left_out = pair->left_out;
    for (size_t at = 0; at < one->row_count; at++) {
        ctg_case_row *const row = &one->rows[at];
        CTG_TRY(ctg_pair_measure(pair, row->place, &row->effect, error));
        row->as_expected = share_as_expected(&row->effect, row->expected.sign);
        if (row->effect.sign == '0') {
            row->verdict = ctg_case_indistinguishable;
        } else if (at > 0 && !probe_all) {
            row->verdict = ctg_case_not_probed;
        } else {
            CTG_TRY(probe(pair, of, row, error));
        }
    }
    return ctg_ok;
}

static ctg_status answer(const ctg_pair *pair, ctg_case *one, ctg_error *error)
{
    for (size_t at = 0; at < one->ask_count; at++) {
        ctg_case_ask *const ask = &one->asks[at];
        const ctg_growth_of of = {ask->starts, ask->ends, ask->asked.who_count,
                                  ask->asked.policy_has_cause};
        CTG_TRY(ctg_growth_measure(&ask->growth, pair, &of, error));
    }
    return ctg_ok;
}

ctg_status ctg_results_run(const ctg_cases *cases, ctg_case *one, ctg_arms *arms, ctg_error *error)
{
    const ctg_arm *base = NULL;
    const ctg_arm *policy = NULL;
    ctg_pair pair;
    ctg_probe_of of = {.arms = arms, .name = one->file};
    of.base = arm_of(cases, one, ctg_cases_base_setting(cases, one));
    of.policy = arm_of(cases, one, ctg_scenario_setting(one->scenario));
    CTG_TRY(ctg_arms_run(arms, &of.base, &base, error));
    CTG_TRY(ctg_arms_run(arms, &of.policy, &policy, error));
    ctg_status status = ctg_pair_open(&pair, base, policy, one->file, error);
    if (status == ctg_ok) {
        status = answer(&pair, one, error);
    }
    if (status == ctg_ok) {
        status = fill(&pair, &of, cases->asked.probe_all, one, error);
    }
    ctg_pair_destroy(&pair);
    return status;
}
