/* A digest of a world's whole state, by which equal bits are recognised.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/fingerprint.h"

#include <string.h>

#include "engine/base/digest_inline.h"
#include "engine/base/wide.h"

static uint64_t of_units(const ctg_world *world, uint64_t previous)
{
    const ctg_tables *const tables = world->scene->tables;
    uint64_t sum = 0;
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        const int64_t fields[] = {ctg_world_state_number(world, (size_t)unit->state),
                                  ctg_world_mission(world, (size_t)unit->mission)->number,
                                  tables->capabilities[unit->capability].number,
                                  unit->persons,
                                  unit->serial,
                                  unit->arrives,
                                  unit->there ? unit->review : 0,
                                  unit->there,
                                  unit->lost};
        sum += ctg_digest_inline_chain(0, fields, sizeof fields);
    }
    return ctg_digest_inline_chain(previous, &sum, sizeof sum);
}

static uint64_t of_pools(const ctg_world *world, size_t s, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    int32_t fields[CTG_CAPABILITIES_MOST][CTG_STOCKS + 1];
    double dependent[CTG_CAPABILITIES_MOST];
    for (size_t rank = 0; rank < scene->K; rank++) {
        const size_t pool = ctg_world_pool(world, s, (size_t)scene->capability_order[rank]);
        for (size_t stock = 0; stock < CTG_STOCKS; stock++) {
            fields[rank][stock] = world->people.in[stock][pool];
        }
        fields[rank][CTG_STOCKS] = world->level[pool];
        dependent[rank] = world->people.dependent[pool];
    }
    previous = ctg_digest_inline_chain(previous, fields, scene->K * sizeof fields[0]);
    previous = ctg_digest_inline_chain(previous, dependent, scene->K * sizeof dependent[0]);
    const float *const experience = world->experience_as + s * CTG_PERSONNEL;
    const double of_state[] = {(double)world->experience[s],
                               world->paid_share[s],
                               world->due[s],
                               world->received[s],
                               world->backlog[s],
                               world->help[s],
                               (double)world->instructors[s],
                               (double)world->allowance[s],
                               (double)world->away_until[s],
                               (double)world->withheld[s],
                               (double)world->lost_by[s],
                               world->will[s],
                               world->will_lasting[s],
                               (double)experience[ctg_troops],
                               (double)experience[ctg_police],
                               (double)experience[ctg_experts]};
    return ctg_digest_inline_chain(previous, of_state, sizeof of_state);
}

/* Sets bit `slot` of months[i] where coming[i] is not 0. */
CTG_WIDE static void mark_month(uint64_t *restrict months, const int32_t *restrict coming,
                                size_t count, size_t slot)
{
    const uint64_t bit = (uint64_t)1 << slot;
    for (size_t i = 0; i < count; i++) {
        months[i] |= coming[i] != 0 ? bit : 0;
    }
}

/* In which months people of each pool who recover come home, into world->home_months. */
static void mark_months(ctg_world *world)
{
    const size_t pools = world->scene->S * world->scene->K;
    memset(world->home_months, 0, pools * sizeof *world->home_months);
    for (size_t slot = 0; slot < CTG_HOMECOMING_MONTHS; slot++) {
        if (world->comes_home[slot]) {
            mark_month(world->home_months, world->homecoming + slot * pools, pools, slot);
        }
    }
}

/* How many of the people of a state who recover come home in each month; mostly nobody. */
static uint64_t of_homecoming(const ctg_world *world, size_t s, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    const size_t pools = scene->S * scene->K;
    int32_t slots[CTG_HOMECOMING_MONTHS] = {0};
    for (size_t rank = 0; rank < scene->K; rank++) {
        const size_t pool = ctg_world_pool(world, s, (size_t)scene->capability_order[rank]);
        const uint64_t months = world->home_months[pool];
        for (uint64_t left = months; left != 0; left &= left - 1) {
            const size_t slot = (size_t)__builtin_ctzll(left); /* the lowest bit's number */
            slots[slot] = world->homecoming[slot * pools + pool];
        }
        previous = ctg_digest_inline_chain(previous, slots, sizeof slots);
        if (months != 0) {
            memset(slots, 0, sizeof slots);
        }
    }
    return previous;
}

#define CHUNK 64

/* Numbers of one kind, CHUNK at a time. */
static uint64_t of_row(const float *row, size_t count, uint64_t previous)
{
    for (size_t from = 0; from < count; from += CHUNK) {
        const size_t width = count - from < CHUNK ? count - from : CHUNK;
        previous = ctg_digest_inline_chain(previous, row + from, width * sizeof *row);
    }
    return previous;
}

/* Puts the states' entries of a column that has all at one place of each row of world->ties. */
static void turn(const float *column, const int32_t states[CTG_TIES_AT_ONCE], float *to,
                 size_t width)
{
    for (size_t i = 0; i < CTG_TIES_AT_ONCE; i++) {
        to[i * width] = column[states[i]];
    }
}

/* The know-how of some states in every mission and their will for every host, a row a state, into
 * world->ties, in orders that do not depend on rows of tables. Where a mission is not known the row
 * is 0 as it is. */
static void turn_ties(const ctg_world *world, const int32_t states[CTG_TIES_AT_ONCE])
{
    const ctg_scene *const scene = world->scene;
    const size_t width = scene->M + scene->H;
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        if (world->known[m]) {
            turn(world->knowhow + m * scene->S, states, world->ties + rank, width);
        }
    }
    for (size_t rank = 0; rank < scene->H; rank++) {
        const size_t h = (size_t)scene->host_order[rank];
        turn(world->will_host + h * scene->S, states, world->ties + scene->M + rank, width);
    }
}

/* Pools, homecomings and ties of every state. */
static uint64_t of_states(ctg_world *world, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    const size_t width = scene->M + scene->H;
    uint64_t digest = previous;
    mark_months(world);
    memset(world->ties, 0, CTG_TIES_AT_ONCE * width * sizeof *world->ties);
    for (size_t from = 0; from < scene->S; from += CTG_TIES_AT_ONCE) {
        int32_t states[CTG_TIES_AT_ONCE] = {0}; /* behind the last: any state */
        const size_t left = scene->S - from;
        const size_t count = left < CTG_TIES_AT_ONCE ? left : CTG_TIES_AT_ONCE;
        memcpy(states, scene->state_order + from, count * sizeof states[0]);
        turn_ties(world, states);
        for (size_t i = 0; i < count; i++) {
            const float *const row = world->ties + i * width;
            digest = of_pools(world, (size_t)states[i], digest);
            digest = of_homecoming(world, (size_t)states[i], digest);
            digest = of_row(row, scene->M, digest);
            digest = of_row(row + scene->M, scene->H, digest);
        }
    }
    return digest;
}

/* What every state owes for a mission and is owed by it. */
static uint64_t of_money(const ctg_world *world, size_t m, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    const int64_t *const arrears = world->arrears + m * scene->S;
    const int64_t *const debts = world->debts + m * scene->S;
    int64_t chunk[CHUNK][2];
    for (size_t from = 0; from < scene->S; from += CHUNK) {
        const int32_t *const states = scene->state_order + from;
        const size_t count = scene->S - from < CHUNK ? scene->S - from : CHUNK;
        for (size_t i = 0; i < count; i++) {
            chunk[i][0] = arrears[states[i]];
            chunk[i][1] = debts[states[i]];
        }
        previous = ctg_digest_inline_chain(previous, chunk, count * sizeof chunk[0]);
    }
    const int64_t of_mission[] = {world->cash[m], world->bills[m], world->ahead[m]};
    return ctg_digest_inline_chain(previous, of_mission, sizeof of_mission);
}

/* What every state remembers of its losses in a mission. */
static uint64_t of_losses(const ctg_world *world, size_t m, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    const float *const lost = world->lost + m * scene->S;
    const float *const malicious = world->lost_malicious + m * scene->S;
    float chunk[CHUNK][2];
    for (size_t from = 0; from < scene->S; from += CHUNK) {
        const int32_t *const states = scene->state_order + from;
        const size_t count = scene->S - from < CHUNK ? scene->S - from : CHUNK;
        for (size_t i = 0; i < count; i++) {
            chunk[i][0] = lost[states[i]];
            chunk[i][1] = malicious[states[i]];
        }
        previous = ctg_digest_inline_chain(previous, chunk, count * sizeof chunk[0]);
    }
    const float of_mission[] = {world->lost_malicious_in[m], world->lost_any[m]};
    return ctg_digest_inline_chain(previous, of_mission, sizeof of_mission);
}

/* What a donor has gained and has for lift. */
static uint64_t of_donor(const ctg_world *world, size_t d, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    const double *const relation = world->relation + d * scene->S;
    double chunk[CHUNK];
    for (size_t from = 0; from < scene->S; from += CHUNK) {
        const int32_t *const states = scene->state_order + from;
        const size_t count = scene->S - from < CHUNK ? scene->S - from : CHUNK;
        for (size_t i = 0; i < count; i++) {
            chunk[i] = relation[states[i]];
        }
        previous = ctg_digest_inline_chain(previous, chunk, count * sizeof chunk[0]);
    }
    const double fields[] = {world->donors[d], world->support[d], world->skill[d],
                             world->security[d], (double)world->lift_purse[d]};
    return ctg_digest_inline_chain(previous, fields, sizeof fields);
}

static uint64_t of_donors(const ctg_world *world, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    for (size_t rank = 0; rank < scene->D; rank++) {
        previous = of_donor(world, (size_t)scene->donor_order[rank], previous);
    }
    for (size_t rank = 0; rank < scene->P; rank++) {
        const int64_t cents = world->purse[scene->programme_order[rank]];
        previous = ctg_digest_inline_chain(previous, &cents, sizeof cents);
    }
    return previous;
}

/* What a mission is asked for: missions without posts tell nothing. */
static uint64_t of_demand(const ctg_world *world, size_t m, uint64_t previous)
{
    const int32_t *const posts = world->posts + m * CTG_PERSONNEL;
    const int32_t fields[] = {(int32_t)ctg_world_mission_number(world, m),
                              posts[ctg_troops],
                              posts[ctg_police],
                              posts[ctg_experts],
                              world->opened[m],
                              (int32_t)world->mission_class[m],
                              world->staff[m],
                              world->diverted[m]};
    const double achieved[] = {world->output[m], world->repute[m]};
    if (world->opened[m] == CTG_NO_MONTH) {
        return previous;
    }
    previous = ctg_digest_inline_chain(previous, fields, sizeof fields);
    return ctg_digest_inline_chain(previous, achieved, sizeof achieved);
}

/* How a mission goes on where demand is generated, and what kind of mission the model began. */
static uint64_t of_life(const ctg_world *world, size_t m, uint64_t previous)
{
    const ctg_life *const life = &world->lives[m];
    const ctg_mission_row *const row = ctg_world_mission(world, m);
    const int32_t fields[] = {
        (int32_t)world->scene->host_number[world->host[m]],
        row->framework < 0 ? 0 : (int32_t)world->tables->frameworks[row->framework].number,
        row->lead < 0 ? 0 : (int32_t)world->scene->tables->states[row->lead].number,
        row->predecessor < 0 ? 0
                             : (int32_t)ctg_world_mission_number(world, (size_t)row->predecessor),
        (int32_t)row->chapter,
        (int32_t)ctg_world_uses(world, m),
        life->begins,
        life->ends,
        life->looked,
        life->posts[ctg_troops],
        life->posts[ctg_police],
        life->posts[ctg_experts],
        life->ending,
        life->held};
    return ctg_digest_inline_chain(previous, fields, sizeof fields);
}

/* Situations and missions' courses are state of the world where the model generates demand. */
static uint64_t of_generated(const ctg_world *world, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    uint64_t digest = previous;
    for (size_t rank = 0; rank < scene->H; rank++) {
        const size_t h = (size_t)scene->host_order[rank];
        const int32_t fields[] = {world->situation[h], world->fought[h], world->fought_major[h]};
        digest = ctg_digest_inline_chain(digest, fields, sizeof fields);
    }
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        digest = world->host[m] >= 0 ? of_life(world, m, digest) : digest;
    }
    return digest;
}

uint64_t ctg_fingerprint_of(ctg_world *world, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    uint64_t digest = of_states(world, of_units(world, previous));
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        digest = of_demand(world, m, digest);
        digest = world->has_money[m] ? of_money(world, m, digest) : digest;
        digest = world->lost_any[m] > 0.0f ? of_losses(world, m, digest) : digest;
    }
    digest = scene->M > scene->N ? of_generated(world, digest) : digest;
    return of_donors(world, digest);
}
