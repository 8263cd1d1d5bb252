/* M6: who is assessed how much, as exact shares.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/scale.h"

#include <inttypes.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/model/deal.h"

/* How far a row's years lie from a year: 0 inside, otherwise the distance; later periods that have
 * not begun are the last resort. */
static int64_t distance(int64_t from, int64_t to, int64_t year)
{
    if (year >= from && year <= to) {
        return 0;
    }
    return year > to ? year - to : 100000 + from - year;
}

typedef struct numbers {
    int64_t regular, discount;
    int64_t regular_distance, discount_distance; /* years */
    ctg_month event;                             /* the latest that changed the share */
} numbers;

static void look_up(const ctg_tables *tables, int64_t year, numbers *of)
{
    for (size_t i = 0; i < tables->scale_count; i++) {
        const ctg_scale_row *const row = &tables->scale[i];
        const int64_t far = distance(row->year_from, row->year_to, year);
        if (far < of[row->state].regular_distance) {
            of[row->state].regular_distance = far;
            of[row->state].regular = row->regular_milli_percent;
        }
    }
    for (size_t i = 0; i < tables->discounts_count; i++) {
        const ctg_discount_row *const row = &tables->discounts[i];
        const int64_t far = distance(row->year_from, row->year_to, year);
        if (far < of[row->state].discount_distance) {
            of[row->state].discount_distance = far;
            of[row->state].discount = row->discount_permille;
        }
    }
}

/* Events that change a share hold from their calendar year on, until the next one of the state; of
 * one year the latest month wins, at one month the later row. */
static void change_shares(const ctg_tables *tables, int64_t year, numbers *of)
{
    for (size_t i = 0; i < tables->events_count; i++) {
        const ctg_event_row *const row = &tables->events[i];
        if (row->kind == ctg_event_share_changed && ctg_month_year(row->month) <= year &&
            row->month >= of[row->state].event) {
            of[row->state].event = row->month;
            of[row->state].regular = (int64_t)(row->value * 1000.0 + 0.5);
        }
    }
}

static void share_out(ctg_scene *scene, size_t y, const numbers *of)
{
    const ctg_state_row *const states = scene->tables->states;
    const int64_t year = ctg_month_year(scene->setting->start) + (int64_t)y;
    ctg_shares *const regular = &scene->shares[ctg_budget_regular][y];
    ctg_shares *const peace = &scene->shares[ctg_budget_peacekeeping][y];
    int64_t sum = 0;
    int64_t permanent = 0;
    int64_t discounted = 0;
    for (size_t s = 0; s < scene->S; s++) {
        const int64_t r = states[s].member_since <= year ? of[s].regular : 0;
        regular->numerators[s] = r;
        sum += r;
        permanent += states[s].p5 ? r : 0;
        discounted += states[s].p5 ? 0 : r * of[s].discount;
    }
    regular->denominator = sum;
    peace->denominator = 1000 * sum * permanent;
    for (size_t s = 0; s < scene->S; s++) {
        const int64_t r = regular->numerators[s];
        peace->numerators[s] = states[s].p5 ? r * (1000 * permanent + discounted)
                                            : r * (1000 - of[s].discount) * permanent;
    }
}

/* The kind of states with a numerator; kinds if there is none yet. */
static size_t find_kind(const ctg_shares *shares, int64_t numerator)
{
    size_t kind = 0;
    while (kind < shares->kinds && shares->weights[kind] != numerator) {
        kind++;
    }
    return kind;
}

/* Lists states by kind. */
static void lay_kinds(const ctg_scene *scene, ctg_shares *shares)
{
    size_t listed = 0;
    shares->kinds = 0;
    for (size_t s = 0; s < scene->S; s++) {
        const size_t kind = find_kind(shares, shares->numerators[s]);
        shares->weights[kind] = shares->numerators[s];
        shares->kind_of[s] = (int32_t)kind;
        shares->kinds += kind == shares->kinds;
    }
    for (size_t kind = 0; kind < shares->kinds; kind++) {
        shares->from[kind] = (int32_t)listed;
        for (size_t rank = 0; rank < scene->S; rank++) {
            const int32_t s = scene->state_order[rank];
            if (shares->kind_of[s] == (int32_t)kind) {
                shares->states[listed++] = s;
            }
        }
        shares->hands[kind] = CTG_DEAL_KIND + (int32_t)listed - shares->from[kind];
    }
    while (shares->kinds % 8 != 0) {
        shares->weights[shares->kinds] = 0;
        shares->hands[shares->kinds++] = 0;
    }
}

ctg_status ctg_scale_lay(ctg_scene *scene, ctg_error *error)
{
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, scene->S, sizeof(numbers), "the scale", error));
    numbers *const of = place;
    const int64_t first = ctg_month_year(scene->setting->start);
    for (size_t y = 0; y < scene->Y; y++) {
        for (size_t s = 0; s < scene->S; s++) {
            of[s] = (numbers){0, 0, INT64_MAX, INT64_MAX, CTG_MONTH_LEAST};
        }
        const ctg_month january = CTG_MONTH((ctg_month)(first + (int64_t)y), 1);
        look_up(ctg_setting_tables(scene->setting, january), first + (int64_t)y, of);
        change_shares(scene->tables, first + (int64_t)y, of);
        share_out(scene, y, of);
        lay_kinds(scene, &scene->shares[ctg_budget_regular][y]);
        lay_kinds(scene, &scene->shares[ctg_budget_peacekeeping][y]);
    }
    free(place);
    for (size_t y = 0; y < scene->Y; y++) {
        if (scene->shares[ctg_budget_peacekeeping][y].denominator <= 0) {
            return ctg_error_add(error, ctg_input,
                                 "the table of the scale gives nobody a share in %" PRId64,
                                 first + (int64_t)y);
        }
    }
    return ctg_ok;
}
