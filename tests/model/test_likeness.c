/* Whom a mission that the model begins is led by: drawn in the shares that the weights say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/likeness.h"
#include "tests/support/chance.h"
#include "tests/support/demand.h"

#define START CTG_MONTH(2015, 1)
#define DRAWS 4000
#define FRAMEWORKS_MOST 32

/* The months name the draws; nothing else happens in them. */
static void turn_to(ctg_world *world, int32_t draw)
{
    world->now = START + draw;
}

static void the_nation_that_goes_alone_is_drawn_by_interest_times_means(void **state)
{
    (void)state;
    stage at;
    demand_open(&at, START, 1);
    stage_set(&at);
    ctg_world *const world = at.world;
    const ctg_scene *const scene = at.scene;
    const size_t host = (size_t)scene->host_order[0];
    const char *const codes[] = {"AUS", "FRA", "ZAF"};
    const double weights[] = {1.0, 2.0, 5.0};
    double shares[3];
    size_t rows[3];
    uint32_t led[3] = {0};
    for (size_t s = 0; s < scene->S; s++) {
        world->interest[host * scene->S + s] = 0.0f;
    }
    assert_int_equal(ctg_likeness_lead(world, 0, host), -1);
    if (scene->host_party[host] >= 0) { /* it would lead nearly always, were it not the party */
        world->interest[host * scene->S + (size_t)scene->host_party[host]] = 1e6f;
    }
    for (size_t i = 0; i < 3; i++) {
        rows[i] = stage_state(&at, codes[i]);
        const double means = scene->gdp_usd[world->y * scene->S + rows[i]];
        world->interest[host * scene->S + rows[i]] = (float)(1e12 * weights[i] / means);
        shares[i] = weights[i] / 8.0;
    }
    for (int32_t draw = 0; draw < DRAWS; draw++) {
        turn_to(world, draw);
        const int32_t lead = ctg_likeness_lead(world, 0, host);
        for (size_t i = 0; i < 3; i++) {
            led[i] += lead == (int32_t)rows[i];
        }
    }
    assert_int_equal(led[0] + led[1] + led[2], DRAWS);
    assert_cells(led, shares, 3);
    stage_close(&at);
}

/* Without templates every framework that may begin missions there has the same weight. */
static void frameworks_alike_begin_missions_alike(void **state)
{
    (void)state;
    stage at;
    demand_open(&at, START, 1);
    at.epoch.tables.templates_count = 0;
    stage_set(&at);
    const size_t host = (size_t)at.scene->host_order[0];
    uint32_t all[FRAMEWORKS_MOST] = {0};
    uint32_t begun[FRAMEWORKS_MOST];
    double shares[FRAMEWORKS_MOST];
    size_t seen = 0;
    assert_true(at.scene->F <= FRAMEWORKS_MOST);
    for (int32_t draw = 0; draw < DRAWS; draw++) {
        turn_to(at.world, draw);
        all[ctg_likeness_framework(at.world, 0, host, -1)]++;
    }
    for (size_t f = 0; f < at.scene->F; f++) {
        if (all[f] > 0) {
            assert_true(at.epoch.tables.frameworks[f].kind != ctg_framework_un);
            begun[seen++] = all[f];
        }
    }
    assert_true(seen > 1);
    for (size_t i = 0; i < seen; i++) {
        shares[i] = 1.0 / (double)seen;
    }
    assert_cells(begun, shares, seen);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nation_that_goes_alone_is_drawn_by_interest_times_means),
        cmocka_unit_test(frameworks_alike_begin_missions_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
