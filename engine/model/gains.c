/* M18: what donors gain from building capacity, and how it comes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/gains.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/base/wide.h"
#include "engine/model/donor.h"
#include "engine/model/losses.h"
#include "engine/model/people.h"
#include "engine/model/programme.h"

#define RELATION_LEAST 0.01 /* below that two states hardly know each other */

static double saturating(double amount, double half)
{
    return amount > 0.0 ? amount / (amount + half) : 0.0;
}

static size_t state_of(const ctg_world *world, size_t d)
{
    return (size_t)world->tables->donors[d].donor;
}

/* Moves a stock towards this month's activity. */
static void follow(double *stock, double activity, double stays)
{
    *stock = *stock * stays + activity * (1.0 - stays);
}

CTG_WIDE static void fade_all(double *stocks, size_t count, double stays)
{
    for (size_t i = 0; i < count; i++) {
        stocks[i] *= stays;
    }
}

/* Moves the stocks of a donor, or of all, towards what is given for each state; where nothing is
 * they only fade. The `count` states listed are given something by anybody. */
static void follow_cents(const ctg_world *world, size_t count, double *stocks, const int64_t *cents,
                         double stays)
{
    const double half = world->p.gains_recipient_half_usd_per_month;
    fade_all(stocks, world->scene->S, stays);
    for (size_t i = 0; i < count; i++) {
        const size_t s = (size_t)world->states_listed[i];
        stocks[s] += saturating((double)cents[s] / 100.0, half) * (1.0 - stays);
    }
}

CTG_WIDE static void add_given(int64_t *restrict sums, const int64_t *restrict given, size_t count)
{
    for (size_t s = 0; s < count; s++) {
        sums[s] += given[s];
    }
}

/* What all donors together give for each state, into world->cents; lists for whom they give
 * anything, how many. */
static size_t sum_given(ctg_world *world)
{
    const size_t states = world->scene->S;
    size_t count = 0;
    memset(world->cents, 0, states * sizeof *world->cents);
    for (size_t d = 0; d < world->scene->D; d++) {
        add_given(world->cents, world->given + d * states, states);
    }
    for (size_t s = 0; s < states; s++) {
        world->states_listed[count] = (int32_t)s;
        count += world->cents[s] > 0;
    }
    return count;
}

/* Of what a donor gives, the share for the `count` states listed for which others give too; what
 * all give is in world->cents. */
static double shared(const ctg_world *world, size_t d, size_t count)
{
    int64_t all = 0;
    int64_t together = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t s = (size_t)world->states_listed[i];
        const int64_t cents = world->given[d * world->scene->S + s];
        all += cents;
        together += world->cents[s] > cents ? cents : 0;
    }
    return all > 0 ? (double)together / (double)all : 0.0;
}

static double instructors(const ctg_world *world, size_t d)
{
    int64_t sum = 0;
    for (size_t k = 0; k < world->scene->K; k++) {
        sum += world->abroad[d * world->scene->K + k];
    }
    return (double)sum;
}

/* Open missions in the order of their numbers into the ranks; how many. */
static size_t list_open(ctg_world *world)
{
    size_t count = 0;
    for (size_t rank = 0; rank < world->scene->M; rank++) {
        const int32_t m = world->scene->mission_order[rank];
        if (world->opened[m] != CTG_NO_MONTH) {
            world->ranks[count++].at = m;
        }
    }
    return count;
}

static double interest_in(const ctg_world *world, size_t d, size_t m)
{
    return (double)world->interest[(size_t)world->host[m] * world->scene->S + state_of(world, d)];
}

static size_t words_of(const ctg_world *world)
{
    return world->scene->M / 64 + 1;
}

/* Sets for each state in which of the open missions it has people, by their places in the ranks. */
static void set_served(ctg_world *world, size_t open)
{
    const size_t words = words_of(world);
    memset(world->serves, 0, world->scene->S * words * sizeof *world->serves);
    for (size_t i = 0; i < open; i++) {
        const ctg_contributors there = ctg_losses_contributors(world, (size_t)world->ranks[i].at);
        uint64_t *const serves = world->serves + i / 64;
        const uint64_t bit = UINT64_C(1) << (i % 64);
        for (size_t j = 0; j < there.count; j++) {
            serves[(size_t)there.states[j] * words] |= bit;
        }
    }
}

/* Adds to what was filled before: interest of a donor in each of the missions that state s serves x
 * relation with it x people of that there. */
static double filled_with(const ctg_world *world, size_t s, double relation, const double *interest,
                          double before)
{
    const int32_t *const people = world->deployed_in + s;
    const size_t states = world->scene->S;
    const size_t words = words_of(world);
    double filled = before;
    for (size_t w = 0; w < words; w++) {
        for (uint64_t left = world->serves[s * words + w]; left != 0; left &= left - 1) {
            const size_t i = 64 * w + (size_t)__builtin_ctzll(left);
            const size_t m = (size_t)world->ranks[i].at;
            filled += interest[i] * relation * (double)people[m * states];
        }
    }
    return filled;
}

/* Of open posts near each donor, what its partners fill: into world->filled_near[d]; the donors'
 * interests in the open missions into world->interests. */
static void fill_near(ctg_world *world, size_t open)
{
    const ctg_scene *const scene = world->scene;
    for (size_t d = 0; d < scene->D; d++) {
        world->filled_near[d] = 0.0;
        for (size_t i = 0; i < open; i++) {
            world->interests[d * scene->M + i] = interest_in(world, d, (size_t)world->ranks[i].at);
        }
    }
    set_served(world, open);
    for (size_t rank = 0; rank < scene->S; rank++) {
        const size_t s = (size_t)scene->state_order[rank];
        for (size_t d = 0; d < scene->D; d++) {
            const double relation = world->relation[d * scene->S + s];
            if (relation > 0.0) {
                world->filled_near[d] = filled_with(
                    world, s, relation, world->interests + d * scene->M, world->filled_near[d]);
            }
        }
    }
}

/* Of the open posts near the donor, what its partners fill. */
static double secured(const ctg_world *world, size_t d, size_t open)
{
    const double *const interest = world->interests + d * world->scene->M;
    const double filled = world->filled_near[d];
    double all = 0.0;
    for (size_t i = 0; i < open; i++) {
        const int32_t *const posts = world->posts + (size_t)world->ranks[i].at * CTG_PERSONNEL;
        all += interest[i] * (double)(posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts]);
    }
    return all > filled ? filled / all : (filled > 0.0 ? 1.0 : 0.0);
}

/* Output of the missions in which a donor's own people serve, weighted by them; 1 without any. */
static double own_output(const ctg_world *world, size_t d, size_t open)
{
    double people = 0.0;
    double output = 0.0;
    for (size_t i = 0; i < open; i++) {
        const size_t m = (size_t)world->ranks[i].at;
        const int32_t here = world->deployed_in[m * world->scene->S + state_of(world, d)];
        people += (double)here;
        output += (double)here * (world->output[m] < 1.0 ? world->output[m] : 1.0);
    }
    return people > 0.0 ? output / people : 1.0;
}

static double supported(const ctg_world *world, size_t d, size_t open)
{
    const ctg_parameters *const p = &world->p;
    const double done =
        saturating((double)world->spent[d] / 100.0, p->gains_support_half_usd_per_month) +
        p->gains_security_weight * world->security[d];
    const double most = done < 1.0 ? done : 1.0;
    return most * (1.0 - p->civil_support * (1.0 - own_output(world, d, open)));
}

static void follow_all(ctg_world *world, double stays)
{
    const size_t open = list_open(world);
    const size_t states = world->scene->S;
    const size_t given = sum_given(world);
    follow_cents(world, given, world->help, world->cents, stays);
    for (size_t d = 0; d < world->scene->D; d++) {
        follow_cents(world, given, world->relation + d * states, world->given + d * states, stays);
    }
    fill_near(world, open);
    for (size_t d = 0; d < world->scene->D; d++) {
        follow(&world->donors[d], shared(world, d, given), stays);
        follow(&world->skill[d],
               saturating(instructors(world, d), world->p.gains_skill_half_instructors), stays);
        follow(&world->security[d], secured(world, d, open), stays);
        follow(&world->support[d], supported(world, d, open), stays);
    }
}

/* Instructors who teach abroad keep colleagues at home in practice. */
static void refresh_own(ctg_world *world, size_t d)
{
    const size_t kinds = world->scene->K;
    const size_t s = state_of(world, d);
    for (size_t k = 0; k < kinds; k++) {
        const double amount =
            world->p.gains_skill_weight * world->skill[d] * (double)world->abroad[d * kinds + k];
        if (amount > 0.0) {
            const double uniform = ctg_draw_uniform(
                &world->draw, ctg_purpose_skill, world->now, ctg_world_state_number(world, s), 0,
                (uint32_t)world->scene->tables->capabilities[k].number);
            const size_t pool = ctg_world_pool(world, s, k);
            const int32_t refreshed = ctg_people_move(&world->people, pool, ctg_lapsed, ctg_current,
                                                      ctg_people_whole(amount, uniform));
            ctg_people_learnt(&world->people, pool, refreshed, 0, false);
        }
    }
}

void ctg_gains_run(ctg_world *world)
{
    follow_all(world, ctg_maths_exp2(-1.0 / world->p.gains_half_life_months));
    for (size_t d = 0; d < world->scene->D; d++) {
        refresh_own(world, d);
    }
}

/* What a programme would spend for each of its recipients this month were nothing rounded. */
static void expect(ctg_world *world, size_t programme)
{
    const ctg_scene *const scene = world->scene;
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    const size_t d = (size_t)row->donor;
    const size_t from = scene->recipient_from[programme];
    const size_t to = scene->recipient_from[programme + 1];
    const bool equips = row->mode == ctg_mode_equipment;
    const double usd = equips ? ctg_donor_programme_usd(world, row, world->now)
                              : ctg_programme_throughput(world, programme, world->now) *
                                    world->p.training_programme_cost_usd_per_pers;
    if (usd <= 0.0 || from == to) {
        return;
    }
    world->spent[d] += (int64_t)(usd * 100.0);
    world->abroad[d * scene->K + (size_t)row->capability] += equips ? 0 : (int32_t)row->instructors;
    for (size_t i = from; i < to; i++) {
        const size_t s = (size_t)scene->recipients[i];
        world->given[d * scene->S + s] +=
            s == state_of(world, d) ? 0 : (int64_t)(usd * 100.0 / (double)(to - from));
    }
}

void ctg_gains_start(ctg_world *world)
{
    for (size_t p = 0; p < world->scene->P; p++) {
        if (ctg_donor_runs(&world->tables->programmes[p], world->now)) {
            expect(world, p);
        }
    }
    follow_all(world, 0.0);
}

double ctg_gains_support(const ctg_world *world, size_t s)
{
    const int32_t d = world->donor_at[s];
    return d >= 0 ? world->p.gains_support_weight * world->support[d] : 0.0;
}

/* Relations of a donor with the states whose people are in a mission, times their people there. */
static double company(const double *relation, const int32_t *here, ctg_contributors there)
{
    double sum = 0.0;
    for (size_t i = 0; i < there.count; i++) {
        const size_t s = (size_t)there.states[i];
        sum += relation[s] * (double)here[s];
    }
    return sum;
}

static void keep_company(ctg_world *world, size_t m)
{
    const size_t states = world->scene->S;
    const double people = (double)ctg_losses_people(world, m);
    const int32_t *const here = world->deployed_in + m * states;
    const ctg_contributors there = ctg_losses_contributors(world, m);
    for (size_t d = 0; people > 0.0 && d < world->scene->D; d++) {
        world->pull[state_of(world, d)] +=
            (float)(company(world->relation + d * states, here, there) / people);
    }
}

CTG_WIDE static void raise_to(const double *restrict relation, size_t count, float *restrict pull)
{
    for (size_t s = 0; s < count; s++) {
        const float value = (float)relation[s];
        pull[s] = value > pull[s] ? value : pull[s];
    }
}

static void multiply(float *pull, size_t count, float weight)
{
    for (size_t s = 0; s < count; s++) {
        pull[s] *= weight;
    }
}

/* The closest donor with people in mission m, for every state. */
static void follow_donors(ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    for (size_t d = 0; d < scene->D; d++) {
        if (world->deployed_in[m * scene->S + state_of(world, d)] > 0) {
            raise_to(world->relation + d * scene->S, scene->S, world->pull);
        }
    }
}

void ctg_gains_approach(ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    const float weight = (float)world->p.gains_recipient_weight;
    memset(world->pull, 0, scene->S * sizeof *world->pull);
    if (weight <= 0.0f) {
        return;
    }
    follow_donors(world, m);
    keep_company(world, m);
    multiply(world->pull, scene->S, weight);
}

double ctg_gains_index(const ctg_world *world, size_t d)
{
    const ctg_scene *const scene = world->scene;
    double sum = 0.0;
    double count = 0.0;
    for (size_t rank = 0; rank < scene->S; rank++) {
        const double relation = world->relation[d * scene->S + (size_t)scene->state_order[rank]];
        sum += relation >= RELATION_LEAST ? relation : 0.0;
        count += relation >= RELATION_LEAST ? 1.0 : 0.0;
    }
    return (count > 0.0 ? sum / count : 0.0) + world->donors[d] + world->support[d] +
           world->skill[d] + world->security[d];
}
