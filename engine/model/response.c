/* M10: how states respond to losses: who leaves sooner, who offers less.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/response.h"

#include <string.h>

#include "engine/base/wide.h"

/* How much losses of 1,000 people count, 0 to 1. */
static inline float saturated_at(float half, float per_1000)
{
    return per_1000 > 0.0f ? per_1000 / (per_1000 + half) : 0.0f;
}

static float saturated(const ctg_parameters *p, float per_1000)
{
    return saturated_at((float)p->casualties_half_effect_per_1000, per_1000);
}

/* The part of the response that is left to a state, the less the more donors do for it. */
static float aided_part(const ctg_world *world, size_t s)
{
    return 1.0f - (1.0f - (float)world->p.casualties_aided_share) * (float)world->help[s];
}

/* The same for a state that borders the host: [s]. Borders are mutual, so this is a row of ties. */
static const uint8_t *neighbours(const ctg_world *world, size_t m)
{
    const size_t party = (size_t)world->scene->host_party[world->host[m]];
    return world->scene->near + party * world->scene->H;
}

static float near_part(const ctg_world *world, const uint8_t *near, size_t s)
{
    return near[s] != 0 ? (float)world->p.casualties_near_share : 1.0f;
}

double ctg_response_own(const ctg_world *world, size_t s, size_t m)
{
    const float own = saturated(&world->p, world->lost[m * world->scene->S + s]);
    return (double)(own * aided_part(world, s) * near_part(world, neighbours(world, m), s));
}

/* Weights of a mission's losses, and where the memory of them is, [s]. */
typedef struct memory {
    const float *lost, *lost_malicious, *aided;
    const uint8_t *near;
    float own, others, half, near_share;
    float all; /* everybody's, to malicious acts */
} memory;

CTG_WIDE static void respond_all(const memory *with, size_t count, float *restrict response)
{
    const memory of = *with;
    const float usual = of.others * saturated_at(of.half, of.all);
    for (size_t s = 0; s < count; s++) {
        const float own = of.own * saturated_at(of.half, of.lost[s]) +
                          of.others * saturated_at(of.half, of.all - of.lost_malicious[s]);
        const float sum = of.lost[s] > 0.0f ? own : usual;
        response[s] = sum * of.aided[s] * (of.near[s] != 0 ? of.near_share : 1.0f);
    }
}

static void respond(ctg_world *world, size_t m, const float *aided)
{
    const size_t states = world->scene->S;
    const memory of = {.lost = world->lost + m * states,
                       .lost_malicious = world->lost_malicious + m * states,
                       .aided = aided,
                       .near = neighbours(world, m),
                       .own = (float)world->p.casualties_own,
                       .others = (float)world->p.casualties_others,
                       .half = (float)world->p.casualties_half_effect_per_1000,
                       .near_share = (float)world->p.casualties_near_share,
                       .all = world->lost_malicious_in[m]};
    respond_all(&of, states, world->response + m * states);
}

void ctg_response_begin(ctg_world *world)
{
    const size_t states = world->scene->S;
    float *const aided = world->aided;
    for (size_t s = 0; s < states; s++) {
        aided[s] = aided_part(world, s);
        world->aversion[s] =
            (float)world->p.casualties_aversion * saturated(&world->p, world->lost_by[s]);
    }
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->lost_any[m] > 0.0f) {
            respond(world, m, aided);
            world->responds[m] = 1;
        } else if (world->responds[m] != 0) {
            world->responds[m] = 0;
            memset(world->response + m * states, 0, states * sizeof *world->response);
        }
    }
}
