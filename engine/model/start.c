/* The initial state: who is where at the start, in which units, and who was before.
 *
 * What the record does not say is assumed here: fewer than ten troops of a state in a mission are
 * staff officers; units that a source names come first; the rest of a contingent is dealt so that
 * the mission as a whole comes near the mix of its class; a contingent of a capability is as many
 * units as its size is nearest to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/start.h"

#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/base/table.h"
#include "engine/model/deal.h"
#include "engine/model/outside.h"
#include "engine/model/placement.h"

#define STAFF_MOST 9       /* troops of a state in a mission that are all staff officers */
#define PIECE_LEAST 20     /* people of an enabler capability in a contingent worth counting */
#define RECORDED_MONTHS 24 /* over which the mean deployment is taken */

typedef struct piece_table {
    int32_t *by;   /* [(s * M + m) * K + k] */
    int32_t *rest; /* [s * M + m] troops of no named capability */
    const int32_t *persons, *formed;
} piece_table;

/* The row of a capability by type and kind; the lowest number wins; -1 when there is none. */
static int32_t capability_of(const ctg_tables *tables, int32_t type, int64_t individual)
{
    int32_t found = -1;
    for (size_t k = 0; k < tables->capabilities_count; k++) {
        const ctg_capability_row *const row = &tables->capabilities[k];
        if (row->personnel == type && row->individual == individual &&
            (found < 0 || row->number < tables->capabilities[found].number)) {
            found = (int32_t)k;
        }
    }
    return found;
}

/* The smallest and largest standard sizes of a capability's units. */
static void unit_sizes(const ctg_tables *tables, size_t k, int64_t *least, int64_t *most)
{
    *least = INT32_MAX;
    *most = 1;
    for (size_t u = 0; u < tables->units_count; u++) {
        if ((size_t)tables->units[u].capability == k) {
            const int64_t persons = tables->units[u].persons;
            *least = persons < *least ? persons : *least;
            *most = persons > *most ? persons : *most;
        }
    }
}

static bool in_force(const ctg_special_row *row, ctg_month month)
{
    return row->from <= month && (row->to == CTG_NO_MONTH || row->to >= month);
}

/* The people of the units that a source names for a contingent, by capability; the sum. Of several
 * rows in force the latest to begin counts. */
static int64_t weigh_special(const ctg_scene *scene, size_t s, size_t m, int64_t *weights)
{
    const ctg_tables *const tables = scene->tables;
    ctg_month since[CTG_CAPABILITIES_MOST] = {CTG_NO_MONTH};
    int64_t sum = 0;
    for (size_t i = 0; i < tables->specialisation_count; i++) {
        const ctg_special_row *const row = &tables->specialisation[i];
        const size_t k = (size_t)row->capability;
        if ((size_t)row->state == s && (size_t)row->mission == m &&
            tables->capabilities[k].personnel == ctg_troops &&
            in_force(row, scene->setting->start) && row->from > since[k]) {
            int64_t least = 0;
            int64_t most = 0;
            unit_sizes(tables, k, &least, &most);
            since[k] = row->from;
            sum -= weights[k];
            weights[k] = row->persons > 0 ? row->persons : least;
            sum += weights[k];
        }
    }
    return sum;
}

/* Takes the units that a source names out of a contingent of `left` people; what is left. */
static int32_t take_special(const ctg_scene *scene, size_t s, size_t m, int32_t left, int32_t *by)
{
    const ctg_tables *const tables = scene->tables;
    int64_t weights[CTG_CAPABILITIES_MOST] = {0};
    const int64_t sum = weigh_special(scene, s, m, weights);
    if (sum == 0) {
        return left;
    }
    int64_t least = 0;
    int64_t most = 0;
    unit_sizes(tables, (size_t)capability_of(tables, ctg_troops, 0), &least, &most);
    const int64_t special = left - sum < least ? left : sum;
    ctg_deal_hand hands[CTG_CAPABILITIES_MOST];
    for (size_t k = 0; k < scene->K; k++) {
        hands[k] = (ctg_deal_hand){.order = (uint64_t)tables->capabilities[k].number,
                                   .weight = weights[k],
                                   .who = (int32_t)k};
    }
    ctg_deal_out(hands, scene->K, special, sum);
    for (size_t k = 0; k < scene->K; k++) {
        by[hands[k].who] += (int32_t)hands[k].dealt;
    }
    return left - (int32_t)special;
}

/* Deals `left` troops of a contingent by what the mission still lacks of its mix. */
static void deal_mix(const ctg_scene *scene, const int64_t *lack, int32_t left, int32_t infantry,
                     int32_t *by)
{
    ctg_deal_hand hands[CTG_CAPABILITIES_MOST];
    size_t count = 0;
    int64_t sum = 0;
    for (size_t k = 0; k < scene->K; k++) {
        const ctg_capability_row *const row = &scene->tables->capabilities[k];
        if (row->personnel == ctg_troops && row->individual == 0 && lack[k] > 0) {
            hands[count++] = (ctg_deal_hand){
                .order = (uint64_t)row->number, .weight = lack[k], .who = (int32_t)k};
            sum += lack[k];
        }
    }
    if (sum == 0) {
        by[infantry] += left;
        return;
    }
    ctg_deal_out(hands, count, left, sum);
    for (size_t i = 0; i < count; i++) {
        const bool small = hands[i].dealt < PIECE_LEAST;
        by[small ? infantry : hands[i].who] += (int32_t)hands[i].dealt;
    }
}

static void split_police(const ctg_scene *scene, size_t at, const piece_table *pieces)
{
    const int32_t police = pieces->persons[at * CTG_PERSONNEL + ctg_police];
    const int32_t experts = pieces->persons[at * CTG_PERSONNEL + ctg_experts];
    const int32_t formed = pieces->formed[at] < police ? pieces->formed[at] : police;
    int32_t *const by = pieces->by + at * scene->K;
    const int32_t units = capability_of(scene->tables, ctg_police, 0);
    const int32_t officers = capability_of(scene->tables, ctg_police, 1);
    by[units >= 0 ? units : officers] += formed;
    by[officers >= 0 ? officers : units] += police - formed;
    by[capability_of(scene->tables, ctg_experts, 1)] += experts;
}

static bool is_empty(const piece_table *pieces, size_t at)
{
    const int32_t *const persons = pieces->persons + at * CTG_PERSONNEL;
    return persons[ctg_troops] == 0 && persons[ctg_police] == 0 && persons[ctg_experts] == 0;
}

/* Splits all contingents of one mission. */
static void split_mission(const ctg_scene *scene, size_t m, const piece_table *pieces)
{
    const int32_t infantry = capability_of(scene->tables, ctg_troops, 0);
    const int32_t staff = capability_of(scene->tables, ctg_troops, 1);
    int64_t lack[CTG_CAPABILITIES_MOST] = {0};
    for (size_t k = 0; k < scene->K; k++) {
        lack[k] = scene->posts_by[m * scene->K + k];
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t s = 0; s < scene->S; s++) {
            const size_t at = s * scene->M + m;
            const int32_t troops = pieces->persons[at * CTG_PERSONNEL + ctg_troops];
            int32_t *const by = pieces->by + at * scene->K;
            if (is_empty(pieces, at)) {
                continue;
            }
            if (pass == 0) {
                split_police(scene, at, pieces);
                if (troops <= STAFF_MOST) {
                    by[staff] += troops;
                } else {
                    pieces->rest[at] = take_special(scene, s, m, troops, by);
                }
                for (size_t k = 0; k < scene->K; k++) {
                    lack[k] -= k == (size_t)infantry ? 0 : by[k];
                }
            } else {
                deal_mix(scene, lack, pieces->rest[at], infantry, by);
            }
        }
    }
}

/* How many units a contingent of `persons` of a capability is. */
static int64_t units_in(const ctg_tables *tables, size_t k, int64_t persons)
{
    int64_t least = 0;
    int64_t most = 0;
    unit_sizes(tables, k, &least, &most);
    const int64_t size = 2 * persons >= most ? most : least;
    const int64_t units = (2 * persons + size) / (2 * size);
    return units < 1 ? 1 : units;
}

/* Lists the units of each contingent; first[s * M + m] is where those of the contingent begin. */
static ctg_status list_units(ctg_scene *scene, const int32_t *by, int32_t *first, ctg_error *error)
{
    size_t room = 0;
    for (size_t pair = 0; pair < scene->S * scene->M; pair++) {
        first[pair] = (int32_t)scene->start_unit_count;
        for (size_t rank = 0; rank < scene->K; rank++) {
            const size_t k = (size_t)scene->capability_order[rank];
            const int64_t persons = by[pair * scene->K + k];
            if (persons <= 0) {
                continue;
            }
            const int64_t units = units_in(scene->tables, k, persons);
            void *place = scene->start_units;
            const ctg_status status =
                ctg_memory_grow(&place, &room, scene->start_unit_count + (size_t)units + 1,
                                sizeof(ctg_start_unit), "the units at the start", error);
            scene->start_units = place;
            CTG_TRY(status);
            for (int64_t u = 0; u < units; u++) {
                scene->start_units[scene->start_unit_count++] =
                    (ctg_start_unit){.state = (int32_t)(pair / scene->M),
                                     .mission = (int32_t)(pair % scene->M),
                                     .capability = (int32_t)k,
                                     .persons = (int32_t)(persons / units + (u < persons % units))};
            }
        }
    }
    return ctg_ok;
}

/* Orders the units by mission, then state, whatever the tables' rows. */
static ctg_status order_units(ctg_scene *scene, const int32_t *first, ctg_error *error)
{
    void *place = NULL;
    size_t count = 0;
    CTG_TRY(ctg_memory_array(&place, scene->start_unit_count, sizeof *scene->start_order,
                             "the units at the start", error));
    scene->start_order = place;
    for (size_t pair = 0; pair < scene->M * scene->S; pair++) {
        const int32_t m = scene->mission_order[pair / scene->S];
        const int32_t s = scene->state_order[pair % scene->S];
        for (size_t i = (size_t)first[(size_t)s * scene->M + (size_t)m];
             i < scene->start_unit_count && scene->start_units[i].state == s &&
             scene->start_units[i].mission == m;
             i++) {
            scene->start_order[count++] = (int32_t)i;
        }
    }
    return ctg_ok;
}

/* The month so far back that RECORDED_MONTHS months with any record lie from it to the start, or as
 * many as there are. */
static ctg_month record_from(const ctg_scene *scene, int *months)
{
    bool recorded[CTG_MONTH_MOST - CTG_MONTH_LEAST + 1] = {false};
    for (size_t i = 0; i < scene->tables->contributions_count; i++) {
        const ctg_month month = scene->tables->contributions[i].month;
        if (month >= CTG_MONTH_LEAST && month <= scene->setting->start) {
            recorded[month - CTG_MONTH_LEAST] = true;
        }
    }
    ctg_month from = scene->setting->start + 1;
    *months = 0;
    for (ctg_month month = scene->setting->start;
         month >= CTG_MONTH_LEAST && *months < RECORDED_MONTHS; month--) {
        if (recorded[month - CTG_MONTH_LEAST]) {
            from = month;
            ++*months;
        }
    }
    return from;
}

/* Who served, and the means of the latest months. */
static void take_record(ctg_scene *scene)
{
    int months = 0;
    const ctg_month from = record_from(scene, &months);
    for (size_t i = 0; i < scene->tables->contributions_count; i++) {
        const ctg_contribution_row *const row = &scene->tables->contributions[i];
        const int64_t people =
            row->persons[ctg_troops] + row->persons[ctg_police] + row->persons[ctg_experts];
        scene->served[row->state] |= row->month <= scene->setting->start && people > 0;
        if (row->month < from || row->month > scene->setting->start) {
            continue;
        }
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            scene->mean_deployed[(size_t)row->state * CTG_PERSONNEL + type] +=
                (double)row->persons[type];
        }
    }
    for (size_t at = 0; at < scene->S * CTG_PERSONNEL; at++) {
        scene->mean_deployed[at] /= months > 0 ? (double)months : 1.0;
    }
}

static ctg_status lay(ctg_scene *scene, int32_t *persons, int32_t *formed, int32_t *by,
                      int32_t *rest, ctg_deal_hand *hands, ctg_error *error)
{
    CTG_TRY(ctg_placement_take(scene, persons, formed, error));
    ctg_outside_place(scene, persons, hands);
    const piece_table pieces = {by, rest, persons, formed};
    for (size_t m = 0; m < scene->N; m++) {
        split_mission(scene, m, &pieces);
    }
    take_record(scene);
    CTG_TRY(list_units(scene, by, rest, error)); /* there is no rest any more */
    return order_units(scene, rest, error);
}

static ctg_status check_capabilities(const ctg_tables *tables, ctg_error *error)
{
    if (capability_of(tables, ctg_troops, 0) < 0 || capability_of(tables, ctg_troops, 1) < 0 ||
        capability_of(tables, ctg_experts, 1) < 0 ||
        (capability_of(tables, ctg_police, 0) < 0 && capability_of(tables, ctg_police, 1) < 0)) {
        return ctg_error_add(error, ctg_input,
                             "the table 'capabilities' needs formed and individual troops, police "
                             "and individual experts");
    }
    return ctg_ok;
}

ctg_status ctg_start_lay(ctg_scene *scene, ctg_error *error)
{
    const size_t pairs = scene->S * scene->M;
    void *persons = NULL;
    void *formed = NULL;
    void *by = NULL;
    void *rest = NULL;
    void *hands = NULL;
    CTG_TRY(check_capabilities(scene->tables, error));
    ctg_status status =
        ctg_memory_array(&persons, pairs * CTG_PERSONNEL, sizeof(int32_t), "the start", error);
    if (status == ctg_ok) {
        status = ctg_memory_array(&formed, pairs, sizeof(int32_t), "the start", error);
    }
    if (status == ctg_ok) {
        status = ctg_memory_array(&by, pairs * scene->K, sizeof(int32_t), "the start", error);
    }
    if (status == ctg_ok) {
        status = ctg_memory_array(&rest, pairs, sizeof(int32_t), "the start", error);
    }
    if (status == ctg_ok) {
        status = ctg_memory_array(&hands, scene->S, sizeof(ctg_deal_hand), "the start", error);
    }
    if (status == ctg_ok) {
        status = lay(scene, persons, formed, by, rest, hands, error);
    }
    free(persons);
    free(formed);
    free(by);
    free(rest);
    free(hands);
    return status;
}
