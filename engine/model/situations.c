/* M1: situations: no, minor or major armed conflict on each host's territory, month by month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/situations.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/base/wide.h"

#define SEVERITY_MONTHS 60
#define SHARE 600.0 /* of the world's people, at which steps have the parameters' probabilities */

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
static double factor(double slope, double log2_value)
{
    return ctg_maths_exp2(slope * log2_value);
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

static ctg_steps list_steps(const ctg_parameters *p)
{
    return (ctg_steps){.again_minor = monthly(p->situations_again_minor_per_year),
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
    const double people = ctg_maths_log2(people_of(world, h));
    const double known = ctg_situations_income(world, h);
    const double income = ctg_maths_log2(known > 0.0 ? known : 1.0);
    return (ctg_proneness){.again = factor(p->situations_again_per_income_doubling, income) *
                                    factor(p->situations_again_per_people_doubling, people),
                           .fresh = factor(p->situations_fresh_per_income_doubling, income) *
                                    factor(p->situations_fresh_per_people_doubling, people),
                           .ends = factor(p->situations_minor_ends_per_people_doubling, people),
                           .wanes = factor(p->situations_major_wanes_per_people_doubling, people)};
}

/* Whether conflict is remembered in a host that was in conflict so many years ago. */
static inline bool remembers(ctg_month fought, double years, double memory)
{
    return fought != CTG_NO_MONTH && years <= memory;
}

#define AGES 32 /* years of peace */

/* By how much peace makes conflict rarer, by the months that it has lasted: the same for all hosts
 * that have been at peace for as long. */
typedef struct peace {
    double slope;
    double factor[AGES];
    int32_t months[AGES]; /* for which the factor is; 0: none yet */
} peace;

static double factor_of_peace(peace *of, int32_t months)
{
    const int32_t place = months / 12 % AGES;
    const double years = (double)months / 12.0;
    if (of->months[place] != months || months == 0) {
        of->months[place] = months;
        of->factor[place] = factor(of->slope, ctg_maths_log2(years > 1.0 ? years : 1.0));
    }
    return of->factor[place];
}

/* From peace: again where there was conflict within memory, else afresh. */
static void row_of_peace(const ctg_world *world, size_t h, const ctg_steps *all,
                         const ctg_proneness *prone, peace *of, double *to)
{
    const ctg_parameters *const p = &world->p;
    const ctg_month fought = world->fought[h];
    const double years = (double)(world->now - fought) / 12.0;
    const double persons = population(world, h);
    if (persons > 0.0 && persons < p->situations_people_least) {
        to[ctg_intensity_minor] = to[ctg_intensity_major] = 0.0;
    } else if (remembers(fought, years, p->situations_memory_years)) {
        const double again = prone->again * factor_of_peace(of, world->now - fought);
        to[ctg_intensity_minor] = step(all->again_minor, again);
        to[ctg_intensity_major] = step(all->again_major, again);
    } else {
        to[ctg_intensity_minor] = step(all->fresh_minor, prone->fresh);
        to[ctg_intensity_major] = step(all->fresh_major, prone->fresh);
    }
}

/* What is left of a row is staying. */
static double stays(const double *to)
{
    const double leaves =
        to[ctg_intensity_none] + to[ctg_intensity_minor] + to[ctg_intensity_major];
    return leaves < 1.0 ? 1.0 - leaves : 0.0;
}

static void row_of(const ctg_world *world, size_t h, const ctg_steps *all,
                   const ctg_proneness *prone, peace *of, double to[CTG_INTENSITIES])
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
        row_of_peace(world, h, all, prone, of, to);
        break;
    }
    to[from] = stays(to);
}

void ctg_situations_row(const ctg_world *world, size_t h, double to[CTG_INTENSITIES])
{
    const ctg_steps all = list_steps(&world->p);
    const ctg_proneness prone = proneness(world, h);
    peace of = {.slope = world->p.situations_again_per_peace_doubling};
    row_of(world, h, &all, &prone, &of, to);
}

/* The probability that a host without conflict stays so where none is remembered. */
static double calm(const ctg_world *world, size_t h)
{
    const double persons = population(world, h);
    if (persons > 0.0 && persons < world->p.situations_people_least) {
        return 1.0;
    }
    const double fresh = world->proneness[h].fresh;
    return stays((const double[CTG_INTENSITIES]){
        [ctg_intensity_minor] = step(world->steps.fresh_minor, fresh),
        [ctg_intensity_major] = step(world->steps.fresh_major, fresh)});
}

static ctg_proneness_of weighed_by(const ctg_world *world)
{
    const ctg_parameters *const p = &world->p;
    return (ctg_proneness_of){
        .year = ctg_month_year(world->now),
        .by = {p->situations_again_per_income_doubling, p->situations_again_per_people_doubling,
               p->situations_fresh_per_income_doubling, p->situations_fresh_per_people_doubling,
               p->situations_minor_ends_per_people_doubling,
               p->situations_major_wanes_per_people_doubling, p->situations_people_least,
               p->situations_again_minor_per_year, p->situations_again_major_per_year,
               p->situations_fresh_minor_per_year, p->situations_fresh_major_per_year,
               p->situations_minor_ends_per_year, p->situations_minor_escalates_per_year,
               p->situations_major_ends_per_year, p->situations_major_wanes_per_year}};
}

/* Sets world->steps, proneness and calm once for as long as their inputs are the same: those of
 * most hosts are the start's in every year. */
static void weigh_hosts(ctg_world *world)
{
    const ctg_proneness_of now = weighed_by(world);
    const ctg_proneness_of *const last = &world->proneness_of;
    bool same = last->year != 0;
    for (size_t i = 0; i < sizeof now.by / sizeof now.by[0]; i++) {
        same = same && now.by[i] == last->by[i];
    }
    if (same && now.year == last->year) {
        return;
    }
    world->steps = same ? world->steps : list_steps(&world->p);
    for (size_t h = 0; h < world->scene->H; h++) {
        if (!same || year_of(world, h) != 0) {
            world->proneness[h] = proneness(world, h);
            world->calm[h] = calm(world, h);
        }
    }
    world->proneness_of = now;
}

static uint8_t next(const ctg_world *world, size_t h, peace *of)
{
    const double uniform = ctg_draw_of_word(world->host_words[h]);
    double to[CTG_INTENSITIES];
    row_of(world, h, &world->steps, &world->proneness[h], of, to);
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

/* Sets stirred[h] to 0 where there is no conflict, none is remembered and none begins: in most
 * hosts. */
CTG_WIDE static void mark_stirred(const ctg_world *world, int32_t *restrict stirred)
{
    const uint8_t *const situation = world->situation;
    const ctg_month *const fought = world->fought;
    const uint32_t *const words = world->host_words;
    const double *const calm_at = world->calm;
    const double memory = world->p.situations_memory_years;
    const ctg_month now = world->now;
    const size_t hosts = world->scene->H;
    for (size_t h = 0; h < hosts; h++) {
        const bool remembered = remembers(fought[h], (double)(now - fought[h]) / 12.0, memory);
        stirred[h] = (situation[h] != ctg_intensity_none) | remembered |
                     !(ctg_draw_of_word(words[h]) < calm_at[h]);
    }
}

/* The steps of a month that no record tells. */
static void step_hosts(ctg_world *world)
{
    peace of = {.slope = world->p.situations_again_per_peace_doubling};
    weigh_hosts(world);
    draw_hosts(world);
    mark_stirred(world, world->stirred);
    for (size_t h = 0; h < world->scene->H; h++) {
        if (world->stirred[h] != 0) {
            world->situation[h] =
                ctg_situations_exists(world, h) ? next(world, h, &of) : (uint8_t)ctg_intensity_none;
        }
    }
}

/* A year is remembered by its last month, as the probabilities of steps are counted from one
 * calendar year to the next; a recorded year by its intensity, from its first month on. */
CTG_WIDE static void remember_situations(const uint8_t *restrict situation, size_t hosts,
                                         ctg_month now, ctg_month *restrict fought,
                                         ctg_month *restrict fought_major)
{
    for (size_t h = 0; h < hosts; h++) {
        fought[h] = situation[h] != ctg_intensity_none ? now : fought[h];
        fought_major[h] = situation[h] == ctg_intensity_major ? now : fought_major[h];
    }
}

/* The worst of this month and of what is remembered since then. */
CTG_WIDE static void set_severity(const uint8_t *restrict situation,
                                  const ctg_month *restrict fought,
                                  const ctg_month *restrict fought_major, size_t hosts,
                                  ctg_month since, uint8_t *restrict severity)
{
    for (size_t h = 0; h < hosts; h++) {
        const uint8_t before = fought_major[h] > since ? ctg_intensity_major
                               : fought[h] > since     ? ctg_intensity_minor
                                                       : ctg_intensity_none;
        severity[h] = before > situation[h] ? before : situation[h];
    }
}

void ctg_situations_turn(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const size_t hosts = scene->H;
    const bool speaks = world->t == 0 || (world->p.demand_generated < 0.5 &&
                                          ctg_month_year(world->now) <= scene->situations_to);
    if (world->t == 0) {
        memcpy(world->fought, scene->fought, hosts * sizeof *world->fought);
        memcpy(world->fought_major, scene->fought_major, hosts * sizeof *world->fought_major);
    }
    if (speaks) {
        memcpy(world->situation, scene->situation + world->y * hosts, hosts);
    } else {
        step_hosts(world);
    }
    if (speaks || ctg_month_of_year(world->now) == 12) {
        remember_situations(world->situation, hosts, world->now, world->fought,
                            world->fought_major);
    }
    set_severity(world->situation, world->fought, world->fought_major, hosts,
                 world->now - SEVERITY_MONTHS, world->severity);
}
