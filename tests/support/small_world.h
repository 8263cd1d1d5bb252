/* A world small enough to be reckoned by hand, made in memory without any file.
 *
 * One host, which is nobody's contributor, and a few alike states that may send infantry to a few
 * alike missions in it. Every mechanism is switched off and no parameter is drawn, so that of the
 * engine only what a test switches on is left: `small_world_make` with its knobs, then whatever the
 * test changes in the rows and in `setting.centre`, then `small_world_set`.
 *
 * States, missions and capabilities have permanent numbers that differ from their rows. Row 0 of
 * the states is the host; the contributors are rows 1 to `states`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_SMALL_WORLD_H
#define CTG_TESTS_SUPPORT_SMALL_WORLD_H

#include "engine/model/people.h"
#include "engine/model/step.h"
#include "tests/support/assert.h"

#define SMALL_STATES_MOST 65   /* the host with them */
#define SMALL_MISSIONS_MOST 64 /* all in the host */
#define SMALL_CAPABILITIES 4
#define SMALL_FORCES 1000000 /* armed forces of each state; population a hundred times as many */
#define SMALL_START CTG_MONTH(2015, 1)

enum { small_infantry, small_staff, small_police, small_experts };

/* What tests vary. Members that are 0 mean none, but for those that say otherwise. */
typedef struct small_knobs {
    size_t states, missions;
    int32_t months;   /* of the study; 0: 12 */
    int64_t posts;    /* of infantry in each mission */
    int64_t experts;  /* posts of military experts in each mission */
    int64_t unit;     /* persons in a unit of infantry; 0: 1 */
    int64_t deployed; /* infantry that the first contributor has in each mission at the start */
} small_knobs;

typedef struct small_world {
    small_knobs knobs;
    ctg_region_row region;
    ctg_state_row states[SMALL_STATES_MOST];
    ctg_covariate_row covariates[SMALL_STATES_MOST];
    ctg_scale_row scale[SMALL_STATES_MOST];
    ctg_discount_row discounts[SMALL_STATES_MOST];
    ctg_dyad_row dyads[SMALL_STATES_MOST]; /* of the host and each contributor */
    ctg_capability_row capabilities[SMALL_CAPABILITIES];
    ctg_unit_row units[SMALL_CAPABILITIES];
    ctg_mix_row mix[CTG_MISSION_CLASSES * SMALL_CAPABILITIES];
    ctg_class_row classes[CTG_MISSION_CLASSES];
    ctg_framework_row framework;
    ctg_mission_row missions[SMALL_MISSIONS_MOST];
    ctg_demand_row demand[SMALL_MISSIONS_MOST];
    ctg_contribution_row contribution;
    ctg_placement_row placements[SMALL_MISSIONS_MOST];
    ctg_deployment_row deployments[SMALL_MISSIONS_MOST];
    ctg_rate_row rate;
    ctg_donor_row donor;
    ctg_programme_row programme; /* counted by the test that wants it */
    ctg_recipient_row recipients[SMALL_STATES_MOST];
    ctg_epoch epoch;
    ctg_setting setting;
    ctg_scene *scene;
    ctg_world *world;
    ctg_error error;
} small_world;

static inline void small_world_states(small_world *small)
{
    small->region = (ctg_region_row){"Somewhere", 7, "Nowhere"};
    for (size_t s = 0; s <= small->knobs.states; s++) {
        const int32_t row = (int32_t)s;
        /* numbers fall and rise with the rows, so that neither order is the other */
        const int64_t number = s == 0 ? 500 : (s % 2 == 0 ? 100 + row : 900 - row);
        small->states[s] = (ctg_state_row){.number = number,
                                           .region = 0,
                                           .p5 = s == 0,
                                           .member_since = 1945,
                                           .exists_since = 1945};
        (void)snprintf(small->states[s].state, sizeof small->states[s].state, "%c%c%c",
                       (char)('A' + row / 26), (char)('A' + row % 26), s == 0 ? 'H' : 'S');
        small->covariates[s] = (ctg_covariate_row){.state = row,
                                                   .year = 2014,
                                                   .gdp_usd = (int64_t)SMALL_FORCES * 100000,
                                                   .population = (int64_t)SMALL_FORCES * 100,
                                                   .armed_forces = SMALL_FORCES,
                                                   .democracy = 0.0};
        small->scale[s] = (ctg_scale_row){row, 1946, 2299, s == 0 ? 1000 : 100};
        small->discounts[s] = (ctg_discount_row){row, 1946, 2299, "C", 0};
        small->dyads[s] = (ctg_dyad_row){.state_a = 0, .state_b = row};
    }
}

static inline void small_world_forces(small_world *small)
{
    static const ctg_capability_row capabilities[SMALL_CAPABILITIES] = {
        {.capability = "infantry", .number = 9, .personnel = ctg_troops, .force_permille = 1000},
        {.capability = "staff", .number = 3, .personnel = ctg_troops, .individual = 1},
        {.capability = "police", .number = 6, .personnel = ctg_police, .individual = 1},
        {.capability = "experts",
         .number = 5,
         .personnel = ctg_experts,
         .individual = 1,
         .force_permille = 1000}};
    memcpy(small->capabilities, capabilities, sizeof capabilities);
    for (int32_t k = 0; k < SMALL_CAPABILITIES; k++) {
        const int64_t persons =
            k == small_infantry && small->knobs.unit > 0 ? small->knobs.unit : 1;
        small->units[k] = (ctg_unit_row){"", k, persons, persons, persons, 1};
        memcpy(small->units[k].unit, capabilities[k].capability, sizeof capabilities[k].capability);
        for (int32_t class = 0; class < CTG_MISSION_CLASSES; class ++) {
            const int64_t permille = k == small_staff ? 0 : 1000; /* of its type of personnel */
            small->mix[class * SMALL_CAPABILITIES + k] =
                (ctg_mix_row){class, k, permille, permille, permille};
        }
    }
    for (int32_t class = 0; class < CTG_MISSION_CLASSES; class ++) {
        small->classes[class] = (ctg_class_row){.mission_class = class, .security_weight = 1.0};
    }
}

static inline void small_world_missions(small_world *small)
{
    small->framework = (ctg_framework_row){.framework = "UN", .number = 1, .name = "All"};
    small->rate = (ctg_rate_row){CTG_MONTH(1990, 1), 1000};
    int64_t deployed = 0;
    for (size_t m = 0; m < small->knobs.missions; m++) {
        const int32_t row = (int32_t)m;
        small->missions[m] = (ctg_mission_row){.number = 40000 - 7 * row,
                                               .budget = ctg_budget_peacekeeping,
                                               .class_initial = ctg_class_traditional,
                                               .class_later = ctg_class_traditional,
                                               .predecessor = -1,
                                               .partner = -1,
                                               .lead = -1,
                                               .chapter = 6};
        (void)snprintf(small->missions[m].mission, sizeof small->missions[m].mission, "M%zu", m);
        memcpy(small->missions[m].host, small->states[0].state, sizeof small->missions[m].host);
        small->demand[m] = (ctg_demand_row){
            row, CTG_MONTH(2014, 1), {small->knobs.posts, 0, small->knobs.experts}, ""};
        small->placements[m] =
            (ctg_placement_row){1, row, SMALL_START, {small->knobs.deployed, 0, 0}, 0};
        small->deployments[m] =
            (ctg_deployment_row){row, SMALL_START, {small->knobs.deployed, 0, 0}};
        deployed += small->knobs.deployed;
    }
    small->contribution = (ctg_contribution_row){1, SMALL_START, {deployed, 0, 0}};
}

static inline void small_world_tables(small_world *small)
{
    const size_t states = small->knobs.states + 1;
    const size_t missions = small->knobs.missions;
    ctg_tables *const tables = &small->epoch.tables;
    small->epoch.from = CTG_MONTH_LEAST;
#define SMALL_TABLE(name, rows, count)                                                             \
    tables->name = (rows);                                                                         \
    tables->name##_count = (count)
    SMALL_TABLE(regions, &small->region, 1);
    SMALL_TABLE(states, small->states, states);
    SMALL_TABLE(covariates, small->covariates, states);
    SMALL_TABLE(scale, small->scale, states);
    SMALL_TABLE(discounts, small->discounts, states);
    SMALL_TABLE(dyads, small->dyads + 1, small->knobs.states);
    SMALL_TABLE(capabilities, small->capabilities, SMALL_CAPABILITIES);
    SMALL_TABLE(units, small->units, SMALL_CAPABILITIES);
    SMALL_TABLE(capability_mix, small->mix, sizeof small->mix / sizeof small->mix[0]);
    SMALL_TABLE(classes, small->classes, CTG_MISSION_CLASSES);
    SMALL_TABLE(frameworks, &small->framework, 1);
    SMALL_TABLE(missions, small->missions, missions);
    SMALL_TABLE(demand, small->demand, missions);
    SMALL_TABLE(contributions, &small->contribution, 1);
    SMALL_TABLE(placements, small->placements, missions);
    SMALL_TABLE(deployments, small->deployments, missions);
    SMALL_TABLE(reimbursement, &small->rate, 1);
#undef SMALL_TABLE
}

/* Nothing is drawn; every mechanism is off but the menu (states offer whole units); nobody offers,
 * nobody leaves; what would change who comes first among alike states, or how many die, with time
 * stands still. */
static inline void small_world_parameters(small_world *small)
{
    ctg_parameters *const p = &small->setting.centre;
    ctg_parameters_default(p);
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        if (strncmp(ctg_parameters_row((ctg_parameter_id)id)->path, "mechanism.", 10) == 0) {
            p->value[id] = 0.0;
        }
    }
    p->mechanism_menu = 1.0;
    p->willingness_unit_base = p->willingness_officer_base = -30.0;
    p->exit_base = p->exit_officer_base = -30.0;
    p->demand_unplanned_share = 0.0;
    p->casualties_other_per_decade = 0.0;
    p->habit_growth_share_per_month = p->habit_decay_share_per_month = 0.0;
    p->readiness_rise_per_month = p->readiness_fall_per_month = 0.0;
}

static inline void small_world_make(small_world *small, const small_knobs *knobs)
{
    memset(small, 0, sizeof *small);
    ctg_error_clear(&small->error);
    small->knobs = *knobs;
    assert_true(knobs->states >= 1 && knobs->states < SMALL_STATES_MOST);
    assert_true(knobs->missions >= 1 && knobs->missions <= SMALL_MISSIONS_MOST);
    small_world_states(small);
    small_world_forces(small);
    small_world_missions(small);
    small_world_tables(small);
    small->setting = (ctg_setting){.seed = 2385,
                                   .start = SMALL_START,
                                   .months = knobs->months > 0 ? knobs->months : 12,
                                   .covariates_known_to = CTG_MONTH(2014, 12),
                                   .epochs = &small->epoch,
                                   .epoch_count = 1};
    small_world_parameters(small);
}

/* Makes the scene and a world of replicate 0. */
static inline void small_world_set(small_world *small)
{
    if (ctg_scene_create(&small->scene, &small->setting, &small->error) != ctg_ok ||
        ctg_world_create(&small->world, small->scene, &small->error) != ctg_ok) {
        fail_msg("%s", small->error.text);
    }
    ctg_world_start(small->world, 0);
}

static inline void small_world_close(small_world *small)
{
    ctg_world_destroy(small->world);
    ctg_scene_destroy(small->scene);
}

/* The people of a stock. */
static inline int32_t small_world_people(const small_world *small, size_t s, size_t k,
                                         ctg_stock stock)
{
    return small->world->people.in[stock][ctg_world_pool(small->world, s, k)];
}

/* Moves so many people, whom there must be, from stock to stock. */
static inline void small_world_move(small_world *small, size_t s, size_t k, ctg_stock from,
                                    ctg_stock to, int32_t persons)
{
    const int32_t moved = ctg_people_move(&small->world->people, ctg_world_pool(small->world, s, k),
                                          from, to, persons);
    assert_int_equal(moved, persons);
}

/* So many people of a contributor, never trained so far, are current from now on. */
static inline void small_world_train(small_world *small, size_t s, size_t k, int32_t persons)
{
    small_world_move(small, s, k, ctg_never, ctg_current, persons);
}

/* Starts a replicate in which every contributor has so many current infantry. */
static inline void small_world_begin(small_world *small, uint32_t replicate, int32_t persons)
{
    ctg_world_start(small->world, replicate);
    for (size_t s = 1; s <= small->knobs.states; s++) {
        small_world_train(small, s, small_infantry, persons);
    }
}

/* Runs the months from `first` to `last`. */
static inline void small_world_run(small_world *small, int32_t first, int32_t last)
{
    for (int32_t t = first; t <= last; t++) {
        if (ctg_step_run(small->world, t, &small->error) != ctg_ok) {
            fail_msg("%s", small->error.text);
        }
    }
}

#endif
