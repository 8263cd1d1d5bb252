/* M1, M12: what a mission that the model begins is like: a mission that was.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/likeness.h"

#include <string.h>

#include "engine/model/situations.h"

#define ERA_YEAR 1999
#define CONDITIONS 4 /* that are let go one after another, framework last */
#define ENOUGH 3     /* templates, so that not every new mission is like the same one [assumed] */

static double uniform(const ctg_world *world, ctg_purpose purpose, size_t m, size_t host)
{
    return ctg_draw_uniform(&world->draw, purpose, world->now, world->scene->host_number[host],
                            ctg_world_mission_number(world, m), ctg_world_uses(world, m));
}

static bool is_of_kind(const ctg_world *world, const ctg_template_row *row,
                       const ctg_likeness *likeness)
{
    const bool un = world->tables->frameworks[row->framework].kind == ctg_framework_un;
    const int64_t others = row->posts[ctg_police] + row->posts[ctg_experts];
    const bool bridges = row->posts[ctg_troops] > others &&
                         row->mission_class != ctg_class_observer &&
                         row->mission_class != ctg_class_political;
    return un == (likeness->framework < 0) && (bridges || !likeness->bridging);
}

/* Whether a template meets the conditions, of which the first `let_go` are not asked for. */
static bool fits(const ctg_world *world, const ctg_template_row *row, const ctg_likeness *likeness,
                 int let_go)
{
    const bool major = world->severity[likeness->host] == ctg_intensity_major;
    const bool early = ctg_month_year(world->now) < ERA_YEAR;
    const bool met[CONDITIONS] = {(row->severity == ctg_intensity_major) == major,
                                  (row->follows != 0) == likeness->follows,
                                  (row->year < ERA_YEAR) == early,
                                  likeness->framework < 0 || row->framework == likeness->framework};
    bool all = is_of_kind(world, row, likeness);
    for (int i = let_go; i < CONDITIONS; i++) {
        all = all && met[i];
    }
    return all;
}

static size_t count_fitting(const ctg_world *world, const ctg_likeness *likeness, int let_go)
{
    size_t count = 0;
    for (size_t i = 0; i < world->tables->templates_count; i++) {
        count += fits(world, &world->tables->templates[i], likeness, let_go);
    }
    return count;
}

/* The fitting template of which `rank` others have lower numbers. */
static const ctg_template_row *fitting(const ctg_world *world, const ctg_likeness *likeness,
                                       int let_go, size_t rank)
{
    const ctg_tables *const tables = world->tables;
    int64_t after = 0;
    const ctg_template_row *found = NULL;
    for (size_t round = 0; round <= rank; round++) {
        found = NULL;
        for (size_t i = 0; i < tables->templates_count; i++) {
            const ctg_template_row *const row = &tables->templates[i];
            if (row->number > after && fits(world, row, likeness, let_go) &&
                (found == NULL || row->number < found->number)) {
                found = row;
            }
        }
        after = found != NULL ? found->number : after;
    }
    return found;
}

const ctg_template_row *ctg_likeness_draw(const ctg_world *world, size_t m,
                                          const ctg_likeness *likeness)
{
    for (int let_go = 0; let_go <= CONDITIONS; let_go++) {
        const size_t count = count_fitting(world, likeness, let_go);
        if (count >= ENOUGH || (count > 0 && let_go >= CONDITIONS - 1)) {
            const double drawn = uniform(world, ctg_purpose_template, m, (size_t)likeness->host);
            return fitting(world, likeness, let_go, (size_t)(drawn * (double)count));
        }
    }
    return NULL;
}

static const char *continent_of(const ctg_world *world, size_t host)
{
    return world->tables->regions[world->scene->host_region[host]].continent;
}

/* Whether a framework begins missions in a host. */
static bool begins_there(const ctg_world *world, size_t f, size_t host)
{
    const ctg_scene *const scene = world->scene;
    const ctg_framework_row *const row = &world->tables->frameworks[f];
    const size_t party = (size_t)scene->host_party[host];
    if (row->kind == ctg_framework_un) {
        return false;
    }
    if (row->continent[0] == '\0') {
        return true;
    }
    return strcmp(row->continent, continent_of(world, host)) == 0 &&
           scene->member[f * scene->S + party] != 0;
}

static double weight_of(const ctg_world *world, size_t f, size_t host)
{
    double count = world->p.demand_framework_weight;
    if (!begins_there(world, f, host)) {
        return 0.0;
    }
    for (size_t i = 0; i < world->tables->templates_count; i++) {
        const ctg_template_row *const row = &world->tables->templates[i];
        count +=
            (size_t)row->framework == f && strcmp(row->continent, continent_of(world, host)) == 0
                ? 1.0
                : 0.0;
    }
    return count;
}

/* How likely one is beside others; 0: never. */
typedef double weigh(const ctg_world *world, size_t one, size_t host);

/* Where the running sum of weights, in the given order, passes `share` of the whole sum; -1 where
 * nobody has a weight. */
static int32_t pick(const ctg_world *world, const int32_t *order, size_t count,
                    weigh *weight_of_one, size_t host, double share)
{
    double sum = 0.0;
    int32_t chosen = -1;
    for (size_t rank = 0; rank < count; rank++) {
        sum += weight_of_one(world, (size_t)order[rank], host);
    }
    double mark = share * sum;
    for (size_t rank = 0; rank < count && mark >= 0.0; rank++) {
        const double weight = weight_of_one(world, (size_t)order[rank], host);
        chosen = weight > 0.0 ? order[rank] : chosen;
        mark -= weight;
    }
    return chosen;
}

int32_t ctg_likeness_framework(const ctg_world *world, size_t m, size_t host, int32_t before)
{
    if (before >= 0 && uniform(world, ctg_purpose_same_framework, m, host) <
                           world->p.demand_same_framework_share) {
        return ctg_world_mission(world, (size_t)before)->framework;
    }
    return pick(world, world->scene->framework_order, world->scene->F, weight_of, host,
                uniform(world, ctg_purpose_framework, m, host));
}

/* Interest in the host times means. */
static double pull(const ctg_world *world, size_t s, size_t host)
{
    const ctg_scene *const scene = world->scene;
    const size_t at = world->y * scene->S + s;
    const bool may = (int32_t)s != scene->host_party[host] && scene->exists[at] != 0;
    return may ? (double)world->interest[host * scene->S + s] * scene->gdp_usd[at] : 0.0;
}

int32_t ctg_likeness_lead(const ctg_world *world, size_t m, size_t host)
{
    return pick(world, world->scene->state_order, world->scene->S, pull, host,
                uniform(world, ctg_purpose_lead, m, host));
}
