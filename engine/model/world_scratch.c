/* The arrays of a world that mean nothing between calls: a new one is added here and in world.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/world_scratch.h"

#include <string.h>

/* Where units are offered. */
static size_t list_offers(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t pools = S * scene->K;
    const ctg_world_array all[] = {
        CTG_WORLD_ARRAY(merits, S),
        CTG_WORLD_ARRAY(delays, S),
        CTG_WORLD_ARRAY(equal, S + 1),
        CTG_WORLD_ARRAY(equal_order, S),
        CTG_WORLD_ARRAY(marks, S + CTG_OFFERS_GROUPS),
        CTG_WORLD_ARRAY(flags, S),
        CTG_WORLD_ARRAY(shares, scene->P > scene->M ? scene->P : scene->M),
        CTG_WORLD_ARRAY(pull, S),
        CTG_WORLD_ARRAY(absorbs, pools),
        CTG_WORLD_ARRAY(experience_log2, (1 + CTG_PERSONNEL) * S),
        CTG_WORLD_ARRAY(inclined, 7 * S),
        CTG_WORLD_ARRAY(margins_there, S),
        CTG_WORLD_ARRAY(utility, 2 * CTG_PERSONNEL * S),
        CTG_WORLD_ARRAY(kind, scene->K),
        CTG_WORLD_ARRAY(pair, 3 * S),
        CTG_WORLD_ARRAY(present, S),
        CTG_WORLD_ARRAY(offer_names, S + 1),
        CTG_WORLD_ARRAY(offer_items, S),
        CTG_WORLD_ARRAY(offer_words, 4 * S + CTG_LANES_MOST),
        CTG_WORLD_ARRAY(open, S + CTG_LANES_MOST),
        CTG_WORLD_ARRAY(offering, S + CTG_LANES_MOST),
        CTG_WORLD_ARRAY(odds, S),
        CTG_WORLD_ARRAY(state_names, 2 * S),
        CTG_WORLD_ARRAY(state_words, 4 * S),
        CTG_WORLD_ARRAY(menu, scene->tables->units_count),
        CTG_WORLD_ARRAY(menu_from, scene->K + 1),
        CTG_WORLD_ARRAY(smallest, scene->K),
        CTG_WORLD_ARRAY(fewest, scene->K),
        CTG_WORLD_ARRAY(is_police, scene->K),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* Elsewhere. */
static size_t list_scratch(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t S = scene->S;
    const size_t M = scene->M;
    const size_t pools = S * scene->K;
    const size_t pairs = S * M;
    const size_t needs = M * scene->K;
    const ctg_world_array all[] = {
        CTG_WORLD_ARRAY(ranks, world->commitment_room + M + scene->P),
        CTG_WORLD_ARRAY(hands, S),
        CTG_WORLD_ARRAY(parts, CTG_SHARES_KINDS(S)),
        CTG_WORLD_ARRAY(kind_cents, CTG_SHARES_KINDS(S)),
        CTG_WORLD_ARRAY(cents, S),
        CTG_WORLD_ARRAY(listed, M + 1),
        CTG_WORLD_ARRAY(people_in, M),
        CTG_WORLD_ARRAY(missions_in, scene->H),
        CTG_WORLD_ARRAY(sums, M),
        CTG_WORLD_ARRAY(filled_near, scene->D),
        CTG_WORLD_ARRAY(interests, scene->D * M),
        CTG_WORLD_ARRAY(serves, (M / 64 + 1) * S),
        CTG_WORLD_ARRAY(tally, 2 * pools + pairs + 2 * needs + S),
        CTG_WORLD_ARRAY(ties, CTG_TIES_AT_ONCE * (M + scene->H)),
        CTG_WORLD_ARRAY(home_months, pools),
        CTG_WORLD_ARRAY(counted, 3 * pools + 2 * needs + S + M),
        CTG_WORLD_ARRAY(counted_in, pairs),
        CTG_WORLD_ARRAY(taught_before, pools),
        CTG_WORLD_ARRAY(past, scene->tables->recipients_count),
        CTG_WORLD_ARRAY(past_most, scene->tables->recipients_count),
        CTG_WORLD_ARRAY(contingent_names, pairs),
        CTG_WORLD_ARRAY(contingent_struck, S),
        CTG_WORLD_ARRAY(contingent_words, 4 * pairs),
        CTG_WORLD_ARRAY(losses, pairs),
        CTG_WORLD_ARRAY(tolls, S + M),
        CTG_WORLD_ARRAY(chain, world->commitment_room),
        CTG_WORLD_ARRAY(aided, S),
        CTG_WORLD_ARRAY(people_by, scene->R * S),
        CTG_WORLD_ARRAY(closed, S),
        CTG_WORLD_ARRAY(moved, S),
        CTG_WORLD_ARRAY(states_listed, S + CTG_PICK_ROOM),
        CTG_WORLD_ARRAY(contributor_places, S + CTG_PICK_ROOM),
        CTG_WORLD_ARRAY(contributes, S),
    };
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

/* Of draws that are made together. */
static size_t list_draws(ctg_world *world, ctg_world_array *arrays)
{
    const ctg_scene *const scene = world->scene;
    const size_t pools = scene->S * scene->K;
    const size_t recipients = scene->tables->recipients_count;
    /* clang-format off */ /* one array a line */
    const ctg_world_array all[] = {
        CTG_WORLD_ARRAY(state_items, scene->S),
        CTG_WORLD_ARRAY(yields, scene->S),
        CTG_WORLD_ARRAY(programme_names, scene->P),
        CTG_WORLD_ARRAY(programme_words, 8 * scene->P),
        CTG_WORLD_ARRAY(seat_names, recipients),
        CTG_WORLD_ARRAY(seat_words, 4 * recipients),
        CTG_WORLD_ARRAY(absorb_names, recipients),
        CTG_WORLD_ARRAY(absorb_items, recipients),
        CTG_WORLD_ARRAY(absorb_words, 4 * recipients),
        CTG_WORLD_ARRAY(nearness, scene->H),
        CTG_WORLD_ARRAY(shocks, scene->H),
        CTG_WORLD_ARRAY(host_names, scene->H),
        CTG_WORLD_ARRAY(host_words, 4 * scene->H),
        CTG_WORLD_ARRAY(stirred, scene->H),
        CTG_WORLD_ARRAY(pool_flags, pools),
        CTG_WORLD_ARRAY(pools_listed.pools, pools + CTG_PICK_ROOM),
        CTG_WORLD_ARRAY(pools_listed.who, pools),
        CTG_WORLD_ARRAY(pools_listed.item, pools),
        CTG_WORLD_ARRAY(pool_stocks, 2 * pools),
        CTG_WORLD_ARRAY(pool_moves, 3 * pools),
        CTG_WORLD_ARRAY(pool_bounds, 4 * scene->S),
        CTG_WORLD_ARRAY(pool_words, 4 * pools),
    };
    /* clang-format on */
    memcpy(arrays, all, sizeof all);
    return sizeof all / sizeof all[0];
}

size_t ctg_world_scratch_list(ctg_world *world, ctg_world_array *arrays)
{
    size_t count = list_offers(world, arrays);
    count += list_scratch(world, arrays + count);
    count += list_draws(world, arrays + count);
    return count;
}
