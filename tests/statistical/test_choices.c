/* Decisions in the small world against binomials: logit offers, who is taken among alike offers,
 * exits at the end of a tour, pledges that fail.
 *
 * A state offers with probability p = 1 / (1 + 2^-w) at log-odds w (base 2); U (1 + 2^-w) < 1 for a
 * uniform U of 24 bits lies within 3e-7 of it, far below what these samples see. Missions are
 * independent trials, and so are replicates. Each check compares a count with its exact binomial
 * distribution: with 10,000 trials it finds a probability near one half that is wrong by 0.04, one
 * near 0.01 that is wrong by 0.008, in more than 99 of 100 seeds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/willingness.h"
#include "tests/support/chance.h"
#include "tests/support/small_world.h"

#define MISSIONS 50
#define REPLICATES 200
#define TRIALS (MISSIONS * REPLICATES)
#define UNIT 20 /* persons */

static double logit(double log_odds)
{
    return 1.0 / (1.0 + pow(2.0, -log_odds));
}

static small_knobs needs(size_t states)
{
    return (small_knobs){.states = states, .missions = MISSIONS, .posts = UNIT, .unit = UNIT};
}

/* People whom a contributor has promised to a mission or has there. */
static int32_t out(const small_world *small, size_t m, size_t k)
{
    const size_t need = m * SMALL_CAPABILITIES + k;
    return small->world->filled[need] + small->world->coming[need];
}

/* Whether contributor s has promised a unit to mission m. */
static bool has_promised(const small_world *small, size_t s, size_t m)
{
    for (size_t i = 0; i < small->world->commitment_count; i++) {
        const ctg_commitment *const unit = &small->world->commitments[i];
        if ((size_t)unit->state == s && (size_t)unit->mission == m) {
            return true;
        }
    }
    return false;
}

/* Needs of one unit to which something is promised in the first month, of all replicates. */
static uint32_t served_at_once(small_world *small)
{
    uint32_t served = 0;
    small_world_set(small);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        small_world_begin(small, replicate, MISSIONS * UNIT);
        small_world_run(small, 1, 1);
        for (size_t m = 0; m < MISSIONS; m++) {
            served += out(small, m, small_infantry) > 0;
        }
    }
    return served;
}

static void a_state_offers_as_often_as_its_log_odds_say(void **state)
{
    static const double odds[] = {-7.0, -3.0, -1.0, 0.0, 0.5, 2.0, 5.0};
    (void)state;
    for (size_t i = 0; i < sizeof odds / sizeof odds[0]; i++) {
        small_world small;
        const small_knobs knobs = needs(1);
        small_world_make(&small, &knobs);
        small.setting.centre.willingness_unit_base = odds[i];
        assert_binomial(served_at_once(&small), TRIALS, logit(odds[i]));
        small_world_close(&small);
    }
}

/* Of willingness nothing but the weight of what a need lacks. */
static void weigh_vacancies_alone(small_world *small, double weight)
{
    ctg_parameters *const p = &small->setting.centre;
    p->mechanism_willingness = 1.0;
    p->willingness_unit_base = -4.0;
    p->willingness_unit_status_per_doubling = p->willingness_unit_democracy = 0.0;
    p->willingness_interest = p->willingness_load = 0.0;
    p->willingness_vacancy = weight;
}

/* Needs that lack all their posts, by the weight of what is lacking. */
static void a_vacancy_adds_to_the_log_odds(void **state)
{
    (void)state;
    small_world small;
    const small_knobs knobs = needs(1);
    small_world_make(&small, &knobs);
    weigh_vacancies_alone(&small, 3.0);
    assert_binomial(served_at_once(&small), TRIALS, logit(-4.0 + 3.0));
    small_world_close(&small);
}

/* Needs of two units, one of which is promised in the first month, when everybody offers: in the
 * second half of the posts are lacking. */
static void what_is_lacking_is_a_share(void **state)
{
    (void)state;
    small_world small;
    uint32_t offered = 0;
    const small_knobs knobs = {
        .states = 1, .missions = MISSIONS, .posts = 2 * UNIT, .unit = UNIT, .months = 2};
    const ctg_change later = {ctg_parameter_willingness_unit_base, ctg_set, -4.0, SMALL_START + 2,
                              CTG_MONTH_MOST};
    small_world_make(&small, &knobs);
    weigh_vacancies_alone(&small, 4.0);
    small.setting.centre.willingness_unit_base = 30.0;
    small.setting.changes = &later;
    small.setting.change_count = 1;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        small_world_begin(&small, replicate, 2 * MISSIONS * UNIT);
        small_world_run(&small, 1, 1);
        for (size_t m = 0; m < MISSIONS; m++) {
            assert_int_equal(out(&small, m, small_infantry), UNIT);
        }
        small_world_run(&small, 2, 2);
        for (size_t m = 0; m < MISSIONS; m++) {
            offered += out(&small, m, small_infantry) > UNIT;
        }
    }
    assert_binomial(offered, TRIALS, logit(-4.0 + 4.0 / 2.0));
    small_world_close(&small);
}

/* Officers have a base of their own. */
static void officers_offer_as_often_as_their_log_odds_say(void **state)
{
    (void)state;
    small_world small;
    uint32_t offered = 0;
    const small_knobs knobs = {.states = 1, .missions = MISSIONS, .experts = 1};
    small_world_make(&small, &knobs);
    small.setting.centre.willingness_officer_base = -1.0;
    small.setting.centre.willingness_unit_base = 30.0;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        ctg_world_start(small.world, replicate);
        small_world_train(&small, 1, small_experts, MISSIONS);
        small_world_run(&small, 1, 1);
        for (size_t m = 0; m < MISSIONS; m++) {
            offered += out(&small, m, small_experts) > 0;
        }
    }
    assert_binomial(offered, TRIALS, logit(-1.0));
    small_world_close(&small);
}

/* Two states whose log-odds differ by two, because one has four times the people of the other. Both
 * may offer; then either is taken as often as the other: neither its row nor its number counts, nor
 * that it is readier to offer. */
static void of_two_offers_either_is_taken_as_often(void **state)
{
    (void)state;
    small_world small;
    uint32_t taken[3] = {0};
    const small_knobs knobs = needs(2);
    small_world_make(&small, &knobs);
    weigh_vacancies_alone(&small, 0.0);
    small.setting.centre.willingness_unit_status_per_doubling = 1.0;
    small.setting.centre.willingness_unit_base = -1.0;
    small.covariates[1].population = 10 * 1000 * 1000; /* where status adds nothing */
    small.covariates[2].population = 40 * 1000 * 1000;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        small_world_begin(&small, replicate, MISSIONS * UNIT);
        small_world_run(&small, 1, 1);
        for (size_t m = 0; m < MISSIONS; m++) {
            const bool first = has_promised(&small, 1, m);
            taken[first ? 1 : (has_promised(&small, 2, m) ? 2 : 0)]++;
        }
    }
    const double a = logit(-1.0);
    const double b = logit(1.0);
    const double expected[3] = {(1.0 - a) * (1.0 - b), a * (1.0 - b / 2.0), b * (1.0 - a / 2.0)};
    assert_cells(taken, expected, 3);
    small_world_close(&small);
}

/* Missions that take who knows them, of states that offer wherever they may; half of these know
 * all missions. */
static uint32_t taken_who_knows(size_t k, const small_knobs *knobs, double broad_share)
{
    small_world small;
    uint32_t taken = 0;
    small_world_make(&small, knobs);
    small.setting.centre.willingness_unit_base = 30.0;
    small.setting.centre.willingness_officer_base = 30.0;
    small.setting.centre.habit_decay_share_per_month = 0.0;
    small.setting.centre.habit_broad_share = broad_share;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        ctg_world_start(small.world, replicate);
        for (size_t s = 1; s <= knobs->states; s++) {
            small_world_train(&small, s, k, MISSIONS * UNIT);
            for (size_t m = 0; m < MISSIONS; m++) {
                small.world->knowhow[m * small.scene->S + s] = s <= knobs->states / 2 ? 0.5f : 0.0f;
            }
        }
        small_world_run(&small, 1, 1);
        for (size_t m = 0; m < MISSIONS; m++) {
            uint32_t promised = 0;
            for (size_t s = 1; s <= knobs->states; s++) {
                promised += has_promised(&small, s, m);
                taken += s <= knobs->states / 2 && has_promised(&small, s, m);
            }
            assert_int_equal(promised, 1);
        }
    }
    small_world_close(&small);
    return taken;
}

/* Know-how comes first, among units and among individuals but for those who are sought from many
 * states. */
static void whoever_knows_a_mission_is_taken_first(void **state)
{
    static const double shares[] = {0.3, 0.8};
    (void)state;
    const small_knobs of_units = needs(2);
    assert_int_equal(taken_who_knows(small_infantry, &of_units, 1.0), TRIALS);
    for (size_t states = 2; states <= 8; states += 6) { /* fewer than are asked together, or more */
        const small_knobs of_experts = {.states = states, .missions = MISSIONS, .experts = 1};
        assert_int_equal(taken_who_knows(small_experts, &of_experts, 0.0), TRIALS);
        for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
            assert_binomial(taken_who_knows(small_experts, &of_experts, shares[i]), TRIALS,
                            1.0 - shares[i] / 2.0);
        }
    }
}

/* Units that have been there for a tour end with probability 1 / (1 + 2^-exit.base). */
static void commitments_end_as_often_as_their_log_odds_say(void **state)
{
    static const double odds[] = {-4.0, -1.0, 1.0};
    (void)state;
    for (size_t i = 0; i < sizeof odds / sizeof odds[0]; i++) {
        small_world small;
        uint32_t ended = 0;
        const small_knobs knobs = needs(1);
        small_world_make(&small, &knobs);
        small.setting.centre.willingness_unit_base = 30.0;
        small.setting.centre.rotation_tour_months = 6.0;
        small.setting.centre.exit_base = odds[i];
        small_world_set(&small);
        for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
            small_world_begin(&small, replicate, 2 * MISSIONS * UNIT);
            small_world_run(&small, 1, 7); /* promised in 1, there from 2 on, reviewed in 8 */
            for (size_t m = 0; m < MISSIONS; m++) {
                assert_int_equal(small.world->filled[m * SMALL_CAPABILITIES], UNIT);
            }
            small_world_run(&small, 8, 8);
            for (size_t m = 0; m < MISSIONS; m++) {
                ended += small.world->filled[m * SMALL_CAPABILITIES] == 0;
            }
        }
        assert_binomial(ended, TRIALS, logit(odds[i]));
        small_world_close(&small);
    }
}

/* Everybody offers at once; a pledge fails with probability f when it should arrive, and is then
 * promised anew: after n months of arrivals a mission waits with probability f^n. */
static void pledges_fail_as_often_as_their_share_says(void **state)
{
    const double failing = 0.3;
    (void)state;
    small_world small;
    uint32_t waiting[4] = {0};
    const small_knobs knobs = needs(1);
    small_world_make(&small, &knobs);
    small.setting.centre.willingness_unit_base = 30.0;
    small.setting.centre.mechanism_readiness = 1.0;
    small.setting.centre.readiness_delay_months = 1.0;
    small.setting.centre.readiness_parliament_months = 0.0;
    small.setting.centre.readiness_pledge_failure_share = failing;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        small_world_begin(&small, replicate, MISSIONS * UNIT);
        for (int32_t t = 1; t <= 4; t++) {
            small_world_run(&small, t, t);
            for (size_t m = 0; m < MISSIONS; m++) {
                assert_int_equal(out(&small, m, small_infantry), UNIT);
                waiting[t - 1] += small.world->filled[m * SMALL_CAPABILITIES] == 0;
            }
        }
    }
    for (int32_t n = 0; n < 4; n++) {
        assert_binomial(waiting[n], TRIALS, pow(failing, n));
    }
    small_world_close(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_state_offers_as_often_as_its_log_odds_say),
        cmocka_unit_test(a_vacancy_adds_to_the_log_odds),
        cmocka_unit_test(what_is_lacking_is_a_share),
        cmocka_unit_test(officers_offer_as_often_as_their_log_odds_say),
        cmocka_unit_test(of_two_offers_either_is_taken_as_often),
        cmocka_unit_test(whoever_knows_a_mission_is_taken_first),
        cmocka_unit_test(commitments_end_as_often_as_their_log_odds_say),
        cmocka_unit_test(pledges_fail_as_often_as_their_share_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
