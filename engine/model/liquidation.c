/* What becomes of a mission's money when it ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/liquidation.h"

#include "engine/model/assessment.h"

static void pass(int64_t *from, int64_t *to)
{
    *to += *from;
    *from = 0;
}

void ctg_liquidation_pass_on(ctg_world *world, size_t from, size_t to)
{
    const size_t states = world->scene->S;
    for (size_t s = 0; s < states; s++) {
        pass(&world->arrears[from * states + s], &world->arrears[to * states + s]);
        pass(&world->debts[from * states + s], &world->debts[to * states + s]);
    }
    pass(&world->cash[from], &world->cash[to]);
    pass(&world->bills[from], &world->bills[to]);
    pass(&world->ahead[from], &world->ahead[to]);
    world->has_money[to] |= world->has_money[from];
}

static bool has_ended(const ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    if (!world->has_money[m] || world->cash[m] == 0 || world->bills[m] > 0) {
        return false;
    }
    for (size_t k = 0; k < scene->K; k++) {
        const size_t need = m * scene->K + k;
        if (world->filled[need] > 0 || world->coming[need] > 0 || world->posts_by[need] > 0) {
            return false;
        }
    }
    for (size_t s = 0; s < scene->S; s++) {
        if (world->debts[m * scene->S + s] > 0) {
            return false;
        }
    }
    return true;
}

void ctg_liquidation_run(ctg_world *world)
{
    const size_t states = world->scene->S;
    for (size_t m = 0; m < world->scene->M; m++) {
        if (!has_ended(world, m)) {
            continue;
        }
        ctg_assessment_deal(world, m, world->cash[m], world->cents);
        for (size_t s = 0; s < states; s++) {
            int64_t *const owed = &world->arrears[m * states + s];
            const int64_t credit = world->cents[s] < *owed ? world->cents[s] : *owed;
            *owed -= credit;
            world->cash[m] -= world->cents[s] - credit;
            world->flows.credited += credit;
            world->flows.returned += world->cents[s] - credit;
        }
        world->ahead[m] = 0;
    }
}
