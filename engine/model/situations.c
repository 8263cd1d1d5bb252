/* M1: situations: no, minor or major armed conflict on each host's territory, month by month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/situations.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/model/ties.h"

#define SEVERITY_MONTHS 60
#define SHARE 600.0 /* of the world's people, at which steps have the parameters' probabilities */

static int32_t last_year(const ctg_tables *tables)
{
    int32_t last = 0;
    for (size_t i = 0; i < tables->conflicts_count; i++) {
        const int32_t year = (int32_t)tables->conflicts[i].year;
        last = year > last ? year : last;
    }
    return last;
}

static ctg_status find_host(const ctg_scene *scene, const ctg_conflict_row *row, size_t *host,
                            ctg_error *error)
{
    const int32_t h = ctg_ties_find(scene, row->host);
    if (h < 0) {
        return ctg_error_add(error, ctg_input,
                             "conflicts: the host '%s' of %lld is neither a state nor a territory",
                             row->host, (long long)row->year);
    }
    *host = (size_t)h;
    return ctg_ok;
}

/* The intensities of one calendar year, by the tables in force when it begins. */
static ctg_status lay_year(ctg_scene *scene, size_t y, ctg_error *error)
{
    const ctg_month start = scene->setting->start;
    const ctg_month january = CTG_MONTH(ctg_month_year(start) + (ctg_month)y, 1);
    const ctg_tables *const tables =
        ctg_setting_tables(scene->setting, january > start ? january : start);
    for (size_t i = 0; i < tables->conflicts_count; i++) {
        const ctg_conflict_row *const row = &tables->conflicts[i];
        size_t h = 0;
        if (row->year == ctg_month_year(january)) {
            CTG_TRY(find_host(scene, row, &h, error));
            scene->situation[y * scene->H + h] = (uint8_t)row->intensity;
        }
    }
    return ctg_ok;
}

static ctg_month later(ctg_month a, ctg_month b)
{
    return a > b ? a : b;
}

static ctg_status lay_past(ctg_scene *scene, ctg_error *error)
{
    const int64_t first = ctg_month_year(scene->setting->start);
    for (size_t i = 0; i < scene->tables->conflicts_count; i++) {
        const ctg_conflict_row *const row = &scene->tables->conflicts[i];
        const ctg_month december = CTG_MONTH((ctg_month)row->year, 12);
        size_t h = 0;
        if (row->year >= first || row->intensity == ctg_intensity_none) {
            continue;
        }
        CTG_TRY(find_host(scene, row, &h, error));
        scene->fought[h] = later(scene->fought[h], december);
        if (row->intensity == ctg_intensity_major) {
            scene->fought_major[h] = later(scene->fought_major[h], december);
        }
    }
    return ctg_ok;
}

/* GDP per head and people of all states whose GDP is known, in the order of their numbers. */
static void sum_world(ctg_scene *scene, size_t y)
{
    double gdp_usd = 0.0;
    double people = 0.0;
    for (size_t rank = 0; rank < scene->S; rank++) {
        const size_t at = y * scene->S + (size_t)scene->state_order[rank];
        if (scene->exists[at] && scene->gdp_usd[at] > 0.0 && scene->population[at] > 0.0) {
            gdp_usd += scene->gdp_usd[at];
            people += scene->population[at];
        }
    }
    scene->world_people[y] = people;
    scene->world_income[y] = people > 0.0 ? gdp_usd / people : 0.0;
}

ctg_status ctg_situations_lay(ctg_scene *scene, ctg_error *error)
{
    scene->situations_to = last_year(scene->tables);
    for (size_t y = 0; y < scene->Y; y++) {
        sum_world(scene, y);
        CTG_TRY(lay_year(scene, y, error));
    }
    return lay_past(scene, error);
}

bool ctg_situations_exists(const ctg_world *world, size_t h)
{
    const ctg_scene *const scene = world->scene;
    return h >= scene->S || scene->exists[world->y * scene->S + h] != 0;
}

/* The probability of a step in a month that has probability `yearly` a year if no other could
 * happen. */
static double monthly(double yearly)
{
    return yearly < 1.0 ? 1.0 - ctg_maths_exp2(ctg_maths_log2(1.0 - yearly) / 12.0) : 1.0;
}

/* The year whose income and people stand for a host: the start's, else the present one. */
static size_t year_of(const ctg_world *world, size_t h)
{
    const ctg_scene *const scene = world->scene;
    const size_t party = (size_t)scene->host_party[h];
    return scene->gdp_usd[party] > 0.0 && scene->population[party] > 0.0 ? 0 : world->y;
}

double ctg_situations_income(const ctg_world *world, size_t h)
{
    const ctg_scene *const scene = world->scene;
    const size_t y = year_of(world, h);
    const size_t at = y * scene->S + (size_t)scene->host_party[h];
    const bool known = scene->gdp_usd[at] > 0.0 && scene->population[at] > 0.0;
    return known ? scene->gdp_usd[at] / scene->population[at] / scene->world_income[y] : 0.0;
}

/* A slope's factor: 2^(slope x log2(value)). */
static double factor(double slope, double value)
{
    return ctg_maths_exp2(slope * ctg_maths_log2(value));
}

/* The monthly probability of a step that has probability `average` where `prone` is 1. */
static double step(double average, double prone)
{
    const double probability = average * prone;
    return probability < 1.0 ? probability : 1.0;
}

static double population(const ctg_world *world, size_t h)
{
    const ctg_scene *const scene = world->scene;
    return scene->population[year_of(world, h) * scene->S + (size_t)scene->host_party[h]];
}

/* Population over one SHARE-th of the world's; 1 where it is unknown. */
static double people_of(const ctg_world *world, size_t h)
{
    const double people = population(world, h);
    const double whole = world->scene->world_people[year_of(world, h)];
    return people > 0.0 && whole > 0.0 ? people * SHARE / whole : 1.0;
}

/* Monthly probabilities of the steps where a host is prone to them as the average is. */
typedef struct steps {
    double again_minor, again_major, fresh_minor, fresh_major;
    double minor_ends, minor_escalates, major_ends, major_wanes;
} steps;

static steps list_steps(const ctg_parameters *p)
{
    return (steps){.again_minor = monthly(p->situations_again_minor_per_year),
                   .again_major = monthly(p->situations_again_major_per_year),
                   .fresh_minor = monthly(p->situations_fresh_minor_per_year),
                   .fresh_major = monthly(p->situations_fresh_major_per_year),
                   .minor_ends = monthly(p->situations_minor_ends_per_year),
                   .minor_escalates = monthly(p->situations_minor_escalates_per_year),
                   .major_ends = monthly(p->situations_major_ends_per_year),
                   .major_wanes = monthly(p->situations_major_wanes_per_year)};
}

/* How prone a host is to steps by its income and people, 1 as the average. */
static ctg_proneness proneness(const ctg_world *world, size_t h)
{
    const ctg_parameters *const p = &world->p;
    const double people = people_of(world, h);
    const double known = ctg_situations_income(world, h);
    const double income = known > 0.0 ? known : 1.0;
    return (ctg_proneness){.again = factor(p->situations_again_per_income_doubling, income) *
                                    factor(p->situations_again_per_people_doubling, people),
                           .fresh = factor(p->situations_fresh_per_income_doubling, income) *
                                    factor(p->situations_fresh_per_people_doubling, people),
                           .ends = factor(p->situations_minor_ends_per_people_doubling, people),
                           .wanes = factor(p->situations_major_wanes_per_people_doubling, people)};
}

/* From peace: again where there was conflict within memory, else afresh. */
static void row_of_peace(const ctg_world *world, size_t h, const steps *all,
                         const ctg_proneness *prone, double *to)
{
    const ctg_parameters *const p = &world->p;
    const ctg_month fought = world->fought[h];
    const double years = (double)(world->now - fought) / 12.0;
    const double persons = population(world, h);
    if (persons > 0.0 && persons < p->situations_people_least) {
        to[ctg_intensity_minor] = to[ctg_intensity_major] = 0.0;
    } else if (fought != CTG_NO_MONTH && years <= p->situations_memory_years) {
        const double again = prone->again * factor(p->situations_again_per_peace_doubling,
                                                   years > 1.0 ? years : 1.0);
        to[ctg_intensity_minor] = step(all->again_minor, again);
        to[ctg_intensity_major] = step(all->again_major, again);
    } else {
        to[ctg_intensity_minor] = step(all->fresh_minor, prone->fresh);
        to[ctg_intensity_major] = step(all->fresh_major, prone->fresh);
    }
}

static void row_of(const ctg_world *world, size_t h, const steps *all, const ctg_proneness *prone,
                   double to[CTG_INTENSITIES])
{
    const uint8_t from = world->situation[h];
    to[from] = 0.0;
    switch ((ctg_intensity)from) {
    case ctg_intensity_minor:
        to[ctg_intensity_none] = step(all->minor_ends, prone->ends);
        to[ctg_intensity_major] = step(all->minor_escalates, 1.0);
        break;
    case ctg_intensity_major:
        to[ctg_intensity_none] = step(all->major_ends, prone->wanes);
        to[ctg_intensity_minor] = step(all->major_wanes, prone->wanes);
        break;
    default:
        row_of_peace(world, h, all, prone, to);
        break;
    }
    const double leaves =
        to[ctg_intensity_none] + to[ctg_intensity_minor] + to[ctg_intensity_major];
    to[from] = leaves < 1.0 ? 1.0 - leaves : 0.0;
}

void ctg_situations_row(const ctg_world *world, size_t h, double to[CTG_INTENSITIES])
{
    const steps all = list_steps(&world->p);
    const ctg_proneness prone = proneness(world, h);
    row_of(world, h, &all, &prone, to);
}

/* Sets world->proneness once for as long as its inputs are the same. */
static void weigh_hosts(ctg_world *world)
{
    const ctg_parameters *const p = &world->p;
    const ctg_proneness_of now = {
        .year = ctg_month_year(world->now),
        .slopes = {p->situations_again_per_income_doubling, p->situations_again_per_people_doubling,
                   p->situations_fresh_per_income_doubling, p->situations_fresh_per_people_doubling,
                   p->situations_minor_ends_per_people_doubling,
                   p->situations_major_wanes_per_people_doubling}};
    bool same = now.year == world->proneness_of.year;
    for (size_t i = 0; i < sizeof now.slopes / sizeof now.slopes[0]; i++) {
        same = same && now.slopes[i] == world->proneness_of.slopes[i];
    }
    for (size_t h = 0; h < world->scene->H && !same; h++) {
        world->proneness[h] = proneness(world, h);
    }
    world->proneness_of = now;
}

static uint8_t next(const ctg_world *world, size_t h, const steps *all, double uniform)
{
    double to[CTG_INTENSITIES];
    row_of(world, h, all, &world->proneness[h], to);
    if (uniform < to[ctg_intensity_none]) {
        return ctg_intensity_none;
    }
    return uniform < to[ctg_intensity_none] + to[ctg_intensity_minor] ? ctg_intensity_minor
                                                                      : ctg_intensity_major;
}

static void draw_hosts(ctg_world *world)
{
    const size_t hosts = world->scene->H;
    for (size_t h = 0; h < hosts; h++) {
        world->host_names[h] = world->scene->host_number[h] << 16;
    }
    ctg_draw_many(&world->draw, ctg_purpose_situation, world->now, world->host_names, NULL, hosts,
                  world->host_words);
}

/* A year is remembered by its last month, as the probabilities of steps are counted from one
 * calendar year to the next; a recorded year by its intensity, from its first month on. */
static void remember(ctg_world *world, size_t h, bool recorded)
{
    const uint8_t now = world->situation[h];
    if (recorded || ctg_month_of_year(world->now) == 12) {
        world->fought[h] = now != ctg_intensity_none ? world->now : world->fought[h];
        world->fought_major[h] = now == ctg_intensity_major ? world->now : world->fought_major[h];
    }
    const ctg_month since = world->now - SEVERITY_MONTHS;
    const uint8_t before = world->fought_major[h] > since ? ctg_intensity_major
                           : world->fought[h] > since     ? ctg_intensity_minor
                                                          : ctg_intensity_none;
    world->severity[h] = before > now ? before : now;
}

void ctg_situations_turn(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const uint8_t *const recorded = scene->situation + world->y * scene->H;
    const bool speaks = world->t == 0 || (world->p.demand_generated < 0.5 &&
                                          ctg_month_year(world->now) <= scene->situations_to);
    if (world->t == 0) {
        memcpy(world->fought, scene->fought, scene->H * sizeof *world->fought);
        memcpy(world->fought_major, scene->fought_major, scene->H * sizeof *world->fought_major);
    }
    if (!speaks) {
        weigh_hosts(world);
        draw_hosts(world);
    }
    const steps all = list_steps(&world->p);
    for (size_t h = 0; h < scene->H; h++) {
        const bool there = ctg_situations_exists(world, h);
        world->situation[h] = speaks  ? recorded[h]
                              : there ? next(world, h, &all, ctg_draw_of_word(world->host_words[h]))
                                      : (uint8_t)ctg_intensity_none;
        remember(world, h, speaks);
    }
}
