/* The four trends of peacekeeping: civilianization, militarization, decentralization,
 * strategization.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_trends.h"

#include <string.h>

#include "engine/model/losses.h"
#include "engine/model/record_count.h"
#include "engine/model/situations.h"

static int32_t count_tasks(uint64_t tasks)
{
    int32_t count = 0;
    for (; tasks != 0; tasks &= tasks - 1) {
        count++;
    }
    return count;
}

/* Civilianization: what mandates ask for. */
static void take_tasks(const ctg_world *world, const ctg_record_page *to)
{
    int64_t missions = 0;
    int64_t tasks = 0;
    int64_t posts = 0;
    int64_t weighted = 0;
    for (size_t m = 0; m < world->scene->M; m++) {
        if (ctg_record_count_is_open(world, m) && !ctg_world_is_outside(world, m)) {
            const int64_t here = count_tasks(world->mandate_tasks[m]);
            missions++;
            tasks += here;
            posts += ctg_record_count_posts(world, m);
            weighted += here * ctg_record_count_posts(world, m);
        }
    }
    ctg_record_page_put(to, ctg_measure_world_tasks_per_mandate, 0,
                        ctg_record_page_ratio((double)tasks, (double)missions));
    ctg_record_page_put(to, ctg_measure_world_tasks_per_mandate_by_posts, 0,
                        ctg_record_page_ratio((double)weighted, (double)posts));
}

/* Militarization and decentralization: under which mandate and whose command people serve. */
static void take_commands(const ctg_world *world, const ctg_record_page *to)
{
    int64_t inside = 0;
    int64_t robust = 0;
    int64_t outside = 0;
    int64_t supported = 0;
    int32_t hybrids = 0;
    for (size_t m = 0; m < world->scene->M; m++) {
        const int64_t people = world->people_in[m];
        if (people == 0 && !ctg_record_count_is_open(world, m)) {
            continue;
        }
        const ctg_mission_row *const mission = ctg_world_mission(world, m);
        const bool is_outside = ctg_world_is_outside(world, m);
        inside += is_outside ? 0 : people;
        robust += !is_outside && world->mission_class[m] == ctg_class_robust ? people : 0;
        outside += is_outside ? people : 0;
        supported += is_outside && mission->supported != 0 ? people : 0;
        hybrids += ctg_record_count_is_open(world, m) && mission->partner >= 0;
    }
    ctg_record_page_put(to, ctg_measure_world_robust_share, 0,
                        ctg_record_page_ratio((double)robust, (double)inside));
    ctg_record_page_put(to, ctg_measure_world_outside_share, 0,
                        ctg_record_page_ratio((double)outside, (double)(inside + outside)));
    ctg_record_page_put(to, ctg_measure_world_supported_share, 0,
                        ctg_record_page_ratio((double)supported, (double)outside));
    ctg_record_page_put(to, ctg_measure_world_hybrid_missions, 0, (double)hybrids);
}

/* Open missions with people, in the order of their permanent numbers, into world->listed. */
static size_t list_missions(ctg_world *world)
{
    size_t count = 0;
    for (size_t rank = 0; rank < world->scene->M; rank++) {
        const size_t m = (size_t)world->scene->mission_order[rank];
        if (ctg_record_count_is_open(world, m) && world->people_in[m] > 0) {
            world->listed[count++] = (int32_t)m;
        }
    }
    return count;
}

/* Interest in the listed missions of those who are there, into world->sums. */
static void add_there(ctg_world *world, size_t count)
{
    const ctg_scene *const scene = world->scene;
    for (size_t i = 0; i < count; i++) {
        const size_t m = (size_t)world->listed[i];
        const int32_t *const people = world->deployed_in + m * scene->S;
        const float *const interest = world->interest + (size_t)world->host[m] * scene->S;
        double sum = 0.0;
        const ctg_contributors there = ctg_losses_contributors(world, m);
        for (size_t j = 0; j < there.count; j++) {
            const size_t s = (size_t)there.states[j];
            sum += (double)people[s] * (double)interest[s];
        }
        world->sums[i] = sum;
    }
}

/* The mean interest in a mission of those who may come, weighted by their armed forces; below 0
 * where nobody may or none has forces. */
static double dealt(const ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    const uint8_t *const admits = world->admits + m * scene->S;
    double interest = 0.0;
    double forces = 0.0;
    for (size_t rank = 0; rank < scene->S; rank++) {
        const size_t s = (size_t)scene->state_order[rank];
        const double may =
            admits[s] != 0 ? (double)scene->armed_forces[world->y * scene->S + s] : 0.0;
        interest += may * (double)world->interest[(size_t)world->host[m] * scene->S + s];
        forces += may;
    }
    return forces > 0.0 ? interest / forces : -1.0;
}

/* The same, reckoned anew only where who may come, the year, the host or interests have changed. */
static double dealt_now(ctg_world *world, size_t m)
{
    const size_t states = world->scene->S;
    const ctg_dealt_of now = {ctg_month_year(world->now), world->host[m], world->interests_set};
    ctg_dealt_of *const last = &world->dealt_of[m];
    const uint8_t *const admits = world->admits + m * states;
    uint8_t *const admitted = world->dealt_to + m * states;
    if (now.year != last->year || now.host != last->host || now.interests != last->interests ||
        memcmp(admits, admitted, states) != 0) {
        world->dealt[m] = dealt(world, m);
        memcpy(admitted, admits, states);
        *last = now;
    }
    return world->dealt[m];
}

/* Strategization: whether people go where their states' interests are, beyond what follows from who
 * may go and who has forces. */
static void take_interest(ctg_world *world, const ctg_record_page *to)
{
    const size_t count = list_missions(world);
    double beyond[2] = {0.0, 0.0}; /* over all, over UN command alone */
    double people[2] = {0.0, 0.0};
    add_there(world, count);
    for (size_t i = 0; i < count; i++) {
        const size_t m = (size_t)world->listed[i];
        const double here = (double)world->people_in[m];
        const double usual = dealt_now(world, m);
        for (int un = ctg_world_is_outside(world, m) ? 0 : 1; un >= 0 && usual >= 0.0; un--) {
            beyond[un] += world->sums[i] - here * usual;
            people[un] += here;
        }
    }
    ctg_record_page_put(to, ctg_measure_world_strategization_index, 0,
                        people[0] > 0.0 ? beyond[0] / people[0] : 0.0);
    ctg_record_page_put(to, ctg_measure_world_strategization_un_index, 0,
                        people[1] > 0.0 ? beyond[1] / people[1] : 0.0);
}

static bool has_mission(const ctg_world *world, size_t h)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        if (ctg_record_count_is_open(world, m) && world->host[m] == (int32_t)h) {
            return true;
        }
    }
    return false;
}

/* Adds the interest of all other states in a host to the sum, one by one; how many they are. */
static int32_t add_others(const ctg_world *world, size_t h, double *sum)
{
    const ctg_scene *const scene = world->scene;
    const uint8_t *const exists = scene->exists + world->y * scene->S;
    const float *const interest = world->interest + h * scene->S;
    double all = *sum;
    int32_t count = 0;
    for (size_t at = 0; at < scene->S; at++) {
        const int32_t s = scene->state_order[at];
        if (exists[s] && scene->host_party[h] != s) {
            all += (double)interest[s];
            count++;
        }
    }
    *sum = all;
    return count;
}

/* What is not organised is half of strategization. */
double ctg_record_trends_interest_gap(const ctg_world *world, const uint8_t *situation)
{
    const ctg_scene *const scene = world->scene;
    double sum[2] = {0.0, 0.0}; /* without, with a mission */
    double pairs[2] = {0.0, 0.0};
    for (size_t rank = 0; rank < scene->H; rank++) {
        const size_t h = (size_t)scene->host_order[rank];
        if (situation[h] != ctg_intensity_major) {
            continue;
        }
        const bool with = has_mission(world, h);
        pairs[with] += (double)add_others(world, h, &sum[with]);
    }
    return pairs[0] > 0.0 && pairs[1] > 0.0 ? sum[1] / pairs[1] - sum[0] / pairs[0] : 0.0;
}

/* The same, reckoned anew only where situations, missions, the year or interests have changed. */
static double gap_now(ctg_world *world)
{
    const size_t hosts = world->scene->H;
    const ctg_gap_of now = {ctg_month_year(world->now), world->interests_set};
    uint8_t *const seen = world->gap_seen; /* situations, and whether there is a mission */
    bool same = now.year == world->gap_of.year && now.interests == world->gap_of.interests;
    for (size_t h = 0; h < hosts; h++) {
        const bool major = world->situation[h] == ctg_intensity_major;
        const uint8_t what = major ? 1u + (world->missions_in[h] > 0) : 0u;
        same = same && what == seen[h];
        seen[h] = what;
    }
    if (!same) {
        world->gap = ctg_record_trends_interest_gap(world, world->situation);
        world->gap_of = now;
    }
    return world->gap;
}

void ctg_record_trends_take(ctg_world *world, const ctg_record_page *to)
{
    take_tasks(world, to);
    take_commands(world, to);
    take_interest(world, to);
    ctg_record_page_put(to, ctg_measure_world_interest_gap_index, 0, gap_now(world));
}
