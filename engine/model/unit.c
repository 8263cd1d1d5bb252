/* M5: the lumps in which states contribute: whole units, detachments, single officers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/unit.h"

#include <string.h>

/* Puts a unit into a menu of `count` sizes, the largest first; how many there are then. */
static size_t insert(ctg_menu_size *menu, size_t count, const ctg_unit_row *row)
{
    size_t at = count;
    while (at > 0 && menu[at - 1].persons < row->persons) {
        at--;
    }
    if (at > 0 && menu[at - 1].persons == row->persons) {
        menu[at - 1].weight += row->weight;
        return count;
    }
    memmove(menu + at + 1, menu + at, (count - at) * sizeof *menu);
    menu[at] = (ctg_menu_size){.persons = row->persons, .weight = row->weight};
    return count + 1;
}

/* Writes a capability's menu from `from` on; where it ends. */
static size_t write_menu(ctg_world *world, size_t k, size_t from)
{
    size_t count = 0;
    for (size_t u = 0; u < world->tables->units_count; u++) {
        const ctg_unit_row *const row = &world->tables->units[u];
        if ((size_t)row->capability == k) {
            count = insert(world->menu + from, count, row);
        }
    }
    return from + count;
}

void ctg_unit_turn(ctg_world *world)
{
    size_t end = 0;
    if (world->menu_of == world->tables) {
        return;
    }
    for (size_t k = 0; k < world->scene->K; k++) {
        world->menu_from[k] = end;
        end = write_menu(world, k, end);
        world->smallest[k] = end > world->menu_from[k] ? world->menu[end - 1].persons : INT32_MAX;
        world->is_police[k] = world->tables->capabilities[k].personnel == ctg_police;
    }
    world->menu_from[world->scene->K] = end;
    world->menu_of = world->tables;
}

/* The size at `mark` when the units from `size` on are laid end to end by weight, in falling order
 * of size, so that no row order matters. */
static int32_t size_at(const ctg_menu_size *size, int64_t mark)
{
    while (mark >= size->weight) {
        mark -= size->weight;
        size++;
    }
    return (int32_t)size->persons;
}

int32_t ctg_unit_choose(const ctg_world *world, size_t s, size_t m, size_t k, int64_t most)
{
    const ctg_menu_size *size = world->menu + world->menu_from[k];
    const ctg_menu_size *const end = world->menu + world->menu_from[k + 1];
    int64_t weights = 0;
    if (ctg_unit_any_size(world, m, k)) {
        const int64_t unit = size < end ? size->persons : 0;
        return (int32_t)(most < 0 ? 0 : (most < unit ? most : unit));
    }
    while (size < end && size->persons > most) {
        size++;
    }
    for (const ctg_menu_size *other = size; other < end; other++) {
        weights += other->weight;
    }
    if (weights == 0 || end - size == 1) {
        return weights == 0 ? 0 : (int32_t)size->persons; /* whatever is drawn */
    }
    const double uniform = ctg_draw_uniform(
        &world->draw, ctg_purpose_unit_choice, world->now, ctg_world_state_number(world, s),
        ctg_world_mission_number(world, m), (uint32_t)world->scene->tables->capabilities[k].number);
    return size_at(size, (int64_t)(uniform * (double)weights));
}
