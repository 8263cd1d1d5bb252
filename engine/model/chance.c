/* Draws that every state makes in a month, made together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/chance.h"

const uint32_t *ctg_chance_states(ctg_world *world, ctg_purpose purpose)
{
    const size_t states = world->scene->S;
    for (size_t s = 0; s < states; s++) {
        world->state_names[s] = ctg_world_state_number(world, s) << 16;
    }
    ctg_draw_many(&world->draw, purpose, world->now, world->state_names, NULL, states,
                  world->state_words);
    return world->state_words;
}
