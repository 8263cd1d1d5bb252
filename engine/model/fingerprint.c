/* A digest of a world's whole state, by which equal bits are recognised.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/fingerprint.h"

#include "engine/base/digest.h"

static uint64_t of_units(const ctg_world *world, uint64_t previous)
{
    const ctg_tables *const tables = world->scene->tables;
    uint64_t sum = 0;
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        const int64_t fields[] = {tables->states[unit->state].number,
                                  tables->missions[unit->mission].number,
                                  tables->capabilities[unit->capability].number,
                                  unit->persons,
                                  unit->serial,
                                  unit->arrives,
                                  unit->there ? unit->review : 0,
                                  unit->there};
        sum += ctg_digest_chain(0, fields, sizeof fields);
    }
    return ctg_digest_chain(previous, &sum, sizeof sum);
}

static uint64_t of_pools(const ctg_world *world, size_t s, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    for (size_t rank = 0; rank < scene->K; rank++) {
        const size_t pool = s * scene->K + (size_t)scene->capability_order[rank];
        const ctg_people *const people = &world->people[pool];
        previous = ctg_digest_chain(previous, people->in, sizeof people->in);
        previous = ctg_digest_chain(previous, &world->level[pool], 1);
    }
    return ctg_digest_chain(previous, &world->paid_share[s], sizeof world->paid_share[s]);
}

static uint64_t of_ties(const ctg_world *world, size_t s, uint64_t previous)
{
    const ctg_scene *const scene = world->scene;
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        const float knowhow = world->knowhow[s * scene->M + m];
        if (world->has_money[m]) {
            const int64_t money[] = {world->arrears[m * scene->S + s],
                                     world->debts[m * scene->S + s], world->cash[m]};
            previous = ctg_digest_chain(previous, money, sizeof money);
        }
        if (knowhow > 0.0f) {
            previous = ctg_digest_chain(previous, &knowhow, sizeof knowhow);
        }
    }
    return previous;
}

uint64_t ctg_fingerprint_of(const ctg_world *world, uint64_t previous)
{
    uint64_t digest = of_units(world, previous);
    for (size_t rank = 0; rank < world->scene->S; rank++) {
        const size_t s = (size_t)world->scene->state_order[rank];
        digest = of_ties(world, s, of_pools(world, s, digest));
    }
    return digest;
}
