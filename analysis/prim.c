/* Patient rule induction.
 *
 * A side is 2 * factor, its lower one, or 2 * factor + 1, its upper one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/prim.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

#define ALPHA 0.05 /* share of a box that is peeled or pasted at once */
#define NO_SIDE SIZE_MAX

typedef struct tally {
    double futures, failed;
} tally;

typedef struct room {
    const ctg_prim_asked *asked;
    size_t sides;
    double least;    /* futures of a box */
    size_t *order;   /* [factor * futures + rank] futures by value, ascending */
    uint8_t *left;   /* [future] known and in no box yet */
    uint8_t *inside; /* [future] */
    double *box;     /* [side] limits; infinite: none */
    double *best;    /* [side] */
    tally among;     /* those left */
} room;

/* A change of one limit. */
typedef struct step {
    size_t side;
    double limit;
    tally made; /* in the box that it makes */
    double gain;
} step;

static double value_of(const room *r, size_t side, size_t future)
{
    return r->asked->values[future * r->asked->factors + side / 2];
}

static double density(tally of)
{
    return of.failed / of.futures;
}

/* The harmonic mean of coverage and density. */
static double harmony(const room *r, tally of)
{
    return 2 * of.failed / (of.futures + r->among.failed);
}

static bool is_limited(const double *box, size_t side)
{
    return isfinite(box[side]);
}

/* Marks the futures that are left and within all limits but one; counts them. */
static tally look_inside(const room *r, const double *box, size_t without)
{
    tally of = {0, 0};
    for (size_t future = 0; future < r->asked->futures; future++) {
        bool in = r->left[future] != 0;
        for (size_t side = 0; side < r->sides && in; side++) {
            const double value = value_of(r, side, future);
            in = side == without || (side % 2 == 0 ? value >= box[side] : value <= box[side]);
        }
        r->inside[future] = in ? 1 : 0;
        of.futures += in ? 1 : 0;
        of.failed += in && r->asked->fails[future] == 1 ? 1 : 0;
    }
    return of;
}

/* The futures of a factor from its lower end, or from its upper one. */
static size_t future_at(const room *r, size_t side, size_t rank)
{
    const size_t futures = r->asked->futures;
    return r->order[side / 2 * futures + (side % 2 == 0 ? rank : futures - 1 - rank)];
}

/* The next futures inside that share a value, from a rank on; false where none is left. */
static bool next_value(const room *r, size_t side, size_t *rank, double *value, tally *of)
{
    *of = (tally){0, 0};
    for (; *rank < r->asked->futures; ++*rank) {
        const size_t future = future_at(r, side, *rank);
        const double here = value_of(r, side, future);
        if (r->inside[future] == 0) {
            continue;
        }
        if (of->futures > 0 && (here < *value || here > *value)) {
            break;
        }
        *value = here;
        of->futures += 1;
        of->failed += r->asked->fails[future] == 1 ? 1 : 0;
    }
    return of->futures > 0;
}

/* Peels a side of a box of so many inside: at most a twentieth, or all of the outmost value. */
static step peel_of(const room *r, size_t side, tally box)
{
    const double most = fmax(1, floor(ALPHA * box.futures));
    step made = {.side = NO_SIDE};
    tally off = {0, 0};
    tally of;
    size_t rank = 0;
    double value = 0;
    while (next_value(r, side, &rank, &value, &of)) {
        if (off.futures > 0 && off.futures + of.futures > most) {
            const tally rest = {box.futures - off.futures, box.failed - off.failed};
            const double gain = (density(rest) - density(box)) / off.futures;
            made = (step){side, value, rest, gain};
            break;
        }
        off.futures += of.futures;
        off.failed += of.failed;
    }
    return made;
}

static step better_of(step a, step b)
{
    return b.side != NO_SIDE && (a.side == NO_SIDE || b.gain > a.gain) ? b : a;
}

static void peel(const room *r)
{
    tally box = r->among;
    double best = harmony(r, box);
    for (;;) {
        step chosen = {.side = NO_SIDE};
        (void)look_inside(r, r->box, NO_SIDE);
        for (size_t side = 0; side < r->sides; side++) {
            const step made = peel_of(r, side, box);
            if (made.side != NO_SIDE && made.made.futures >= r->least) {
                chosen = better_of(chosen, made);
            }
        }
        if (chosen.side == NO_SIDE) {
            return;
        }
        r->box[chosen.side] = chosen.limit;
        box = chosen.made;
        if (harmony(r, box) > best) {
            best = harmony(r, box);
            memcpy(r->best, r->box, r->sides * sizeof *r->best);
        }
    }
}

/* Pastes a side of a box outwards by at most a twentieth, as far as is best. */
static step paste_of(const room *r, size_t side, tally box)
{
    const double most = fmax(1, floor(ALPHA * box.futures));
    const double limit = r->best[side];
    step made = {.side = NO_SIDE, .gain = harmony(r, box)};
    tally grown = box;
    tally of;
    size_t rank = 0;
    double value = 0;
    (void)look_inside(r, r->best, side);
    /* Outwards is towards the end from which the other side begins. */
    while (next_value(r, side ^ 1u, &rank, &value, &of) && grown.futures < box.futures + most) {
        if (side % 2 == 0 ? value >= limit : value <= limit) {
            continue;
        }
        grown.futures += of.futures;
        grown.failed += of.failed;
        if (harmony(r, grown) > made.gain) {
            made = (step){side, value, grown, harmony(r, grown)};
        }
    }
    return made;
}

/* Trims a side by at most a twentieth, as far as is best: peels were coarse. */
static step trim_of(const room *r, size_t side, tally box)
{
    const double most = fmax(1, floor(ALPHA * box.futures));
    step made = {.side = NO_SIDE, .gain = harmony(r, box)};
    tally rest = box;
    tally of;
    size_t rank = 0;
    double value = 0;
    (void)look_inside(r, r->best, NO_SIDE);
    while (next_value(r, side, &rank, &value, &of) && rest.futures >= box.futures - most &&
           rest.futures >= r->least) {
        if (harmony(r, rest) > made.gain) {
            made = (step){side, value, rest, harmony(r, rest)};
        }
        rest.futures -= of.futures;
        rest.failed -= of.failed;
    }
    return made;
}

/* Moves limits outwards or inwards, the best one first, as long as that gains. */
static void refine(const room *r)
{
    for (;;) {
        const tally box = look_inside(r, r->best, NO_SIDE);
        step chosen = {.side = NO_SIDE};
        for (size_t side = 0; side < r->sides; side++) {
            if (is_limited(r->best, side)) {
                chosen = better_of(chosen, paste_of(r, side, box));
                chosen = better_of(chosen, trim_of(r, side, box));
            }
        }
        if (chosen.side == NO_SIDE) {
            return;
        }
        r->best[chosen.side] = chosen.limit;
    }
}

static double quasi_p(const room *r, size_t side, tally box)
{
    if (!is_limited(r->best, side)) {
        return (double)NAN;
    }
    const double share = density(look_inside(r, r->best, side));
    return box.failed < 1
               ? 1
               : gsl_cdf_binomial_Q((unsigned)box.failed - 1, share, (unsigned)box.futures);
}

/* Drops limits that chance would give; how many stay. */
static size_t drop(const room *r)
{
    for (;;) {
        const tally box = look_inside(r, r->best, NO_SIDE);
        double most = CTG_PRIM_QUASI_P;
        size_t chosen = NO_SIDE;
        size_t limited = 0;
        for (size_t side = 0; side < r->sides; side++) {
            const double p = quasi_p(r, side, box);
            limited += isnan(p) ? 0 : 1;
            if (p > most) {
                most = p;
                chosen = side;
            }
        }
        if (chosen == NO_SIDE) {
            return limited;
        }
        r->best[chosen] = chosen % 2 == 0 ? -(double)INFINITY : (double)INFINITY;
    }
}

static void keep(const room *r, ctg_prim *prim, ctg_prim_limit *limit)
{
    const tally box = look_inside(r, r->best, NO_SIDE);
    for (size_t f = 0; f < r->asked->factors; f++) {
        limit[f].low = r->best[2 * f];
        limit[f].high = r->best[2 * f + 1];
        limit[f].p_low = quasi_p(r, 2 * f, box);
        limit[f].p_high = quasi_p(r, 2 * f + 1, box);
    }
    prim->box[prim->count++] = (ctg_prim_box){.limit = limit,
                                              .futures = (size_t)box.futures,
                                              .failed = (size_t)box.failed,
                                              .mass = box.futures / (double)prim->futures,
                                              .density = density(box),
                                              .coverage = box.failed / (double)prim->failed,
                                              .outside = density(r->among)};
}

/* Finds the next box and takes its futures away; false where none stands out. */
static bool find_box(room *r, ctg_prim *prim)
{
    for (size_t side = 0; side < r->sides; side++) {
        r->box[side] = r->best[side] = side % 2 == 0 ? -(double)INFINITY : (double)INFINITY;
    }
    r->among = look_inside(r, r->box, NO_SIDE);
    if (r->among.failed < 1) {
        return false;
    }
    peel(r);
    refine(r);
    if (drop(r) == 0) {
        return false;
    }
    keep(r, prim, prim->limits + prim->count * r->asked->factors);
    (void)look_inside(r, r->best, NO_SIDE);
    for (size_t future = 0; future < r->asked->futures; future++) {
        r->left[future] = r->inside[future] != 0 ? 0 : r->left[future];
    }
    return true;
}

static ctg_status fill(ctg_prim *prim, room *r, ctg_error *error)
{
    const ctg_prim_asked *const asked = r->asked;
    for (size_t future = 0; future < asked->futures; future++) {
        r->left[future] = asked->fails[future] < CTG_PRIM_UNKNOWN ? 1 : 0;
        prim->futures += r->left[future];
        prim->failed += asked->fails[future] == 1 ? 1 : 0;
    }
    if (prim->failed == 0 || prim->failed == prim->futures) {
        return ctg_error_add(error, ctg_input, "%s: fails in %zu of %zu futures: nothing to tell",
                             asked->name, prim->failed, prim->futures);
    }
    for (size_t f = 0; f < asked->factors; f++) {
        gsl_sort_index(r->order + f * asked->futures, asked->values + f, asked->factors,
                       asked->futures);
    }
    r->least = fmax(1, ceil(asked->least_mass * (double)prim->futures));
    while (prim->count < asked->boxes && find_box(r, prim)) {
    }
    return ctg_ok;
}

static ctg_status array(void **to, size_t count, size_t size, ctg_error *error)
{
    return ctg_memory_array(to, count, size, "boxes of futures", error);
}

ctg_status ctg_prim_of(ctg_prim *prim, const ctg_prim_asked *asked, ctg_error *error)
{
    void *boxes = NULL;
    void *limits = NULL;
    void *order = NULL;
    void *marks = NULL;
    void *sides = NULL;
    assert(asked->factors > 0);
    *prim = (ctg_prim){0};
    CTG_TRY(array(&boxes, asked->boxes, sizeof *prim->box, error));
    prim->box = boxes;
    CTG_TRY(array(&limits, asked->boxes * asked->factors, sizeof *prim->limits, error));
    prim->limits = limits;
    ctg_status status = array(&order, asked->factors * asked->futures, sizeof(size_t), error);
    status = status == ctg_ok ? array(&marks, 2 * asked->futures, 1, error) : status;
    status = status == ctg_ok ? array(&sides, 4 * asked->factors, sizeof(double), error) : status;
    if (status == ctg_ok) {
        uint8_t *const left = marks;
        double *const box = sides;
        room r = {.asked = asked,
                  .sides = 2 * asked->factors,
                  .order = order,
                  .left = left,
                  .inside = left + asked->futures,
                  .box = box,
                  .best = box + 2 * asked->factors};
        status = fill(prim, &r, error);
    }
    free(sides);
    free(marks);
    free(order);
    return status;
}

void ctg_prim_destroy(ctg_prim *prim)
{
    free(prim->box);
    free(prim->limits);
    *prim = (ctg_prim){0};
}
