/* Force generation as a loss network with rotation (STORM: operations ask for units, a pool of
 * units rotates, a request that finds none free is lost): the engine against its exact chain.
 *
 * The small world: M missions with posts for one unit each; S alike states, each with people for (1
 * + D) N units, a dwell of D months a month deployed and nothing else that matters. Of the month
 * (engine/model/step.c) there is left, in this order:
 *
 * 1. Units whose tour of T months is over are reviewed: each ends with probability q = 1 / (1 +
 * 2^-exit.base); the others are relieved and have T more months. 2. Units promised last month
 * arrive, with T months before them (the delay is one month). 3. Each mission without a unit is a
 * request: each state offers with probability p = 1 / (1 + 2^-willingness.unit_base), all
 * independent (draws are named by state and mission). It goes to one of the offering states that
 * have room, each as likely as the other (levels, service and delays are equal; a keyed draw
 * decides); where none has room it is lost.
 *
 * A state has room while it has less than N units promised or deployed: room is the floor of its
 * people over 1 + D, less those. Relief is always there: who came home within the D T months of
 * recovery went out at most (1 + D) T months ago, at most N units a tour, so with N units out at
 * least as many people as are due are at home. Hence the state of the chain: by state, units by
 * months left (1 to T), and units promised; at most N together. Everything else follows from it.
 *
 * For M = N = 1 the chain is a renewal process; for rare events it is Engset's model, whose service
 * times may have any distribution.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/willingness.h"
#include "tests/support/chance.h"
#include "tests/support/loss_chain.h"
#include "tests/support/small_world.h"

#define UNIT 10 /* persons */

/* What the engine did in the last month of many replicates. */
typedef struct seen {
    uint32_t busy[BUSY_MOST];
    double requests, refused;
    double deployed; /* units, summed over the replicates */
} seen;

static void network_world(small_world *small, const network *of, int32_t months)
{
    const small_knobs knobs = {.states = of->states,
                               .missions = of->missions,
                               .months = months,
                               .posts = UNIT,
                               .unit = UNIT};
    small_world_make(small, &knobs);
    ctg_parameters *const p = &small->setting.centre;
    p->willingness_unit_base = of->offer_odds;
    p->exit_base = of->exit_odds;
    p->rotation_tour_months = (double)of->tour;
    p->mechanism_ceilings = 1.0; /* of which only rest between tours shall bind */
    p->rotation_dwell_ratio = of->dwell;
    p->ceiling_military_share = 1.0;
    small_world_set(small);
}

/* Requests of the month behind, and which were refused: whoever decided is asked once more. */
static void count_requests(const small_world *small, seen *of)
{
    ctg_world *const world = small->world;
    for (size_t m = 0; m < small->knobs.missions; m++) {
        const size_t need = m * SMALL_CAPABILITIES + small_infantry;
        if (world->filled[need] > 0) {
            continue;
        }
        bool offered = false;
        ctg_willingness_approach(world, m);
        for (size_t s = 1; s <= small->knobs.states; s++) {
            offered = ctg_willingness_offers(world, s, m, small_infantry, 1.0) || offered;
        }
        const bool served = world->coming[need] > 0;
        assert_true(offered || !served);
        of->requests += offered;
        of->refused += offered && !served;
    }
}

static void watch(const network *of, int32_t months, uint32_t replicates, seen *what)
{
    small_world small;
    network_world(&small, of, months);
    memset(what, 0, sizeof *what);
    const int32_t people = (int32_t)of->units * UNIT * (1 + of->dwell);
    for (uint32_t replicate = 0; replicate < replicates; replicate++) {
        small_world_begin(&small, replicate, people);
        small_world_run(&small, 1, months);
        int32_t busy = 0;
        for (size_t m = 0; m < of->missions; m++) {
            const size_t need = m * SMALL_CAPABILITIES + small_infantry;
            busy += small.world->filled[need] + small.world->coming[need];
            what->deployed += (double)small.world->filled[need] / UNIT;
        }
        assert_int_equal(busy % UNIT, 0);
        what->busy[busy / UNIT]++;
        count_requests(&small, what);
    }
    small_world_close(&small);
}

static network network_of(size_t states, size_t missions, size_t units, size_t tour, int32_t dwell,
                          double offer_odds, double exit_odds)
{
    return (network){.states = states,
                     .missions = missions,
                     .units = units,
                     .tour = tour,
                     .dwell = dwell,
                     .offer_odds = offer_odds,
                     .exit_odds = exit_odds,
                     .p = 1.0 / (1.0 + pow(2.0, -offer_odds)),
                     .q = 1.0 / (1.0 + pow(2.0, -exit_odds))};
}

/* The number of busy units is distributed as in the chain, and so many requests are lost. The
 * replicates are independent; the standard deviation of what is lost beyond its share of the
 * requests comes from the chain. With 10,000 replicates a probability of blocking that is wrong by
 * 0.04, or two cells of the distribution by 0.04, are found in more than 99 of 100 seeds. */
static void compare(const network *of, int32_t months, uint32_t replicates)
{
    chain *const net = malloc(sizeof *net);
    double *const at = calloc(PLACES_MOST, sizeof *at);
    double *const settled = calloc(PLACES_MOST, sizeof *settled);
    assert_true(net != NULL && at != NULL && settled != NULL);
    chain_make(net, of);
    at[net->number[0]] = 1.0; /* nobody is out at the start */
    advance(net, at, months - 1);
    const double requests = mean_over(net, at, net->requests);
    const double blocking = mean_over(net, at, net->refused) / requests;
    double variance = 0.0;
    for (size_t i = 0; i < net->count; i++) {
        variance += at[i] * (net->squares[i][2] - 2.0 * blocking * net->squares[i][1] +
                             blocking * blocking * net->squares[i][0]);
    }
    advance(net, at, 1);
    stationary(net, settled);
    double busy[BUSY_MOST];
    double settled_busy[BUSY_MOST];
    busy_distribution(net, at, busy);
    busy_distribution(net, settled, settled_busy);
    const size_t cells =
        1 + (of->states * of->units < of->missions ? of->states * of->units : of->missions);
    for (size_t i = 0; i < cells; i++) {
        assert_close(busy[i], settled_busy[i], 1e-5); /* so long a run that it has settled */
    }
    seen what;
    watch(of, months, replicates, &what);
    assert_true(what.requests > 1000.0);
    assert_mean(what.refused / what.requests, blocking,
                sqrt(variance / (double)replicates) / requests);
    assert_cells(what.busy, busy, cells);
    gsl_matrix_free(net->step);
    free(settled);
    free(at);
    free(net);
}

static void one_state_blocks_as_its_chain_does(void **state)
{
    (void)state;
    const network of = network_of(1, 6, 3, 3, 1, -1.0, 0.0);
    compare(&of, 72, 10000);
}

static void longer_rest_blocks_as_much_with_as_many_more_people(void **state)
{
    (void)state;
    const network of = network_of(1, 5, 2, 4, 3, -2.0, 1.0);
    compare(&of, 72, 10000);
}

static void several_states_block_as_their_chain_does(void **state)
{
    (void)state;
    const network of = network_of(2, 5, 2, 3, 1, -1.5, 0.5);
    compare(&of, 72, 10000);
}

/* Nobody is ever short: the missions are independent renewal processes, out for the time to the
 * first offer, 1 / p months in the mean, and in for T / q; by Little's law in so large a part of
 * the months. */
static void with_units_to_spare_missions_are_renewal_processes(void **state)
{
    (void)state;
    const network of = network_of(1, 6, 6, 3, 1, -1.0, 0.0);
    const double in = (double)of.tour / of.q;
    const double filled = in / (in + 1.0 / of.p);
    const network alone = network_of(1, 1, 1, 3, 1, -1.0, 0.0);
    chain *const net = malloc(sizeof *net);
    double at[PLACES_MOST];
    double promised = 0.0;
    assert_non_null(net);
    chain_make(net, &alone);
    stationary(net, at);
    for (size_t i = 0; i < net->count; i++) {
        promised += net->places[i].cell[0] > 0 ? at[i] : 0.0;
    }
    double busy[BUSY_MOST];
    busy_distribution(net, at, busy);
    assert_close(busy[1] - promised, filled, 1e-12);
    gsl_matrix_free(net->step);
    free(net);
    seen what;
    const uint32_t replicates = 5000;
    watch(&of, 60, replicates, &what);
    const double trials = (double)replicates * (double)of.missions;
    assert_true(what.refused == 0.0);
    assert_mean(what.deployed / trials, filled, sqrt(filled * (1.0 - filled) / trials));
}

static double choose(size_t n, size_t k)
{
    double ways = 1.0;
    for (size_t i = 0; i < k; i++) {
        ways = ways * (double)(n - i) / (double)(i + 1);
    }
    return ways;
}

/* Engset: M sources that ask at rate a, N servers, service in 1 / b: busy j with weight
 * C(M, j) (a / b)^j, a request blocked with the probability that M - 1 sources see all busy. */
static void for_rare_events_the_chain_is_the_textbook_model(void **state)
{
    (void)state;
    const double rare = 1e-5;
    network of = network_of(1, 6, 3, 3, 1, 0.0, 0.0);
    of.p = 0.4 * rare;
    of.q = 0.5 * rare * (double)of.tour;
    chain *const net = malloc(sizeof *net);
    double at[PLACES_MOST];
    double busy[BUSY_MOST];
    double weights[BUSY_MOST] = {0.0};
    double sum = 0.0;
    double blocked = 0.0;
    double seen_sum = 0.0;
    assert_non_null(net);
    chain_make(net, &of);
    stationary(net, at);
    busy_distribution(net, at, busy);
    for (size_t j = 0; j <= of.units; j++) {
        weights[j] = choose(of.missions, j) * pow(0.4 / 0.5, (double)j);
        sum += weights[j];
        const double by_others = choose(of.missions - 1, j) * pow(0.4 / 0.5, (double)j);
        seen_sum += by_others;
        blocked = by_others;
    }
    for (size_t j = 0; j <= of.units; j++) {
        assert_close(busy[j], weights[j] / sum, 50.0 * rare);
    }
    assert_close(mean_over(net, at, net->refused) / mean_over(net, at, net->requests),
                 blocked / seen_sum, 50.0 * rare);
    gsl_matrix_free(net->step);
    free(net);
}

/* Where nobody is short of people a vacancy stays open when no state offers: (1 - p)^n a month. */
static void a_vacancy_is_blocked_when_none_of_n_states_offers(void **state)
{
    (void)state;
    const uint32_t replicates = 200;
    for (size_t n = 1; n <= 4; n++) {
        network of = network_of(n, 40, 40, 12, 0, -1.5849625007211562, -30.0);
        assert_close(of.p, 0.25, 1e-12);
        small_world small;
        uint32_t open[3] = {0};
        network_world(&small, &of, 12);
        for (uint32_t replicate = 0; replicate < replicates; replicate++) {
            small_world_begin(&small, replicate, 40 * UNIT);
            for (int32_t t = 1; t <= 3; t++) {
                small_world_run(&small, t, t);
                for (size_t m = 0; m < of.missions; m++) {
                    const size_t need = m * SMALL_CAPABILITIES + small_infantry;
                    open[t - 1] += small.world->filled[need] + small.world->coming[need] == 0;
                }
            }
        }
        for (int32_t t = 1; t <= 3; t++) {
            assert_binomial(open[t - 1], replicates * 40, pow(0.75, (double)n * t));
        }
        small_world_close(&small);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_state_blocks_as_its_chain_does),
        cmocka_unit_test(longer_rest_blocks_as_much_with_as_many_more_people),
        cmocka_unit_test(several_states_block_as_their_chain_does),
        cmocka_unit_test(with_units_to_spare_missions_are_renewal_processes),
        cmocka_unit_test(for_rare_events_the_chain_is_the_textbook_model),
        cmocka_unit_test(a_vacancy_is_blocked_when_none_of_n_states_offers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
