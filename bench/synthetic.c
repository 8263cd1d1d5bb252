/* Worlds of any size, made in memory, for measuring how cost grows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/synthetic.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/draw.h"
#include "engine/base/maths.h"
#include "engine/base/memory.h"
#include "engine/model/parameters.h"

#define START CTG_MONTH(2015, 1)
#define SEED 1
#define ORGANISATIONS 6 /* a state is in one with a chance of a fifth */
#define REGIONS 20
#define KINDS 4      /* of capabilities, in turn */
#define FIRST_HOST 5 /* those before are permanent members and host nobody */

/* What is drawn; the numbers name the draws and so must stay. */
enum { of_people = 1, of_money, of_democracy, of_member, of_place, of_tie, of_host, of_presence };

/* What a capability of each kind is, and its posts in a mission, of 100 states. */
static const struct {
    const char *name;
    int32_t personnel; /* ctg_personnel */
    int64_t individual, force_permille, unit;
    int64_t posts;
} kinds[KINDS] = {{"units", ctg_troops, 0, 800, 20, 400},
                  {"officers", ctg_troops, 1, 100, 1, 15},
                  {"police", ctg_police, 1, 1000, 1, 50},
                  {"experts", ctg_experts, 1, 100, 1, 12}};

struct ctg_synthetic {
    ctg_synthetic_sizes sizes;
    double *people, *north, *east; /* [states] */
    ctg_state_row *states;
    ctg_covariate_row *covariates;
    ctg_scale_row *scale;
    ctg_discount_row *discounts;
    ctg_organisation_row *organisations;
    ctg_dyad_row *dyads;
    ctg_mission_row *missions;
    ctg_demand_row *demand;
    ctg_placement_row *placements;
    ctg_contribution_row *contributions;
    ctg_deployment_row *deployments;
    ctg_region_row regions[REGIONS];
    ctg_capability_row capabilities[CTG_CAPABILITIES_MOST];
    ctg_unit_row units[CTG_CAPABILITIES_MOST];
    ctg_mix_row mix[CTG_MISSION_CLASSES * CTG_CAPABILITIES_MOST];
    ctg_class_row classes[CTG_MISSION_CLASSES];
    ctg_framework_row framework;
    ctg_rate_row rate;
    ctg_epoch epoch;
    ctg_setting setting;
};

static double uniform(uint32_t what, size_t a, size_t b, uint32_t item)
{
    const ctg_draw draw = {SEED, 0};
    return ctg_draw_uniform(&draw, what, 0, (uint32_t)a, (uint32_t)b, item);
}

/* A normal deviate, nearly: the sum of twelve uniforms. */
static double deviate(uint32_t what, size_t a)
{
    double sum = -6.0;
    for (uint32_t i = 0; i < 12; i++) {
        sum += uniform(what, a, 0, i);
    }
    return sum;
}

static double ten_to(double power)
{
    return ctg_maths_exp2(3.321928094887362 * power);
}

static void make_state(ctg_synthetic *of, size_t s)
{
    const int32_t row = (int32_t)s;
    ctg_state_row *const state = &of->states[s];
    const double people = ten_to(7.0 + 0.7 * deviate(of_people, s));
    const double money = people * ten_to(3.6 + 0.6 * deviate(of_money, s));
    *state = (ctg_state_row){.number = 1 + (int64_t)(s * 389 % 2003), /* a prime: all differ */
                             .region = (int32_t)(s % REGIONS),
                             .p5 = s < FIRST_HOST,
                             .member_since = 1945,
                             .exists_since = 1945};
    (void)snprintf(state->state, sizeof state->state, "%c%c%c", (char)('A' + s / 676 % 26),
                   (char)('A' + s / 26 % 26), (char)('A' + s % 26));
    of->people[s] = people;
    of->north[s] = -60.0 + 130.0 * uniform(of_place, s, 0, 0);
    of->east[s] = -180.0 + 360.0 * uniform(of_place, s, 0, 1);
    of->covariates[s] = (ctg_covariate_row){.state = row,
                                            .year = 2014,
                                            .gdp_usd = (int64_t)money,
                                            .population = (int64_t)people,
                                            .armed_forces = (int64_t)(people / 200.0),
                                            .democracy = uniform(of_democracy, s, 0, 0)};
    of->discounts[s] = (ctg_discount_row){row, 1946, 2299, "C", s < FIRST_HOST ? 0 : 75};
}

static void make_states(ctg_synthetic *of)
{
    ctg_tables *const tables = &of->epoch.tables;
    double all = 0.0;
    for (size_t s = 0; s < of->sizes.states; s++) {
        make_state(of, s);
        all += (double)of->covariates[s].gdp_usd;
        for (uint32_t o = 0; o < ORGANISATIONS; o++) {
            if (uniform(of_member, s, 0, o) < 0.2) {
                ctg_organisation_row *const row = &of->organisations[tables->organisations_count++];
                row->state = (int32_t)s;
                (void)snprintf(row->organisation, sizeof row->organisation, "O%u", (unsigned)o);
            }
        }
    }
    for (size_t s = 0; s < of->sizes.states; s++) {
        const int64_t share = (int64_t)((double)of->covariates[s].gdp_usd / all * 1e5);
        of->scale[s] = (ctg_scale_row){(int32_t)s, 1946, 2299, share > 1 ? share : 1};
    }
}

static void make_dyads(ctg_synthetic *of)
{
    size_t at = 0;
    for (size_t a = 0; a < of->sizes.states; a++) {
        for (size_t b = 0; b < a; b++) {
            const double north = of->north[a] - of->north[b];
            const double east = (of->east[a] - of->east[b]) / 2.0;
            const int64_t km = (int64_t)(111.0 * sqrt(north * north + east * east));
            of->dyads[at++] = (ctg_dyad_row){.state_a = (int32_t)a,
                                             .state_b = (int32_t)b,
                                             .capital_km = km,
                                             .contiguous = km < 700,
                                             .colonial_tie = uniform(of_tie, a, b, 0) < 0.01,
                                             .common_language = uniform(of_tie, a, b, 1) < 0.1};
        }
    }
}

/* How many capabilities are of a kind. */
static int64_t count_of(const ctg_synthetic *of, size_t kind)
{
    return (int64_t)((of->sizes.capabilities + KINDS - 1 - kind) / KINDS);
}

static void make_capabilities(ctg_synthetic *of)
{
    for (size_t k = 0; k < of->sizes.capabilities; k++) {
        const size_t kind = k % KINDS;
        ctg_capability_row *const row = &of->capabilities[k];
        *row =
            (ctg_capability_row){.number = (int64_t)k + 1,
                                 .personnel = kinds[kind].personnel,
                                 .individual = kinds[kind].individual,
                                 .force_permille = kinds[kind].force_permille / count_of(of, kind)};
        (void)snprintf(row->capability, sizeof row->capability, "%s%zu", kinds[kind].name, k);
        of->units[k] =
            (ctg_unit_row){"", (int32_t)k, kinds[kind].unit, kinds[kind].unit, kinds[kind].unit, 1};
        (void)snprintf(of->units[k].unit, sizeof of->units[k].unit, "unit%zu", k);
    }
    for (int32_t class = 0; class < CTG_MISSION_CLASSES; class ++) {
        of->classes[class] = (ctg_class_row){.mission_class = class,
                                             .malicious_deaths = 0.4,
                                             .other_deaths = 1.0,
                                             .civilian_permille = 150,
                                             .security_weight = 1.0};
        for (size_t k = 0; k < of->sizes.capabilities; k++) {
            const int64_t share = kinds[k % KINDS].posts; /* only its proportions count */
            of->mix[(size_t) class * of->sizes.capabilities + k] =
                (ctg_mix_row){class, (int32_t)k, share, share, share};
        }
    }
}

static void make_rest(ctg_synthetic *of)
{
    for (size_t r = 0; r < REGIONS; r++) {
        of->regions[r].number = (int64_t)r + 1;
        (void)snprintf(of->regions[r].region, sizeof of->regions[r].region, "Region %zu", r);
        (void)snprintf(of->regions[r].continent, sizeof of->regions[r].continent, "Continent %zu",
                       r / 5);
    }
    of->framework = (ctg_framework_row){.framework = "UN", .number = 1, .name = "All"};
    of->rate = (ctg_rate_row){CTG_MONTH(1990, 1), 1332};
}

/* Who is in a mission at the start: a state in five, by the root of its people. */
static void place(ctg_synthetic *of, size_t m, size_t host)
{
    ctg_tables *const tables = &of->epoch.tables;
    double weights = 0.0;
    for (size_t s = 0; s < of->sizes.states; s++) {
        const bool there = s != host && uniform(of_presence, s, m, 0) < 0.2;
        weights += there ? sqrt(of->people[s]) : 0.0;
    }
    for (size_t s = 0; s < of->sizes.states; s++) {
        if (s == host || uniform(of_presence, s, m, 0) >= 0.2) {
            continue;
        }
        ctg_placement_row *const row = &of->placements[tables->placements_count++];
        *row = (ctg_placement_row){.state = (int32_t)s, .mission = (int32_t)m, .month = START};
        for (int type = 0; type < CTG_PERSONNEL; type++) {
            row->persons[type] =
                (int64_t)(0.85 * (double)of->demand[m].posts[type] * sqrt(of->people[s]) / weights);
            of->contributions[s].persons[type] += row->persons[type];
            of->deployments[m].persons[type] += row->persons[type];
        }
    }
}

static void make_missions(ctg_synthetic *of)
{
    static const int32_t classes[] = {ctg_class_observer, ctg_class_traditional,
                                      ctg_class_multidimensional, ctg_class_robust,
                                      ctg_class_robust};
    const size_t hosts = of->sizes.states - FIRST_HOST;
    for (size_t s = 0; s < of->sizes.states; s++) {
        of->contributions[s] = (ctg_contribution_row){.state = (int32_t)s, .month = START};
    }
    for (size_t m = 0; m < of->sizes.missions; m++) {
        const size_t host = FIRST_HOST + (size_t)(uniform(of_host, m, 0, 0) * (double)hosts);
        of->missions[m] = (ctg_mission_row){.number = (int64_t)m + 1,
                                            .budget = ctg_budget_peacekeeping,
                                            .class_initial = classes[m % 5],
                                            .class_later = classes[m % 5],
                                            .predecessor = -1,
                                            .partner = -1,
                                            .lead = -1,
                                            .chapter = 7};
        (void)snprintf(of->missions[m].mission, sizeof of->missions[m].mission, "M%zu", m);
        (void)snprintf(of->missions[m].host, sizeof of->missions[m].host, "%s",
                       of->states[host].state);
        of->demand[m] = (ctg_demand_row){.mission = (int32_t)m, .month = CTG_MONTH(2013, 1)};
        of->deployments[m] = (ctg_deployment_row){.mission = (int32_t)m, .month = START};
        for (size_t kind = 0; kind < KINDS; kind++) {
            of->demand[m].posts[kinds[kind].personnel] +=
                kinds[kind].posts * count_of(of, kind) * (int64_t)of->sizes.states / 100;
        }
        place(of, m, host);
    }
}

#define TABLE(name, rows, count)                                                                   \
    (of->epoch.tables.name = (rows), of->epoch.tables.name##_count = (count))

static void lay_tables(ctg_synthetic *of)
{
    const size_t states = of->sizes.states;
    const size_t missions = of->sizes.missions;
    const size_t capabilities = of->sizes.capabilities;
    TABLE(regions, of->regions, REGIONS);
    TABLE(states, of->states, states);
    TABLE(covariates, of->covariates, states);
    TABLE(scale, of->scale, states);
    TABLE(discounts, of->discounts, states);
    TABLE(organisations, of->organisations, 0); /* counted as they are made */
    TABLE(dyads, of->dyads, states * (states - 1) / 2);
    TABLE(capabilities, of->capabilities, capabilities);
    TABLE(units, of->units, capabilities);
    TABLE(capability_mix, of->mix, CTG_MISSION_CLASSES * capabilities);
    TABLE(classes, of->classes, CTG_MISSION_CLASSES);
    TABLE(frameworks, &of->framework, 1);
    TABLE(missions, of->missions, missions);
    TABLE(demand, of->demand, missions);
    TABLE(placements, of->placements, 0); /* likewise */
    TABLE(contributions, of->contributions, states);
    TABLE(deployments, of->deployments, missions);
    TABLE(reimbursement, &of->rate, 1);
}

#define ROWS(member, count)                                                                        \
    do {                                                                                           \
        void *rows_ = NULL;                                                                        \
        CTG_TRY(                                                                                   \
            ctg_memory_array(&rows_, (count), sizeof *of->member, "a synthetic world", error));    \
        of->member = rows_;                                                                        \
    } while (0)

static ctg_status make_room(ctg_synthetic *of, ctg_error *error)
{
    const size_t states = of->sizes.states;
    const size_t missions = of->sizes.missions;
    ROWS(people, states);
    ROWS(north, states);
    ROWS(east, states);
    ROWS(states, states);
    ROWS(covariates, states);
    ROWS(scale, states);
    ROWS(discounts, states);
    ROWS(organisations, states * ORGANISATIONS);
    ROWS(dyads, states * (states - 1) / 2);
    ROWS(missions, missions);
    ROWS(demand, missions);
    ROWS(placements, states * missions);
    ROWS(contributions, states);
    ROWS(deployments, missions);
    return ctg_ok;
}

ctg_status ctg_synthetic_create(ctg_synthetic **made, ctg_synthetic_sizes sizes, int32_t months,
                                ctg_error *error)
{
    void *room = NULL;
    *made = NULL;
    assert(sizes.states >= 20 && sizes.states <= 2000 && sizes.missions >= 1 &&
           sizes.missions <= 1000 && sizes.capabilities >= KINDS &&
           sizes.capabilities <= CTG_CAPABILITIES_MOST);
    CTG_TRY(ctg_memory_array(&room, 1, sizeof **made, "a synthetic world", error));
    ctg_synthetic *const of = room;
    of->sizes = sizes;
    const ctg_status status = make_room(of, error);
    if (status != ctg_ok) {
        ctg_synthetic_destroy(of);
        return status;
    }
    of->epoch.from = CTG_MONTH_LEAST;
    lay_tables(of);
    make_states(of);
    make_dyads(of);
    make_capabilities(of);
    make_rest(of);
    make_missions(of);
    of->setting = (ctg_setting){.seed = SEED,
                                .start = START,
                                .months = months,
                                .covariates_known_to = CTG_MONTH(2014, 12),
                                .epochs = &of->epoch,
                                .epoch_count = 1};
    ctg_parameters_default(&of->setting.centre);
    *made = of;
    return ctg_ok;
}

void ctg_synthetic_destroy(ctg_synthetic *of)
{
    if (of == NULL) {
        return;
    }
    void *const arrays[] = {of->people,        of->north,      of->east,      of->states,
                            of->covariates,    of->scale,      of->discounts, of->organisations,
                            of->dyads,         of->missions,   of->demand,    of->placements,
                            of->contributions, of->deployments};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(arrays[i]);
    }
    free(of);
}

const ctg_setting *ctg_synthetic_setting(const ctg_synthetic *synthetic)
{
    return &synthetic->setting;
}
