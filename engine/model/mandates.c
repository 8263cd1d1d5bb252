/* M1, M12 (first part): missions open, grow, shrink, are taken over and close, as their posts say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/mandates.h"

#include <stdlib.h>

#include "engine/model/commitment.h"

static int32_t posts_at(const ctg_world *world, int32_t t, size_t m, ctg_personnel type)
{
    const size_t at = ((size_t)t * world->scene->M + m) * CTG_PERSONNEL;
    return world->scene->posts[at + (size_t)type];
}

int32_t ctg_mandates_posts(const ctg_world *world, size_t m, ctg_personnel type)
{
    return posts_at(world, world->t, m, type);
}

static int32_t sum_by_type(const ctg_world *world, const int32_t *by, size_t m, ctg_personnel type)
{
    int32_t sum = 0;
    for (size_t k = 0; k < world->scene->K; k++) {
        const bool counts = world->tables->capabilities[k].personnel == (int32_t)type;
        sum += counts ? by[m * world->scene->K + k] : 0;
    }
    return sum;
}

int32_t ctg_mandates_filled(const ctg_world *world, size_t m, ctg_personnel type)
{
    return sum_by_type(world, world->filled, m, type);
}

int32_t ctg_mandates_coming(const ctg_world *world, size_t m, ctg_personnel type)
{
    return sum_by_type(world, world->coming, m, type);
}

static bool open_at(const ctg_world *world, int32_t t, size_t m)
{
    return posts_at(world, t, m, ctg_troops) + posts_at(world, t, m, ctg_police) +
               posts_at(world, t, m, ctg_experts) >
           0;
}

static void take_over(ctg_world *world, size_t m)
{
    const int32_t from = world->scene->tables->missions[m].predecessor;
    if (from < 0 || !open_at(world, world->t, m) || open_at(world, world->t, (size_t)from)) {
        return;
    }
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        if (unit->mission == from &&
            world->scene->admits[(size_t)unit->state * world->scene->M + m]) {
            ctg_commitment_rehat(world, &world->commitments[i], (int32_t)m);
        }
    }
}

static int by_key_and_order(const void *a, const void *b)
{
    const ctg_rank *const left = a;
    const ctg_rank *const right = b;
    if (left->key != right->key) {
        return left->key < right->key ? -1 : 1;
    }
    return (left->order > right->order) - (left->order < right->order);
}

/* Lists a mission's units of a type, deployed or preparing, in a random order, the latest to arrive
 * first among those that prepare. */
static size_t list_units(ctg_world *world, size_t m, ctg_personnel type, bool there)
{
    size_t count = 0;
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        if ((size_t)unit->mission == m && unit->there == there && unit->persons > 0 &&
            world->tables->capabilities[unit->capability].personnel == (int32_t)type) {
            world->ranks[count++] =
                (ctg_rank){.key = there ? 0.0 : -(double)unit->arrives,
                           .order = ctg_commitment_order(world, unit, ctg_purpose_cut_order),
                           .at = (int32_t)i};
        }
    }
    qsort(world->ranks, count, sizeof *world->ranks, by_key_and_order);
    return count;
}

/* Drops promised units until at most `excess` fewer people come; what is still in excess. */
static int32_t drop_promised(ctg_world *world, size_t m, ctg_personnel type, int32_t excess)
{
    const size_t count = list_units(world, m, type, false);
    for (size_t i = 0; i < count && excess > 0; i++) {
        ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        excess -= unit->persons;
        ctg_commitment_drop(world, unit);
    }
    return excess;
}

/* Sends home units of one state as long as more than half of each lies within its quota. */
static int64_t send_home(ctg_world *world, size_t count, int32_t state, int64_t quota)
{
    for (size_t i = 0; i < count && quota > 0; i++) {
        ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        if (unit->state != state || unit->persons == 0) {
            continue;
        }
        const bool individual = world->tables->capabilities[unit->capability].individual != 0;
        const int64_t fits = quota < unit->persons ? quota : unit->persons;
        if (individual || 2 * quota >= unit->persons) {
            const int32_t home = individual ? (int32_t)fits : unit->persons;
            quota -= home;
            ctg_commitment_withdraw(world, unit, home);
        }
    }
    return quota;
}

/* M4 of the month's order: a cut falls on contributors in proportion to their people. */
static void cut(ctg_world *world, size_t m, ctg_personnel type, int32_t excess)
{
    const ctg_scene *const scene = world->scene;
    const size_t count = list_units(world, m, type, true);
    int64_t sum = 0;
    for (size_t s = 0; s < scene->S; s++) {
        world->hands[s] = (ctg_deal_hand){
            .order = ctg_draw_order(&world->draw, ctg_purpose_cut_order, world->now,
                                    (uint32_t)scene->tables->states[s].number,
                                    (uint32_t)scene->tables->missions[m].number, 0xffffffffu),
            .who = (int32_t)s};
    }
    for (size_t i = 0; i < count; i++) {
        const ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        world->hands[unit->state].weight += unit->persons;
        sum += unit->persons;
    }
    ctg_deal_out(world->hands, scene->S, excess < sum ? excess : sum, sum);
    for (size_t i = 0; i < scene->S; i++) {
        if (world->hands[i].dealt > 0) {
            send_home(world, count, world->hands[i].who, world->hands[i].dealt);
        }
    }
}

static void shrink(ctg_world *world, size_t m, ctg_personnel type)
{
    const int32_t posts = ctg_mandates_posts(world, m, type);
    const int32_t reduced = posts_at(world, world->t - 1, m, type) - posts;
    const int32_t filled = ctg_mandates_filled(world, m, type);
    int32_t excess = filled + ctg_mandates_coming(world, m, type) - posts;
    if (excess <= 0) {
        return;
    }
    excess = drop_promised(world, m, type, excess);
    if (reduced > 0 && excess > 0) {
        cut(world, m, type, posts == 0 ? filled : (excess < reduced ? excess : reduced));
    }
}

void ctg_mandates_run(ctg_world *world)
{
    for (size_t rank = 0; rank < world->scene->M; rank++) {
        take_over(world, (size_t)world->scene->mission_order[rank]);
    }
    for (size_t m = 0; m < world->scene->M; m++) {
        for (int type = 0; type < CTG_PERSONNEL; type++) {
            shrink(world, m, (ctg_personnel)type);
        }
    }
    ctg_commitment_sweep(world);
}
