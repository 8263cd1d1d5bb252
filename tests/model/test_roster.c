/* The lists of commitments hold whom a look at all of them finds, in every month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/roster.h"

#include <string.h>

#include "engine/model/ceiling.h"
#include "engine/model/commitment.h"
#include "engine/model/contingent.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"

static uint8_t seen[200000]; /* [place] in how many lists of a kind */

static void expect_each_once(const ctg_world *world)
{
    for (size_t i = 0; i < world->commitment_count; i++) {
        assert_int_equal(seen[i], 1);
        seen[i] = 0;
    }
}

static void check_needs(const ctg_world *world)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        int32_t serving = 0;
        for (size_t k = 0; k < world->scene->K; k++) {
            int32_t people = 0;
            for (int32_t i = ctg_roster_first(world, m, k); i >= 0; i = ctg_roster_next(world, i)) {
                assert_true((size_t)i < world->commitment_count);
                seen[i]++;
                people += world->commitments[i].persons;
            }
            const size_t need = m * world->scene->K + k;
            assert_int_equal(people, world->filled[need] + world->coming[need]);
            serving += people;
        }
        assert_int_equal(serving, world->serving[m]);
    }
    expect_each_once(world);
}

static void check_contingents(const ctg_world *world)
{
    const size_t states = world->scene->S;
    for (size_t pair = 0; pair < world->scene->M * states; pair++) {
        int32_t i = ctg_contingent_first(world, pair / states, pair % states);
        int32_t people = 0;
        for (; i >= 0; i = ctg_contingent_next(world, i)) {
            assert_true((size_t)i < world->commitment_count);
            seen[i]++;
            people += world->commitments[i].there ? world->commitments[i].persons : 0;
        }
        assert_int_equal(people, world->deployed_in[pair]);
    }
    expect_each_once(world);
}

/* Each unit has its month where those of its kind have theirs, and none elsewhere. */
static void check_months(const ctg_world *world)
{
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        assert_int_equal(world->reviews[i], unit->there ? unit->review : CTG_ROSTER_NEVER);
        assert_int_equal(world->arrivals[i], unit->there ? CTG_ROSTER_NEVER : unit->arrives);
    }
}

static void check_formed(const ctg_world *world)
{
    for (size_t i = 0; i < world->formed_count; i++) {
        seen[world->formed[i]]++;
    }
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        const bool individual = world->tables->capabilities[unit->capability].individual != 0;
        assert_int_equal(seen[i], unit->there && !individual);
        seen[i] = 0;
    }
}

static void check_committed(const ctg_world *world)
{
    for (size_t s = 0; s < world->scene->S; s++) {
        int64_t sums[2] = {0};
        int64_t committed[2];
        for (size_t k = 0; k < world->scene->K; k++) {
            const size_t pool = ctg_world_pool(world, s, k);
            sums[world->is_police[k]] += world->people.in[ctg_deployed][pool] +
                                         world->people.in[ctg_assigned][pool] +
                                         world->people.in[ctg_learning][pool];
        }
        ctg_ceiling_committed(world, s, committed);
        assert_memory_equal(committed, sums, sizeof sums);
    }
}

static void check(const ctg_world *world)
{
    assert_true(world->commitment_count < sizeof seen);
    check_contingents(world);
    check_needs(world);
    check_months(world);
    check_formed(world);
    check_committed(world);
}

static void run(const stage *at, int32_t months)
{
    check(at->world);
    for (int32_t t = 1; t <= months; t++) {
        if (ctg_step_run(at->world, t, NULL) != ctg_ok) {
            fail_msg("month %d", t);
        }
        check(at->world);
    }
}

/* Through cuts, closures, successions, deaths and a start anew. */
static void every_list_is_what_a_recount_finds(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2009, 12), 48);
    stage_set(&at);
    run(&at, 48);
    ctg_world_start(at.world, 1);
    run(&at, 12);
    stage_close(&at);
}

/* Arrivals that are far away, and those whose month has passed. */
static void who_comes_late_is_found_in_its_month(void **state)
{
    (void)state;
    static const ctg_month later[] = {-3, 0, 1, 64, 193};
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    ctg_world *const world = at.world;
    ctg_rank ranks[1];
    for (size_t i = 0; i < sizeof later / sizeof later[0]; i++) {
        const ctg_month start = world->now;
        const ctg_commitment of = world->commitments[0];
        ctg_commitment *const unit =
            ctg_commitment_pledge(world, of.state, of.mission, of.capability, 1, start + later[i]);
        assert_non_null(unit);
        const ctg_month first = later[i] < 1 ? start + 1 : start + later[i];
        while (world->now < first) {
            assert_int_equal(ctg_roster_due(world, false, ranks), later[i] < 1);
            world->now++;
        }
        assert_int_equal(ctg_roster_due(world, false, ranks), 1);
        assert_ptr_equal(&world->commitments[ranks[0].at], unit);
        ctg_commitment_drop(world, unit);
        ctg_roster_close_up(world);
        assert_int_equal(ctg_roster_due(world, false, ranks), 0);
    }
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_list_is_what_a_recount_finds),
        cmocka_unit_test(who_comes_late_is_found_in_its_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
