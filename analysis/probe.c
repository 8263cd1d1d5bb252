/* Is a result built in? Whether an assumed parameter at an end of its range turns the sign.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/probe.h"

#include <stdlib.h>

#include "analysis/marginals.h"
#include "engine/base/memory.h"

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

static void read_ends(const ctg_posterior *posterior, size_t column, double *room, size_t *order,
                      double ends[2])
{
    const size_t rows = posterior->row_count;
    double sum = 0;
    for (size_t row = 0; row < rows; row++) {
        sum += posterior->weights[row];
    }
    for (size_t row = 0; row < rows; row++) {
        room[row] = posterior->values[row * posterior->parameter_count + column];
        room[rows + row] = posterior->weights[row] / sum;
    }
    ends[0] = ctg_marginals_quantile(room, room + rows, rows, order, 0.05);
    ends[1] = ctg_marginals_quantile(room, room + rows, rows, order, 0.95);
}

/* The ends of one column of a posterior: 5 and 95 % of its weight. */
static ctg_status set_ends(const ctg_posterior *posterior, size_t column, double ends[2],
                           ctg_error *error)
{
    const size_t rows = posterior->row_count;
    void *room = NULL;
    void *order = NULL;
    CTG_TRY(ctg_memory_array(&room, 2 * rows, sizeof(double), "a probe", error));
    const ctg_status status = ctg_memory_array(&order, rows, sizeof(size_t), "a probe", error);
    if (status == ctg_ok) {
        read_ends(posterior, column, room, order, ends);
    }
    free(order);
    free(room);
    return status;
}

ctg_status ctg_probe_ends(const ctg_setting *setting, ctg_parameter_id id, double ends[2],
                          ctg_error *error)
{
    const ctg_posterior *const posterior = setting->posterior;
    ends[0] = ctg_parameters_row(id)->low;
    ends[1] = ctg_parameters_row(id)->high;
    for (size_t i = 0; posterior != NULL && i < posterior->parameter_count; i++) {
        if (posterior->parameters[i] == id) {
            CTG_TRY(set_ends(posterior, i, ends, error));
        }
    }
    return ctg_ok;
}

ctg_status ctg_probe_run(const ctg_probe_of *of, const ctg_influence *parameter, ctg_probe *probe,
                         ctg_error *error)
{
    double ends[2];
    const uint32_t chances = of->base.chances;
    const uint32_t most = ctg_probe_replicates(of->base.replicates, chances);
    const uint32_t few = in_whole_draws(REPLICATES_LEAST, chances, most);
    const bool is_positive = of->sign == '+';
    *probe = (ctg_probe){.of = *parameter, .is_high = is_positive != (parameter->correlation > 0)};
    CTG_TRY(ctg_probe_ends(of->base.setting, parameter->parameter, ends, error));
    probe->value = ends[probe->is_high ? 1 : 0];
    CTG_TRY(run(of, few, probe, error));
    const bool stays = is_positive ? probe->low > 0 : probe->high < 0;
    CTG_TRY(stays || few == most ? ctg_ok : run(of, most, probe, error));
    probe->turns = is_positive ? probe->high < 0 : probe->low > 0;
    return ctg_ok;
}
