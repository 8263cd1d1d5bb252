/* M10: how states respond to losses: who leaves sooner, who offers less.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/response.h"

#include <string.h>

#include "engine/model/programme.h"

/* Losses on 1,000 people, saturating. Single precision and this order of operations. */
static float saturated(const ctg_parameters *p, float lost, int64_t people)
{
    const float least = (float)p->casualties_people_least_pers;
    const float base = (float)people > least ? (float)people : least;
    const float per_1000 = lost * 1000.0f;
    const float half = (float)p->casualties_half_effect_per_1000 * base;
    return per_1000 > 0.0f ? per_1000 / (per_1000 + half) : 0.0f;
}

/* The part of the response that is left to a state that a programme taught lately. */
static float aided_part(const ctg_world *world, size_t s)
{
    return ctg_programme_taught_lately(world, s) ? (float)world->p.casualties_aided_share : 1.0f;
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

static float own_losses(const ctg_world *world, size_t s, size_t m)
{
    return saturated(&world->p, world->lost[m * world->scene->S + s],
                     world->deployed_in[s * world->scene->M + m]);
}

double ctg_response_own(const ctg_world *world, size_t s, size_t m)
{
    const float near = near_part(world, neighbours(world, m), s);
    return (double)(own_losses(world, s, m) * aided_part(world, s) * near);
}

static void respond(ctg_world *world, size_t m, const float *aided)
{
    const ctg_scene *const scene = world->scene;
    const float own = (float)world->p.casualties_own;
    const float others = (float)world->p.casualties_others;
    const uint8_t *const near = neighbours(world, m);
    int64_t people = 0;
    for (size_t k = 0; k < scene->K; k++) {
        people += world->filled[m * scene->K + k];
    }
    const float all = world->lost_malicious_in[m];
    const float usual = others * saturated(&world->p, all, people);
    for (size_t s = 0; s < scene->S; s++) {
        const size_t at = m * scene->S + s;
        float sum = usual;
        if (world->lost[at] > 0.0f) {
            const float rest = all - world->lost_malicious[at];
            sum = own * own_losses(world, s, m) + others * saturated(&world->p, rest, people);
        }
        world->response[at] = sum * aided[s] * near_part(world, near, s);
    }
}

void ctg_response_begin(ctg_world *world)
{
    const size_t states = world->scene->S;
    float *const aided = world->aided;
    for (size_t s = 0; s < states; s++) {
        const int64_t out = (int64_t)world->deployed_by[s] + world->outside_by[s];
        aided[s] = aided_part(world, s);
        world->aversion[s] =
            (float)world->p.casualties_aversion * saturated(&world->p, world->lost_by[s], out);
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
