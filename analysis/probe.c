/* Is a result built in? Whether an assumed parameter at an end of its range turns the sign.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/probe.h"

#define REPLICATES_LEAST 20
#define PART 4 /* of the replicates */

static uint32_t in_whole_draws(uint32_t wanted, uint32_t chances, uint32_t most)
{
    const uint32_t whole = (wanted + chances - 1) / chances * chances;
    return whole < most ? whole : most;
}

uint32_t ctg_probe_replicates(uint32_t replicates, uint32_t chances)
{
    const uint32_t part = replicates / PART;
    return in_whole_draws(part > REPLICATES_LEAST ? part : REPLICATES_LEAST, chances, replicates);
}

static ctg_status run(const ctg_probe_of *of, uint32_t replicates, ctg_probe *probe,
                      ctg_error *error)
{
    const ctg_arm *base = NULL;
    const ctg_arm *policy = NULL;
    ctg_pair pair;
    ctg_pair_effect effect = {.sign = '0'};
    ctg_arms_asked of_base = of->base;
    ctg_arms_asked of_policy = of->policy;
    of_base.replicates = of_policy.replicates = replicates;
    of_base.fixed = of_policy.fixed = probe->of.parameter;
    of_base.value = of_policy.value = probe->value;
    CTG_TRY(ctg_arms_run(of->arms, &of_base, &base, error));
    CTG_TRY(ctg_arms_run(of->arms, &of_policy, &policy, error));
    ctg_status status = ctg_pair_open(&pair, base, policy, of->name, error);
    if (status == ctg_ok) {
        status = ctg_pair_measure(&pair, of->place, &effect, error);
    }
    ctg_pair_destroy(&pair);
    probe->replicates = replicates;
    probe->mean = effect.split.mean;
    probe->low = effect.split.mean_low;
    probe->high = effect.split.mean_high;
    return status;
}

ctg_status ctg_probe_run(const ctg_probe_of *of, const ctg_influence *parameter, ctg_probe *probe,
                         ctg_error *error)
{
    const ctg_parameter *const row = ctg_parameters_row(parameter->parameter);
    const uint32_t chances = of->base.chances;
    const uint32_t most = ctg_probe_replicates(of->base.replicates, chances);
    const uint32_t few = in_whole_draws(REPLICATES_LEAST, chances, most);
    const bool is_positive = of->sign == '+';
    *probe = (ctg_probe){.of = *parameter, .is_high = is_positive != (parameter->correlation > 0)};
    probe->value = probe->is_high ? row->high : row->low;
    CTG_TRY(run(of, few, probe, error));
    const bool stays = is_positive ? probe->low > 0 : probe->high < 0;
    CTG_TRY(stays || few == most ? ctg_ok : run(of, most, probe, error));
    probe->turns = is_positive ? probe->high < 0 : probe->low > 0;
    return ctg_ok;
}
