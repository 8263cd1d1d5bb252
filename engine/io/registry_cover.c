/* All states used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/registry_cover.h"

#include <stdlib.h>

#include "engine/base/memory.h"

typedef ctg_registry_findings findings;

#define YEAR_FIRST 1900
#define YEARS 400

/* For each state and year how many rows speak of it. */
typedef struct cover {
    unsigned char *count; /* [state * YEARS + year - YEAR_FIRST], at most 255 */
    size_t states;
    int64_t first, last; /* years of which any row speaks */
} cover;

static void add_years(cover *c, int32_t state, int64_t from, int64_t to)
{
    c->first = from < c->first ? from : c->first;
    c->last = to > c->last ? to : c->last;
    for (int64_t year = from; year <= to; year++) {
        unsigned char *const count = &c->count[(size_t)state * YEARS + (size_t)(year - YEAR_FIRST)];
        *count = *count < 255 ? (unsigned char)(*count + 1) : *count;
    }
}

static unsigned char years_at(const cover *c, size_t state, int64_t year)
{
    return c->count[state * YEARS + (size_t)(year - YEAR_FIRST)];
}

static ctg_status begin(cover *c, const findings *f)
{
    void *place = NULL;
    c->states = f->registry->tables[ctg_table_states].row_count;
    c->first = YEAR_FIRST + YEARS;
    c->last = YEAR_FIRST;
    CTG_TRY(ctg_memory_array(&place, c->states * YEARS, 1, "the years of states", f->error));
    c->count = place;
    return ctg_ok;
}

/* Each state once in every year of which the covariates speak at all. */
static ctg_status check_covariates(findings *f)
{
    cover c = {0};
    const ctg_tables view = ctg_registry_view(f->registry);
    CTG_TRY(begin(&c, f));
    for (size_t row = 0; row < view.covariates_count; row++) {
        add_years(&c, view.covariates[row].state, view.covariates[row].year,
                  view.covariates[row].year);
    }
    for (size_t state = 0; state < c.states; state++) {
        for (int64_t year = c.first; year <= c.last; year++) {
            if (years_at(&c, state, year) == 0) {
                ctg_registry_finding_add(f, ctg_table_covariates, SIZE_MAX,
                                         "%s has no row for %lld; the table runs from %lld to %lld",
                                         ctg_registry_finding_state(f, state), (long long)year,
                                         (long long)c.first, (long long)c.last);
                break;
            }
        }
    }
    ctg_registry_finding_kind(f);
    free(c.count);
    return ctg_ok;
}

/* A period that ends before it begins, or overlaps another of its state. */
static void add_period(findings *f, cover *c, ctg_table_id id, size_t row, int32_t state,
                       int64_t from, int64_t to)
{
    if (to < from) {
        ctg_registry_finding_add(f, id, row,
                                 "column 'year_to' (%lld) lies before 'year_from' (%lld)",
                                 (long long)to, (long long)from);
        return;
    }
    for (int64_t year = from; year <= to; year++) {
        if (years_at(c, (size_t)state, year) > 0) {
            ctg_registry_finding_add(f, id, row, "%s has two rows for %lld",
                                     ctg_registry_finding_state(f, (size_t)state), (long long)year);
            break;
        }
    }
    add_years(c, state, from, to);
}

/* Once assessed, always assessed, and every year with a discount. */
static void check_states(findings *f, const cover *scale, const cover *discounts)
{
    for (size_t state = 0; state < scale->states; state++) {
        bool assessed = false;
        for (int64_t year = scale->first; year <= scale->last; year++) {
            const bool now = years_at(scale, state, year) > 0;
            if (assessed && !now) {
                ctg_registry_finding_add(f, ctg_table_scale, SIZE_MAX,
                                         "%s has no row for %lld though for the year before",
                                         ctg_registry_finding_state(f, state), (long long)year);
                break;
            }
            assessed = now;
        }
        if (!assessed) {
            ctg_registry_finding_add(f, ctg_table_scale, SIZE_MAX,
                                     "%s has no row for %lld, the last year of the table",
                                     ctg_registry_finding_state(f, state), (long long)scale->last);
        }
        for (int64_t year = discounts->first; year <= scale->last; year++) {
            if (years_at(scale, state, year) > 0 && years_at(discounts, state, year) == 0) {
                ctg_registry_finding_add(f, ctg_table_discounts, SIZE_MAX,
                                         "%s is assessed in %lld but has no row for that year",
                                         ctg_registry_finding_state(f, state), (long long)year);
                break;
            }
        }
    }
}

static ctg_status check_assessments(findings *f)
{
    cover scale = {0};
    cover discounts = {0};
    const ctg_tables view = ctg_registry_view(f->registry);
    ctg_status status = begin(&scale, f);
    status = status == ctg_ok ? begin(&discounts, f) : status;
    if (status == ctg_ok) {
        for (size_t row = 0; row < view.scale_count; row++) {
            add_period(f, &scale, ctg_table_scale, row, view.scale[row].state,
                       view.scale[row].year_from, view.scale[row].year_to);
        }
        for (size_t row = 0; row < view.discounts_count; row++) {
            add_period(f, &discounts, ctg_table_discounts, row, view.discounts[row].state,
                       view.discounts[row].year_from, view.discounts[row].year_to);
        }
        ctg_registry_finding_kind(f);
        check_states(f, &scale, &discounts);
        ctg_registry_finding_kind(f);
    }
    free(scale.count);
    free(discounts.count);
    return status;
}

/* Every pair of two states, once. */
static ctg_status check_pairs(findings *f)
{
    void *place = NULL;
    const ctg_tables view = ctg_registry_view(f->registry);
    const size_t states = view.states_count;
    CTG_TRY(ctg_memory_array(&place, states * states, 1, "the pairs of states", f->error));
    bool *const seen = place;
    for (size_t row = 0; row < view.dyads_count; row++) {
        const size_t a = (size_t)view.dyads[row].state_a;
        const size_t b = (size_t)view.dyads[row].state_b;
        if (a == b || seen[a * states + b]) {
            ctg_registry_finding_add(
                f, ctg_table_dyads, row, "the pair %s, %s %s", ctg_registry_finding_state(f, a),
                ctg_registry_finding_state(f, b), a == b ? "is one state" : "stands there twice");
        }
        seen[a * states + b] = seen[b * states + a] = true;
    }
    for (size_t a = 0; a < states; a++) {
        for (size_t b = a + 1; b < states; b++) {
            if (!seen[a * states + b]) {
                ctg_registry_finding_add(f, ctg_table_dyads, SIZE_MAX, "the pair %s, %s is missing",
                                         ctg_registry_finding_state(f, a),
                                         ctg_registry_finding_state(f, b));
            }
        }
    }
    ctg_registry_finding_kind(f);
    free(seen);
    return ctg_ok;
}

ctg_status ctg_registry_cover_check(findings *f)
{
    CTG_TRY(check_covariates(f));
    CTG_TRY(check_assessments(f));
    return check_pairs(f);
}
