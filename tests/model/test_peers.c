/* What peers do: the term against its definition, symmetry, last month's world, the switch.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/peers.h"

#include <stdlib.h>

#include "engine/model/commitment.h"
#include "engine/model/fingerprint.h"
#include "engine/model/step.h"
#include "engine/model/willingness.h"
#include "tests/support/scene.h"
#include "tests/support/small_world.h"

/* The term of a state for a mission, read from the tables as peers.h defines it. */
typedef struct groups {
    const ctg_tables *tables;
    size_t count; /* regions, then the rows of organisations with which an organisation begins */
} groups;

static bool is_in(const groups *all, size_t g, size_t s)
{
    const ctg_tables *const tables = all->tables;
    if (g < tables->regions_count) {
        return (size_t)tables->states[s].region == g;
    }
    const char *const name = tables->organisations[g - tables->regions_count].organisation;
    for (size_t i = 0; i < tables->organisations_count; i++) {
        if (i < g - tables->regions_count &&
            strcmp(tables->organisations[i].organisation, name) == 0) {
            return false; /* not the first row of the organisation: no group of its own */
        }
    }
    for (size_t i = 0; i < tables->organisations_count; i++) {
        if ((size_t)tables->organisations[i].state == s &&
            strcmp(tables->organisations[i].organisation, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool counts(const ctg_world *world, size_t s)
{
    const size_t at = world->y * world->scene->S + s;
    return world->scene->exists[at] != 0 &&
           (world->scene->population[at] > 0.0 || world->scene->armed_forces[at] > 0);
}

static double term_by_hand(const ctg_world *world, const uint8_t *member, size_t count, size_t s,
                           size_t m, const int32_t *people)
{
    const size_t states = world->scene->S;
    double sum = 0.0;
    int valid = 0;
    for (size_t g = 0; g < count; g++) {
        int others = 0;
        int present = 0;
        for (size_t o = 0; member[g * states + s] && o < states; o++) {
            if (o != s && member[g * states + o] && counts(world, o)) {
                others++;
                present += people[m * world->scene->S + o] > 0;
            }
        }
        sum += others > 0 ? (double)present / (double)others : 0.0;
        valid += others > 0;
    }
    return valid > 0 ? sum / valid : 0.0;
}

static uint8_t *list_members(const ctg_world *world, size_t *count)
{
    const groups all = {world->scene->tables, world->scene->tables->regions_count +
                                                  world->scene->tables->organisations_count};
    uint8_t *const member = calloc(all.count * world->scene->S, 1);
    assert_non_null(member);
    for (size_t g = 0; g < all.count; g++) {
        for (size_t s = 0; s < world->scene->S; s++) {
            member[g * world->scene->S + s] = is_in(&all, g, s);
        }
    }
    *count = all.count;
    return member;
}

static void compare(const ctg_world *world, const uint8_t *member, size_t count,
                    const int32_t *people)
{
    for (size_t m = 0; m < world->scene->M; m += 5) {
        for (size_t s = 0; s < world->scene->S; s += 3) {
            if (counts(world, s)) {
                const double term = (double)world->peers[m * world->scene->S + s] / ctg_peers_one();
                assert_close(term, term_by_hand(world, member, count, s, m, people), 2e-5);
                assert_true(term >= 0.0 && term <= 1.0);
            }
        }
    }
}

/* The shipped world, over two new years: what was added month by month is what counting it all
 * anew gives, from the people at the end of the month before. */
static void the_term_is_the_mean_share_of_peers_last_month(void **state)
{
    (void)state;
    stage at;
    size_t count = 0;
    stage_open(&at, CTG_MONTH(2010, 10), 18);
    stage_set(&at);
    const size_t pairs = at.scene->S * at.scene->M;
    uint8_t *const member = list_members(at.world, &count);
    int32_t *const people = calloc(pairs, sizeof *people);
    assert_non_null(people);
    for (int32_t t = 1; t <= 18; t++) {
        memcpy(people, at.world->deployed_in, pairs * sizeof *people);
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        if (t == 1 || t == 2 || t == 4 || t == 14 || t == 18) {
            compare(at.world, member, count, people);
        }
    }
    free(people);
    free(member);
    stage_close(&at);
}

/* Five alike states and the host in a region; the first two have a club of their own and the third
 * is nobody's peer, for it has no people and no forces. The second framework is a coalition, which
 * has no mission. */
static void open_small(small_world *small, ctg_organisation_row *club,
                       ctg_framework_row frameworks[2])
{
    const small_knobs knobs = {.states = 5, .missions = 2, .posts = 100, .unit = 10};
    small_world_make(small, &knobs);
    frameworks[0] = small->framework;
    frameworks[1] = small->framework;
    frameworks[1].number = 2;
    frameworks[1].kind = ctg_framework_coalition;
    small->epoch.tables.frameworks = frameworks;
    small->epoch.tables.frameworks_count = 2;
    club[0] = (ctg_organisation_row){.state = 1, .organisation = "club"};
    club[1] = (ctg_organisation_row){.state = 2, .organisation = "club"};
    small->epoch.tables.organisations = club;
    small->epoch.tables.organisations_count = 2;
    small->covariates[3].population = 0;
    small->covariates[3].armed_forces = 0;
    small->setting.centre.mechanism_peers = 1.0;
    small->setting.centre.peers_un = -0.7;
    small->setting.centre.peers_outside = 1.9;
    small_world_set(small);
    for (int32_t s = 1; s <= 2; s++) {
        small_world_train(small, (size_t)s, small_infantry, 20);
    }
}

static void arrive(small_world *small, int32_t s, int32_t m)
{
    ctg_commitment *const unit =
        ctg_commitment_pledge(small->world, s, m, small_infantry, 10, small->world->now);
    ctg_commitment_arrive(small->world, unit, small->world->now + 12);
}

static double term(const small_world *small, size_t s, size_t m)
{
    return (double)small->world->peers[m * small->scene->S + s] / ctg_peers_one();
}

static void a_state_sees_the_others_of_its_groups_and_not_itself(void **state)
{
    (void)state;
    small_world small;
    ctg_organisation_row club[2];
    ctg_framework_row frameworks[2];
    open_small(&small, club, frameworks);
    arrive(&small, 1, 0);
    ctg_peers_begin(small.world);
    /* the region has five members who count, host and all: four others */
    assert_close(term(&small, 1, 0), 0.0, 0.0);
    assert_close(term(&small, 2, 0), (1.0 / 4.0 + 1.0) / 2.0, 1e-6);
    assert_close(term(&small, 4, 0), 1.0 / 4.0, 1e-6);
    assert_close(term(&small, 4, 1), 0.0, 0.0);
    arrive(&small, 2, 0);
    ctg_peers_begin(small.world);
    assert_close(term(&small, 1, 0), (1.0 / 4.0 + 1.0) / 2.0, 1e-6);
    assert_close(term(&small, 4, 0), 2.0 / 4.0, 1e-6);
    assert_true(small.world->peers[4] == small.world->peers[5]); /* alike states, alike terms */
    small.world->deployed_in[3] = 1; /* who is nobody's peer is not seen */
    ctg_commitment_withdraw(small.world, &small.world->commitments[0], 10);
    ctg_peers_begin(small.world);
    assert_close(term(&small, 2, 0), 0.0, 0.0);
    assert_close(term(&small, 5, 0), 1.0 / 4.0, 1e-6);
    small_world_close(&small);
}

/* The term enters the log-odds of units and officers with the weight of the mission's command; in
 * a month's look only, not when somebody arrives later in the month. */
static void offers_weigh_the_term_of_last_month(void **state)
{
    (void)state;
    small_world small;
    ctg_organisation_row club[2];
    ctg_framework_row frameworks[2];
    open_small(&small, club, frameworks);
    arrive(&small, 1, 0);
    arrive(&small, 1, 1);
    ctg_peers_begin(small.world);
    ctg_willingness_begin(small.world);
    ctg_willingness_approach(small.world, 0);
    const float *const units = small.world->pair;
    const float *const officers = small.world->pair + 2 * small.scene->S;
    const double seen = (double)units[2] - (double)units[1];
    assert_close(seen, -0.7 * 0.625, 1e-6);
    assert_close(officers[2] - officers[1], seen, 1e-6);
    arrive(&small, 2, 0);
    ctg_willingness_approach(small.world, 0);
    assert_close(units[2] - units[1], seen, 0.0);
    small.missions[1].framework = 1; /* nobody is admitted there, so nothing else is added */
    memset(small.world->admits, 0, small.scene->M * small.scene->S);
    ctg_willingness_approach(small.world, 1);
    assert_close(units[2] - units[1], 1.9 * 0.625, 1e-6);
    small_world_close(&small);
}

static uint64_t digest_with(ctg_parameter_id id, double value, double weight)
{
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 18);
    stage_fix(&at, ctg_parameter_peers_un, weight);
    stage_fix(&at, ctg_parameter_peers_outside, weight);
    stage_fix(&at, id, value);
    stage_set(&at);
    for (int32_t t = 1; t <= 18; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
    }
    const uint64_t digest = ctg_fingerprint_of(at.world, 0);
    stage_close(&at);
    return digest;
}

static void switched_off_is_a_weight_of_zero(void **state)
{
    (void)state;
    const ctg_parameter_id id = ctg_parameter_mechanism_peers;
    assert_true(digest_with(id, 0.0, 1.5) == digest_with(id, 1.0, 0.0));
    assert_true(digest_with(id, 0.0, 1.5) != digest_with(id, 1.0, 1.5));
}

/* Where peers attract, states that have been in a mission draw others of their groups: more states
 * are in missions outside the United Nations' command than where peers repel. */
static void peers_that_attract_make_more_contributors(void **state)
{
    (void)state;
    int64_t ties[2] = {0, 0};
    for (int attract = 0; attract < 2; attract++) {
        stage at;
        stage_open(&at, CTG_MONTH(2015, 1), 36);
        stage_fix(&at, ctg_parameter_peers_outside, attract ? 4.0 : -4.0);
        stage_set(&at);
        for (uint32_t replicate = 0; replicate < 3; replicate++) {
            ctg_world_start(at.world, replicate);
            for (int32_t t = 1; t <= 36; t++) {
                assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
            }
            for (size_t m = 0; m < at.scene->M; m++) {
                for (size_t s = 0; ctg_world_is_outside(at.world, m) && s < at.scene->S; s++) {
                    ties[attract] += at.world->deployed_in[m * at.scene->S + s] > 0;
                }
            }
        }
        stage_close(&at);
    }
    print_message("ties with missions outside: %lld where peers repel, %lld where they attract\n",
                  (long long)ties[0], (long long)ties[1]);
    assert_true(ties[0] < ties[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_term_is_the_mean_share_of_peers_last_month),
        cmocka_unit_test(a_state_sees_the_others_of_its_groups_and_not_itself),
        cmocka_unit_test(offers_weigh_the_term_of_last_month),
        cmocka_unit_test(switched_off_is_a_weight_of_zero),
        cmocka_unit_test(peers_that_attract_make_more_contributors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
