/* M1, M12 (first part): missions open, grow, shrink, are taken over and close, as their posts say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/mandates.h"

#include <string.h>

#include "engine/model/commitment.h"
#include "engine/model/roster.h"

/* Adds the units of a need, deployed or preparing, to world->ranks; how many there are then. */
static size_t list_need(ctg_world *world, size_t m, size_t k, bool there, size_t count)
{
    for (int32_t i = ctg_roster_first(world, m, k); i >= 0; i = ctg_roster_next(world, i)) {
        if (world->commitments[i].there == there) {
            world->ranks[count++] = (ctg_rank){.at = i};
        }
    }
    return count;
}

/* Lists a mission's units of a type, deployed or preparing, in world->ranks. */
static size_t list_units(ctg_world *world, size_t m, ctg_personnel type, bool there)
{
    size_t count = 0;
    for (size_t k = 0; k < world->scene->K; k++) {
        if (world->tables->capabilities[k].personnel == (int32_t)type) {
            count = list_need(world, m, k, there, count);
        }
    }
    return count;
}

/* Puts those listed that prepare in a random order, the latest to arrive first. */
static void sort_promised(ctg_world *world, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ctg_rank *const rank = &world->ranks[i];
        rank->key = (double)world->commitments[rank->at].arrives;
    }
    ctg_commitment_draw(world, ctg_purpose_cut_order, world->ranks, count);
    ctg_rank_sort(world->ranks, count);
}

/* Drops whole promised units until no more people come than there are posts; what is still in
 * excess, negative where the last unit was larger than the rest. Where all go no order matters. */
static int32_t drop_promised(ctg_world *world, size_t m, ctg_personnel type, int32_t excess)
{
    const int32_t coming = ctg_mandates_coming(world, m, type);
    const size_t count = coming > 0 ? list_units(world, m, type, false) : 0;
    if (coming > excess) {
        sort_promised(world, count);
    }
    for (size_t i = 0; i < count && excess > 0; i++) {
        ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        excess -= unit->persons;
        ctg_commitment_drop(world, unit);
    }
    return excess;
}

static bool is_individual(const ctg_world *world, const ctg_commitment *unit)
{
    return world->tables->capabilities[unit->capability].individual != 0;
}

/* What is looked at for a cut: world->ranks chained by state, each state's in their order. A place
 * in it is a rank's plus 1; 0: none. */
typedef struct chains {
    ctg_rank *ranks; /* `word` is the place of the next one of the same state */
    int32_t *first;  /* [s] */
} chains;

/* Puts a unit into its state's chain, of which there are few links. */
static void chain(const chains *of, int32_t state, uint32_t place)
{
    ctg_rank *const rank = &of->ranks[place - 1];
    uint32_t before = 0;
    uint32_t at = (uint32_t)of->first[state];
    while (at > 0 && of->ranks[at - 1].order < rank->order) {
        before = at;
        at = of->ranks[at - 1].word;
    }
    rank->word = at;
    if (before > 0) {
        of->ranks[before - 1].word = place;
    } else {
        of->first[state] = (int32_t)place;
    }
}

/* Chains the listed units by state, with a hand for each state that has any and its people as its
 * weight; how many states. */
static size_t chain_by_state(ctg_world *world, const chains *of, size_t count)
{
    size_t states = 0;
    ctg_commitment_draw(world, ctg_purpose_cut_order, world->ranks, count);
    memset(of->first, 0, world->scene->S * sizeof *of->first);
    for (size_t i = 0; i < count; i++) {
        const ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        if (of->first[unit->state] == 0) {
            world->cents[unit->state] = 0;
            world->hands[states++].who = unit->state;
        }
        chain(of, unit->state, (uint32_t)i + 1);
        world->cents[unit->state] += unit->persons;
    }
    return states;
}

/* Sends home the units of one state that lie wholly within its quota; officers one by one. What is
 * left of the quota. */
static int64_t send_whole(ctg_world *world, const chains *of, int32_t state, int64_t quota)
{
    for (uint32_t at = (uint32_t)of->first[state]; at > 0 && quota > 0;
         at = of->ranks[at - 1].word) {
        ctg_commitment *const unit = &world->commitments[of->ranks[at - 1].at];
        const bool fits = unit->persons <= quota;
        if (fits || is_individual(world, unit)) {
            const int32_t home = fits ? unit->persons : (int32_t)quota;
            ctg_commitment_withdraw(world, unit, home);
            quota -= home;
        }
    }
    return quota;
}

/* The first unit of a state that is still there and is less than twice what is in excess: sending
 * it home brings the mission nearer to its posts. NULL when there is none. */
static ctg_commitment *unit_within(ctg_world *world, const chains *of, int32_t state,
                                   int64_t excess)
{
    for (uint32_t at = (uint32_t)of->first[state]; at > 0; at = of->ranks[at - 1].word) {
        ctg_commitment *const unit = &world->commitments[of->ranks[at - 1].at];
        if (unit->persons > 0 && unit->persons < 2 * excess) {
            return unit;
        }
    }
    return NULL;
}

static bool has_more_left(const ctg_deal_hand *a, const ctg_deal_hand *b)
{
    return a->dealt != b->dealt ? a->dealt > b->dealt : a->order < b->order;
}

/* Brings the hand with most left of its quota, of those from `from` on, to that place. */
static const ctg_deal_hand *next_hand(ctg_deal_hand *hands, size_t from, size_t count)
{
    size_t most = from;
    for (size_t i = from + 1; i < count; i++) {
        most = has_more_left(&hands[i], &hands[most]) ? i : most;
    }
    const ctg_deal_hand taken = hands[most];
    hands[most] = hands[from];
    hands[from] = taken;
    return &hands[from];
}

/* What each hand weighs, its state's people, and the order in which what is left is dealt; the sum
 * of the weights. */
static int64_t weigh_hands(ctg_world *world, size_t m, ctg_personnel type, size_t count)
{
    const uint32_t mission = ctg_world_mission_number(world, m);
    uint32_t *const who = world->state_names;
    uint32_t *const item = who + world->scene->S;
    const uint32_t *const words = world->state_words;
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t s = (size_t)world->hands[i].who;
        who[i] = ctg_world_state_number(world, s) << 16 | mission;
        item[i] = 0xfffffff0u | (uint32_t)type;
        sum += world->cents[s];
    }
    ctg_draw_many(&world->draw, ctg_purpose_cut_order, world->now, who, item, count,
                  world->state_words);
    for (size_t i = 0; i < count; i++) {
        const int32_t s = world->hands[i].who;
        world->hands[i] = (ctg_deal_hand){.order = (uint64_t)words[i] << 32 | words[count + i],
                                          .weight = world->cents[s],
                                          .who = s};
    }
    return sum;
}

static void send_all(ctg_world *world, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ctg_commitment *const unit = &world->commitments[world->ranks[i].at];
        ctg_commitment_withdraw(world, unit, unit->persons);
    }
}

/* A cut falls on contributors in proportion to their people: first the units that lie wholly within
 * a state's quota, then, in the order of what is left of the quotas, a further unit of each state
 * as long as the mission comes nearer to its posts. */
static void cut(ctg_world *world, size_t m, ctg_personnel type, int32_t excess)
{
    const chains of = {.ranks = world->ranks, .first = world->states_listed};
    const size_t count = list_units(world, m, type, true);
    if (excess >= ctg_mandates_filled(world, m, type)) {
        send_all(world, count);
        return;
    }
    const size_t states = chain_by_state(world, &of, count);
    const int64_t sum = weigh_hands(world, m, type, states);
    int64_t rest = 0;
    ctg_deal_out(world->hands, states, excess, sum);
    for (size_t i = 0; i < states; i++) {
        ctg_deal_hand *const hand = &world->hands[i];
        hand->dealt = hand->dealt > 0 ? send_whole(world, &of, hand->who, hand->dealt) : 0;
        rest += hand->dealt;
    }
    for (size_t i = 0; i < states && rest > 0; i++) {
        const ctg_deal_hand *const hand = next_hand(world->hands, i, states);
        if (hand->dealt == 0) {
            break;
        }
        ctg_commitment *const unit = unit_within(world, &of, hand->who, rest);
        if (unit != NULL) {
            rest -= unit->persons;
            ctg_commitment_withdraw(world, unit, unit->persons);
        }
    }
}

static void shrink(ctg_world *world, size_t m, ctg_personnel type)
{
    const int32_t posts = ctg_mandates_posts(world, m, type);
    const int32_t reduced = world->posts_before[m * CTG_PERSONNEL + (size_t)type] - posts;
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
    for (size_t m = 0; m < world->scene->M; m++) {
        for (int type = 0; type < CTG_PERSONNEL && world->serving[m] > 0; type++) {
            shrink(world, m, (ctg_personnel)type);
        }
    }
}
