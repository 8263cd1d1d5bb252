/* M5: the lumps in which states contribute: whole units, detachments, groups of officers.
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
        if (row->persons_least < menu[at - 1].least) {
            menu[at - 1].least = row->persons_least;
        }
        return count;
    }
    memmove(menu + at + 1, menu + at, (count - at) * sizeof *menu);
    menu[at] = (ctg_menu_size){
        .persons = row->persons, .least = row->persons_least, .weight = row->weight};
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

static int64_t least_of(const ctg_menu_size *size, const ctg_menu_size *end)
{
    int64_t least = INT32_MAX;
    for (; size < end; size++) {
        least = size->least < least ? size->least : least;
    }
    return least;
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
        world->fewest[k] = least_of(world->menu + world->menu_from[k], world->menu + end);
        world->is_police[k] = world->tables->capabilities[k].personnel == ctg_police;
    }
    world->menu_from[world->scene->K] = end;
    world->menu_of = world->tables;
}

/* A menu's part: the sizes of one capability. */
typedef struct sizes {
    const ctg_menu_size *from, *end;
} sizes;

/* As much of a unit as is wanted, at most all of it. */
static int32_t cut(const ctg_menu_size *size, int64_t most)
{
    return (int32_t)(size->persons < most ? size->persons : most);
}

static int32_t largest_fitting(sizes menu, int64_t most)
{
    for (const ctg_menu_size *size = menu.from; size < menu.end; size++) {
        if (size->least <= most) {
            return cut(size, most);
        }
    }
    return 0;
}

/* The size at `uniform` when those that fit are laid end to end by weight, in falling order of
 * size, so that no row order matters. */
static int32_t size_at(sizes menu, double uniform, int64_t most)
{
    int64_t weights = 0;
    for (const ctg_menu_size *size = menu.from; size < menu.end; size++) {
        weights += size->least <= most ? size->weight : 0;
    }
    int64_t mark = (int64_t)(uniform * (double)weights);
    for (const ctg_menu_size *size = menu.from; size < menu.end; size++) {
        if (size->least <= most && mark < size->weight) {
            return cut(size, most);
        }
        mark -= size->least <= most ? size->weight : 0;
    }
    return 0;
}

int32_t ctg_unit_choose(const ctg_world *world, size_t s, size_t m, size_t k, int64_t most)
{
    const sizes menu = {.from = world->menu + world->menu_from[k],
                        .end = world->menu + world->menu_from[k + 1]};
    const ctg_capability_row *const capability = &world->tables->capabilities[k];
    if (ctg_unit_any_size(world, m, k)) {
        return most < 0 || menu.from == menu.end ? 0 : cut(menu.from, most);
    }
    if (capability->individual == 0) {
        return largest_fitting(menu, most);
    }
    const double uniform = ctg_draw_uniform(
        &world->draw, ctg_purpose_unit_choice, world->now, ctg_world_state_number(world, s),
        ctg_world_mission_number(world, m), (uint32_t)capability->number);
    return size_at(menu, uniform, most);
}
