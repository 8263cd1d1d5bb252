/* M19: political will of states.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/will.h"

#include <math.h>

#include "engine/base/maths.h"
#include "engine/model/chance.h"

/* A number of mean 0 and variance 1: four uniforms have variance 1/3. */
static double shock(const uint32_t words[4])
{
    double sum = 0.0;
    for (size_t i = 0; i < 4; i++) {
        sum += (double)ctg_draw_float(words[i]);
    }
    return (sum - 2.0) * sqrt(3.0);
}

void ctg_will_begin(ctg_world *world)
{
    const double stays = ctg_maths_exp2(-1.0 / world->p.will_half_life_months);
    const double moves = world->p.will_spread * sqrt(1.0 - stays * stays);
    const size_t states = world->scene->S;
    const uint32_t *const drawn = ctg_chance_states(world, ctg_purpose_will);
    for (size_t s = 0; s < states; s++) {
        const uint32_t words[4] = {drawn[s], drawn[states + s], drawn[2 * states + s],
                                   drawn[3 * states + s]};
        world->will[s] = stays * world->will[s] + moves * shock(words);
    }
}
