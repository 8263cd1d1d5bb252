/* M2, M3, M7, M19: how ready a state is to send officers, or units of a type of personnel, wherever
 * they are needed. Term by term for all states: a lane is a state.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/inclination.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/base/wide.h"
#include "engine/model/ceiling.h"
#include "engine/model/donor.h"
#include "engine/model/gains.h"
#include "engine/model/margin.h"
#include "engine/model/weighing.h"

/* Logarithms of 1 + experience: of all people [s], then of each type [(1 + type) * S + s]. */
static void weigh_experience(ctg_world *world)
{
    const size_t states = world->scene->S;
    double *const log2 = world->experience_log2;
    for (size_t s = 0; s < states; s++) {
        log2[s] = 1.0 + (double)world->experience[s];
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            log2[(1 + type) * states + s] =
                1.0 + (double)world->experience_as[s * CTG_PERSONNEL + type];
        }
    }
    ctg_maths_log2_all(log2, states * (1 + CTG_PERSONNEL));
}

/* For missions outside, by how much the load under its ceiling is less of a burden to a state. */
CTG_WIDE static void ease(const double *restrict usual, const double *restrict hard, double weight,
                          size_t count, float *restrict eased)
{
    for (size_t s = 0; s < count; s++) {
        eased[s] = (float)(weight * (usual[s] - hard[s]));
    }
}

/* What a state gains and bears: its margin, and what its donor's money sets aside for units. */
static void weigh_margins(ctg_world *world)
{
    const size_t states = world->scene->S;
    ctg_weighing_own_costs(world, world->own_cost);
    for (size_t s = 0; s < states; s++) {
        ctg_donor_subsidise(world, s);
    }
    memcpy(world->paid_seen, world->paid_share, states * sizeof *world->paid_seen);
    ctg_margin_all_un(world, 0.0, world->paid_seen, world->margin);
}

/* Where each term of a state's own will is, [s]. */
typedef struct own_terms {
    const double *help, *support, *will, *size, *democracy, *officers, *margin, *experience;
    const float *aversion;
} own_terms;

/* What counts for units and officers alike, and what for officers alone. */
CTG_WIDE static void add_common(const own_terms *of, const ctg_parameters *p, size_t count,
                                double *restrict common, double *restrict officers)
{
    const own_terms at = *of;
    const double side_payment = p->willingness_side_payment;
    const double base = p->willingness_officer_base;
    const double habit = p->habit_officer_experience;
    const double status = p->willingness_officer_status_per_doubling;
    const double democracy = p->willingness_officer_democracy;
    const double borne = p->donor_officers_log_odds;
    for (size_t s = 0; s < count; s++) {
        common[s] = side_payment * at.help[s] + at.support[s] - (double)at.aversion[s] + at.will[s];
        officers[s] = base + habit * at.experience[s] + status * at.size[s] +
                      democracy * at.democracy[s] + borne * at.officers[s];
    }
}

/* Utilities of one type of personnel. */
CTG_WIDE static void incline_type(const own_terms *of, const ctg_parameters *p, size_t count,
                                  const double *restrict common, const double *restrict officers,
                                  const double *restrict loads, float *restrict of_officers,
                                  float *restrict of_units)
{
    const own_terms at = *of;
    const double weight = p->willingness_load;
    const double base = p->willingness_unit_base;
    const double habit = p->habit_experience;
    const double status = p->willingness_unit_status_per_doubling;
    const double democracy = p->willingness_unit_democracy;
    const double profit = p->willingness_profit;
    for (size_t s = 0; s < count; s++) {
        const double load = weight * loads[s];
        const double units = base + habit * at.experience[s] + status * at.size[s] +
                             democracy * at.democracy[s] + profit * at.margin[s];
        of_officers[s] = (float)(common[s] + officers[s] - load);
        of_units[s] = (float)(common[s] + units - load);
    }
}

void ctg_inclination_begin(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const size_t states = scene->S;
    double *const loads = world->inclined; /* three rows; then four more, of one term each */
    double *const support = loads + 3 * states;
    double *const share = loads + 4 * states;
    double *const common = loads + 5 * states;
    double *const officers = loads + 6 * states;
    weigh_experience(world);
    ctg_ceiling_loads(world, loads);
    ease(loads, loads + 2 * states, world->p.willingness_load, states, world->eased);
    weigh_margins(world);
    for (size_t s = 0; s < states; s++) {
        support[s] = ctg_gains_support(world, s);
        share[s] = ctg_donor_officer_share(world, s);
    }
    own_terms of = {.help = world->help,
                    .support = support,
                    .will = world->will,
                    .size = world->people_doublings,
                    .democracy = scene->democracy + world->y * states,
                    .officers = share,
                    .margin = world->margin,
                    .experience = world->experience_log2,
                    .aversion = world->aversion};
    add_common(&of, &world->p, states, common, officers);
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        of.experience = world->experience_log2 + (1 + type) * states;
        incline_type(&of, &world->p, states, common, officers,
                     loads + (type == ctg_police ? states : 0),
                     ctg_inclination_of(world, type, true), ctg_inclination_of(world, type, false));
    }
}
