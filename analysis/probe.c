/* Is a result built in? Whether an assumed parameter at an end of its range turns the sign.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/probe.h"

#define REPLICATES_LEAST 20
#define PART 4 /* of the replicates */

uint32_t ctg_probe_replicates(uint32_t replicates, uint32_t chances)
{
    const uint32_t part = replicates / PART;
    const uint32_t wanted = part > REPLICATES_LEAST ? part : REPLICATES_LEAST;
    const uint32_t whole = (wanted + chances - 1) / chances * chances;
    return whole < replicates ? whole : replicates;
}

static ctg_status run_end(const ctg_probe_of *of, ctg_parameter_id parameter, ctg_probe_end *end,
                          ctg_error *error)
{
    const ctg_arm *base = NULL;
    const ctg_arm *policy = NULL;
    ctg_pair pair;
    ctg_pair_effect effect = {.sign = '0'};
    ctg_arms_asked of_base = of->base;
    ctg_arms_asked of_policy = of->policy;
    of_base.fixed = of_policy.fixed = parameter;
    of_base.value = of_policy.value = end->value;
    CTG_TRY(ctg_arms_run(of->arms, &of_base, &base, error));
    CTG_TRY(ctg_arms_run(of->arms, &of_policy, &policy, error));
    ctg_status status = ctg_pair_open(&pair, base, policy, of->name, error);
    if (status == ctg_ok) {
        status = ctg_pair_measure(&pair, of->place, &effect, error);
    }
    ctg_pair_destroy(&pair);
    end->mean = effect.split.mean;
    end->low = effect.split.mean_low;
    end->high = effect.split.mean_high;
    end->turns = of->sign == '+' ? end->high < 0 : end->low > 0;
    return status;
}

ctg_status ctg_probe_run(const ctg_probe_of *of, ctg_probe *probe, ctg_error *error)
{
    const ctg_parameter *const row = ctg_parameters_row(probe->parameter);
    probe->ends[0].value = row->low;
    probe->ends[1].value = row->high;
    CTG_TRY(run_end(of, probe->parameter, &probe->ends[0], error));
    return run_end(of, probe->parameter, &probe->ends[1], error);
}

bool ctg_probe_turns(const ctg_probe *probe)
{
    return probe->ends[0].turns || probe->ends[1].turns;
}
