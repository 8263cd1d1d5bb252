/* A digest of a world's whole state, by which equal bits are recognised.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/fingerprint.h"

#include <string.h>

#include "engine/base/digest.h"

static uint64_t of_units(const ctg_world *world, uint64_t previous)
{
    const ctg_tables *const tables = world->scene->tables;
    uint64_t sum = 0;
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        const int64_t fields[] = {tables->states[unit->state].number,
                                  ctg_world_mission(world, (size_t)unit->mission)->number,
                                  tables->capabilities[unit->capability].number,
                                  unit->persons,
                                  unit->serial,
                                  unit->arrives,
                                  unit->there ? unit->review : 0,
                                  unit->there,
                                  unit->lost};
        sum += ctg_digest_chain(0, fields, sizeof fields);
    }
    return ctg_digest_chain(previous, &sum, sizeof sum);
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
    previous = ctg_digest_chain(previous, fields, scene->K * sizeof fields[0]);
    previous = ctg_digest_chain(previous, dependent, scene->K * sizeof dependent[0]);
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
    return ctg_digest_chain(previous, of_state, sizeof of_state);
}

/* When the people of a state who recover come home. */
static uint64_t of_homecoming(const ctg_world *world, size_t s, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    int32_t slots[CTG_CAPABILITIES_MOST][CTG_HOMECOMING_MONTHS];
    memset(slots, 0, scene->K * sizeof slots[0]);
    for (size_t slot = 0; slot < CTG_HOMECOMING_MONTHS; slot++) {
        if (!world->comes_home[slot]) {
            continue;
        }
        const int32_t *const coming = world->homecoming + slot * scene->K * scene->S + s;
        for (size_t rank = 0; rank < scene->K; rank++) {
            slots[rank][slot] = coming[(size_t)scene->capability_order[rank] * scene->S];
        }
    }
    for (size_t rank = 0; rank < scene->K; rank++) {
        previous = ctg_digest_chain(previous, slots[rank], sizeof slots[rank]);
    }
    return previous;
}

#define CHUNK 64

/* A state's numbers, one a mission or host, in an order that does not depend on rows of tables. */
static uint64_t of_column(const float *column, size_t states, const int32_t *order, size_t count,
                          uint64_t previous)
{
    float chunk[CHUNK];
    for (size_t from = 0; from < count; from += CHUNK) {
        const size_t width = count - from < CHUNK ? count - from : CHUNK;
        for (size_t i = 0; i < width; i++) {
            chunk[i] = column[(size_t)order[from + i] * states];
        }
        previous = ctg_digest_chain(previous, chunk, width * sizeof chunk[0]);
    }
    return previous;
}

/* A state's know-how in every mission and its will for every host. */
static uint64_t of_ties(const ctg_world *world, size_t s, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    previous = of_column(world->knowhow + s, scene->S, scene->mission_order, scene->M, previous);
    return of_column(world->will_host + s, scene->S, scene->host_order, scene->H, previous);
}

/* What every state owes for a mission and is owed by it. */
static uint64_t of_money(const ctg_world *world, size_t m, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    int64_t chunk[CHUNK][2];
    for (size_t rank = 0; rank < scene->S; rank++) {
        const size_t at = m * scene->S + (size_t)scene->state_order[rank];
        chunk[rank % CHUNK][0] = world->arrears[at];
        chunk[rank % CHUNK][1] = world->debts[at];
        if (rank % CHUNK == CHUNK - 1 || rank + 1 == scene->S) {
            previous = ctg_digest_chain(previous, chunk, (rank % CHUNK + 1) * sizeof chunk[0]);
        }
    }
    const int64_t of_mission[] = {world->cash[m], world->bills[m], world->ahead[m]};
    return ctg_digest_chain(previous, of_mission, sizeof of_mission);
}

/* What every state remembers of its losses in a mission. */
static uint64_t of_losses(const ctg_world *world, size_t m, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    float chunk[CHUNK][2];
    for (size_t rank = 0; rank < scene->S; rank++) {
        const size_t at = m * scene->S + (size_t)scene->state_order[rank];
        chunk[rank % CHUNK][0] = world->lost[at];
        chunk[rank % CHUNK][1] = world->lost_malicious[at];
        if (rank % CHUNK == CHUNK - 1 || rank + 1 == scene->S) {
            previous = ctg_digest_chain(previous, chunk, (rank % CHUNK + 1) * sizeof chunk[0]);
        }
    }
    const float of_mission[] = {world->lost_malicious_in[m], world->lost_any[m]};
    return ctg_digest_chain(previous, of_mission, sizeof of_mission);
}

/* What a donor has gained and has for lift. */
static uint64_t of_donor(const ctg_world *world, size_t d, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    double chunk[CHUNK];
    for (size_t rank = 0; rank < scene->S; rank++) {
        chunk[rank % CHUNK] = world->relation[d * scene->S + (size_t)scene->state_order[rank]];
        if (rank % CHUNK == CHUNK - 1 || rank + 1 == scene->S) {
            previous = ctg_digest_chain(previous, chunk, (rank % CHUNK + 1) * sizeof chunk[0]);
        }
    }
    const double fields[] = {world->donors[d], world->support[d], world->skill[d],
                             world->security[d], (double)world->lift_purse[d]};
    return ctg_digest_chain(previous, fields, sizeof fields);
}

static uint64_t of_donors(const ctg_world *world, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    for (size_t rank = 0; rank < scene->D; rank++) {
        previous = of_donor(world, (size_t)scene->donor_order[rank], previous);
    }
    for (size_t rank = 0; rank < scene->P; rank++) {
        const int64_t cents = world->purse[scene->programme_order[rank]];
        previous = ctg_digest_chain(previous, &cents, sizeof cents);
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
    previous = ctg_digest_chain(previous, fields, sizeof fields);
    return ctg_digest_chain(previous, achieved, sizeof achieved);
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
    return ctg_digest_chain(previous, fields, sizeof fields);
}

/* Situations and missions' courses are state of the world where the model generates demand. */
static uint64_t of_generated(const ctg_world *world, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    uint64_t digest = previous;
    for (size_t rank = 0; rank < scene->H; rank++) {
        const size_t h = (size_t)scene->host_order[rank];
        const int32_t fields[] = {world->situation[h], world->fought[h], world->fought_major[h]};
        digest = ctg_digest_chain(digest, fields, sizeof fields);
    }
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        digest = world->host[m] >= 0 ? of_life(world, m, digest) : digest;
    }
    return digest;
}

uint64_t ctg_fingerprint_of(const ctg_world *world, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    uint64_t digest = of_units(world, previous);
    for (size_t rank = 0; rank < scene->S; rank++) {
        const size_t s = (size_t)scene->state_order[rank];
        digest = of_ties(world, s, of_homecoming(world, s, of_pools(world, s, digest)));
    }
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        digest = of_demand(world, m, digest);
        digest = world->has_money[m] ? of_money(world, m, digest) : digest;
        digest = world->lost_any[m] > 0.0f ? of_losses(world, m, digest) : digest;
    }
    digest = scene->M > scene->N ? of_generated(world, digest) : digest;
    return of_donors(world, digest);
}
