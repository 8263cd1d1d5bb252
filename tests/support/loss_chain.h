/* The exact chain of a loss network with rotation, of which tests/statistical/test_loss_network.c
 * tells why the engine is one: its places, the probabilities of a month, what stays for ever.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_LOSS_CHAIN_H
#define CTG_TESTS_SUPPORT_LOSS_CHAIN_H

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>

#include "tests/support/assert.h"

#define STATES_MOST 2
#define CELLS_MOST 8    /* states x (tour months + 1) */
#define CODES_MOST 8192 /* (N + 1)^cells */
#define PLACES_MOST 400 /* states of the chain */
#define BUSY_MOST 8
#define REFUSED_MOST 8

typedef struct network {
    size_t states, missions, units, tour; /* S, M, N, T */
    int32_t dwell;                        /* D */
    double offer_odds, exit_odds;         /* log2 */
    double p, q;
} network;

/* By state s: cells [s * (T + 1)] units promised, [s * (T + 1) + j] units with j months left. */
typedef struct place {
    int cell[CELLS_MOST];
} place;

typedef struct chain {
    network of;
    size_t count;
    place places[PLACES_MOST];
    int number[CODES_MOST];
    gsl_matrix *step; /* step[from][to] */
    /* of the month that follows on each place */
    double requests[PLACES_MOST], refused[PLACES_MOST];
    double squares[PLACES_MOST][3]; /* expected requests^2, requests refused, refused^2 */
} chain;

static inline size_t cells_of(const network *of)
{
    return of->states * (of->tour + 1);
}

static inline size_t code_of(const network *of, const place *at)
{
    size_t code = 0;
    for (size_t i = 0; i < cells_of(of); i++) {
        code = code * (of->units + 1) + (size_t)at->cell[i];
    }
    return code;
}

static inline int busy_of(const network *of, const place *at, size_t s)
{
    int busy = 0;
    for (size_t j = 0; j <= of->tour; j++) {
        busy += at->cell[s * (of->tour + 1) + j];
    }
    return busy;
}

static inline int all_busy(const network *of, const place *at)
{
    int busy = 0;
    for (size_t s = 0; s < of->states; s++) {
        busy += busy_of(of, at, s);
    }
    return busy;
}

static inline void list_places(chain *net)
{
    const network *const of = &net->of;
    size_t codes = 1;
    for (size_t i = 0; i < cells_of(of); i++) {
        codes *= of->units + 1;
    }
    assert_true(codes <= CODES_MOST);
    for (size_t code = 0; code < codes; code++) {
        place at = {{0}};
        size_t rest = code;
        for (size_t i = cells_of(of); i-- > 0; rest /= of->units + 1) {
            at.cell[i] = (int)(rest % (of->units + 1));
        }
        bool possible = all_busy(of, &at) <= (int)of->missions;
        for (size_t s = 0; s < of->states; s++) {
            possible = possible && busy_of(of, &at, s) <= (int)of->units;
        }
        net->number[code] = possible ? (int)net->count : -1;
        if (possible) {
            assert_true(net->count < PLACES_MOST);
            net->places[net->count++] = at;
        }
    }
}

/* The rest of a month from one place on. */
typedef struct branch {
    chain *net;
    size_t from;
} branch;

static inline void arrive_at(const branch *of, const place *at, double chance, int requests,
                             int refused)
{
    chain *const net = of->net;
    const int to = net->number[code_of(&net->of, at)];
    assert_true(to >= 0);
    *gsl_matrix_ptr(net->step, of->from, (size_t)to) += chance;
    net->requests[of->from] += chance * requests;
    net->refused[of->from] += chance * refused;
    net->squares[of->from][0] += chance * requests * requests;
    net->squares[of->from][1] += chance * requests * refused;
    net->squares[of->from][2] += chance * refused * refused;
}

/* So many missions have still to be served. */
static inline void serve(const branch *of, const place *at, double chance, int vacant, int requests,
                         int refused)
{
    const network *const net = &of->net->of;
    if (vacant == 0) {
        arrive_at(of, at, chance, requests, refused);
        return;
    }
    int able = 0;
    for (size_t s = 0; s < net->states; s++) {
        able += busy_of(net, at, s) < (int)net->units;
    }
    const double nobody = pow(1.0 - net->p, (double)net->states);
    const double no_able = pow(1.0 - net->p, able);
    serve(of, at, chance * nobody, vacant - 1, requests, refused);
    if (able < (int)net->states) { /* offers, but none of a state with room */
        serve(of, at, chance * (no_able - nobody), vacant - 1, requests + 1, refused + 1);
    }
    for (size_t s = 0; s < net->states; s++) {
        if (busy_of(net, at, s) < (int)net->units) {
            place next = *at;
            next.cell[s * (net->tour + 1)]++;
            serve(of, &next, chance * (1.0 - no_able) / able, vacant - 1, requests + 1, refused);
        }
    }
}

/* Reviews of state s and those after it, then arrivals, then requests. */
static inline void review(const branch *of, const place *before, place *after, size_t s,
                          double chance)
{
    const network *const net = &of->net->of;
    if (s == net->states) {
        serve(of, after, chance, (int)net->missions - all_busy(net, after), 0, 0);
        return;
    }
    const int *const old = before->cell + s * (net->tour + 1);
    int *const new = after->cell + s *(net->tour + 1);
    const int due = old[1];
    double ways = 1.0;
    for (int stay = 0; stay <= due; stay++) {
        new[0] = 0;
        for (size_t j = 1; j < net->tour; j++) {
            new[j] = old[j + 1];
        }
        new[net->tour] = stay + old[0];
        const double these = ways * pow(1.0 - net->q, stay) * pow(net->q, due - stay);
        review(of, before, after, s + 1, chance * these);
        ways = ways * (due - stay) / (stay + 1);
    }
}

static inline void chain_make(chain *net, const network *of)
{
    memset(net, 0, sizeof *net);
    net->of = *of;
    list_places(net);
    net->step = gsl_matrix_calloc(net->count, net->count);
    for (size_t from = 0; from < net->count; from++) {
        const branch here = {net, from};
        place after = {{0}};
        review(&here, &net->places[from], &after, 0, 1.0);
        double sum = 0.0;
        for (size_t to = 0; to < net->count; to++) {
            sum += gsl_matrix_get(net->step, from, to);
        }
        assert_close(sum, 1.0, 1e-12);
    }
}

/* The distribution that a step leaves as it is: one equation is replaced by the sum of 1. */
static inline void stationary(const chain *net, double *at)
{
    gsl_matrix *const left = gsl_matrix_alloc(net->count, net->count);
    gsl_vector *const right = gsl_vector_calloc(net->count);
    gsl_permutation *const order = gsl_permutation_alloc(net->count);
    gsl_vector_view x = gsl_vector_view_array(at, net->count);
    int sign = 0;
    gsl_matrix_transpose_memcpy(left, net->step);
    for (size_t i = 0; i < net->count; i++) {
        *gsl_matrix_ptr(left, i, i) -= 1.0;
        gsl_matrix_set(left, net->count - 1, i, 1.0);
    }
    gsl_vector_set(right, net->count - 1, 1.0);
    assert_int_equal(gsl_linalg_LU_decomp(left, order, &sign), 0);
    assert_int_equal(gsl_linalg_LU_solve(left, order, right, &x.vector), 0);
    gsl_permutation_free(order);
    gsl_vector_free(right);
    gsl_matrix_free(left);
}

static inline void advance(const chain *net, double *at, int months)
{
    double *const next = malloc(net->count * sizeof *next);
    assert_non_null(next);
    for (int month = 0; month < months; month++) {
        for (size_t to = 0; to < net->count; to++) {
            next[to] = 0.0;
            for (size_t from = 0; from < net->count; from++) {
                next[to] += at[from] * gsl_matrix_get(net->step, from, to);
            }
        }
        memcpy(at, next, net->count * sizeof *next);
    }
    free(next);
}

static inline void busy_distribution(const chain *net, const double *at, double busy[BUSY_MOST])
{
    memset(busy, 0, BUSY_MOST * sizeof *busy);
    for (size_t i = 0; i < net->count; i++) {
        busy[all_busy(&net->of, &net->places[i])] += at[i];
    }
}

static inline double mean_over(const chain *net, const double *at, const double *values)
{
    double sum = 0.0;
    for (size_t i = 0; i < net->count; i++) {
        sum += at[i] * values[i];
    }
    return sum;
}

#endif
