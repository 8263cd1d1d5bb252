/* Which tables the answer to a scenario has, and what each of their columns is made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/answer_tables.h"

#include <assert.h>

#define VALUE(key, above, below, unit, measure)                                                    \
    {                                                                                              \
        key, above, below, ctg_answer_##unit, ctg_answer_value, ctg_measure_##measure,             \
            ctg_measure_##measure                                                                  \
    }
#define MADE(key, above, below, unit, way, a, b)                                                   \
    {                                                                                              \
        key, above, below, ctg_answer_##unit, ctg_answer_##way, ctg_measure_##a, ctg_measure_##b   \
    }

static const ctg_answer_column headline[] = {
    VALUE("deployed_pers", "", "", count, world_deployed_pers),
    VALUE("fill_share", "", "", percent, world_fill_share),
    VALUE("share_moved", "", "", percent, world_share_moved),
    VALUE("sustained_ready_pers", "", "", count, world_sustained_ready_pers),
    MADE("cost_usd_per_ready_person_year", "", "", price, yearly, world_capacity_cost_usd,
         world_sustained_ready_pers),
    VALUE("deployed_outside_pers", "", "", count, world_deployed_outside_pers),
    VALUE("outside_posts_pers", "", "", count, world_outside_posts_pers),
    VALUE("outside_share", "", "", percent, world_outside_share),
};

static const ctg_answer_column supplier[] = {
    VALUE("supplied_pers", "", "deployed", count, supplier_supplied_pers),
    VALUE("sustained_ready_pers", "sustained", "ready", count, supplier_sustained_ready_pers),
    VALUE("enabled_brigades", "enabled", "brigades", decimal, supplier_enabled_brigades),
    MADE("scarcest_capability", "scarcest", "capability", word, name, supplier_scarcest_capability,
         supplier_scarcest_capability),
    MADE("cost_usd_per_ready_person_year", "USD a ready", "person-year", price, ratio,
         supplier_capacity_cost_usd, supplier_ready_person_years),
};

static const ctg_answer_column host[] = {
    VALUE("authorised_pers", "", "authorised", count, host_authorised_pers),
    VALUE("deployed_pers", "", "deployed", count, host_deployed_pers),
    MADE("fill_share", "filled", "%", percent, ratio, host_deployed_pers, host_authorised_pers),
};

static const ctg_answer_column world[] = {
    VALUE("deployed_pers", "", "deployed", count, world_deployed_pers),
    VALUE("fill_share", "filled", "%", percent, world_fill_share),
    VALUE("contributors", "contri-", "butors", count, world_contributors),
    VALUE("sustained_ready_pers", "sustained", "ready", count, world_sustained_ready_pers),
    VALUE("share_moved", "share", "moved, %", percent, world_share_moved),
    VALUE("arrears_usd", "arrears of", "members", money, world_arrears_usd),
    VALUE("owed_to_contributors_usd", "owed to", "contributors", money,
          world_owed_to_contributors_usd),
};

static const ctg_answer_column trends[] = {
    VALUE("civil_tasks_per_mandate", "civilian", "tasks", decimal, world_civil_tasks_per_mandate),
    VALUE("civilian_share", "civilian", "staff, %", percent, world_civilian_share),
    VALUE("robust_share", "robust", "mandate, %", percent, world_robust_share),
    VALUE("outside_share", "outside", "UN, %", percent, world_outside_share),
    VALUE("supported_share", "UN sup-", "ported, %", percent, world_supported_share),
    VALUE("hybrid_missions", "hybrid", "missions", count, world_hybrid_missions),
    VALUE("strategization_index", "strate-", "gization", index, world_strategization_index),
    VALUE("strategization_un_index", "in the", "UN alone", index, world_strategization_un_index),
};

static const ctg_answer_column contributors[] = {
    VALUE("deployed_pers", "", "deployed", count, state_deployed_pers),
    MADE("deployed_share", "share", "of all, %", percent, share, state_deployed_pers,
         state_deployed_pers),
    MADE("deployed_pers_at_start", "deployed", "at the start", count, at_start, state_deployed_pers,
         state_deployed_pers),
    VALUE("sustained_ready_pers", "sustained", "ready", count, state_sustained_ready_pers),
    VALUE("owed_usd", "", "owed to it", money, state_owed_usd),
};

static const ctg_answer_column payers[] = {
    VALUE("assessed_usd", "assessed", "in the year", money, state_assessed_usd),
    MADE("assessed_share", "share", "of all, %", percent, share, state_assessed_usd,
         state_assessed_usd),
    VALUE("paid_usd", "paid", "in the year", money, state_paid_usd),
    VALUE("arrears_usd", "", "arrears", money, state_arrears_usd),
};

static const ctg_answer_column capability[] = {
    VALUE("posts_pers", "", "posts", count, capability_posts_pers),
    VALUE("deployed_pers", "", "deployed", count, capability_deployed_pers),
    VALUE("sustained_ready_pers", "sustained", "ready", count, capability_sustained_ready_pers),
    MADE("ready_per_post", "ready for", "each post", decimal, ratio,
         capability_sustained_ready_pers, capability_posts_pers),
};

#define COLUMNS(of) .columns = of, .column_count = sizeof of / sizeof of[0]

static const ctg_answer_about tables[] = {
    {.key = "headline",
     .title = "",
     .note = "",
     .row_key = "month",
     .scope = ctg_scope_world,
     COLUMNS(headline),
     .ends = true,
     .told = true},
    {.key = "supplier",
     .title = "By region of the states that send people",
     .note = "Enabled brigades: how many the sustained ready people would fill, the scarcest "
             "capability deciding (with the share of the replicates in which it is that); assumed "
             "mix. USD a "
             "ready person-year: what the states and donors spend on training them, not what they "
             "cost when deployed.",
     .folded = "Nobody from",
     .row_key = "region",
     .scope = ctg_scope_supplier,
     COLUMNS(supplier)},
    {.key = "host",
     .title = "By region of the missions' hosts",
     .note = "",
     .folded = "No missions in",
     .row_key = "region",
     .scope = ctg_scope_host,
     COLUMNS(host)},
    {.key = "world",
     .title = "The world",
     .note = "Moved: half the sum over states of what their share of the people deployed has "
             "changed.",
     .row_key = "month",
     .scope = ctg_scope_world,
     COLUMNS(world)},
    {.key = "trends",
     .title = "Trends",
     .note =
         "Civilianization: civilian tasks a mandate, civilian staff (assumed by class of mandate). "
         "Militarization: people under robust mandates. "
         "Decentralization: people outside the United Nations' command, of these those whom "
         "the United Nations support; missions that two frameworks lead. Strategization: how "
         "far people serve where their states have interests (0 to 1), beyond what follows "
         "from who may go and who has armed forces.",
     .row_key = "month",
     .scope = ctg_scope_world,
     COLUMNS(trends),
     .ends = true},
    {.key = "contributors",
     .title = "The ten largest contributors",
     .note = "",
     .row_key = "state",
     .scope = ctg_scope_state,
     COLUMNS(contributors),
     .most_rows = 10},
    {.key = "payers",
     .title = "The ten largest payers",
     .note = "",
     .row_key = "state",
     .scope = ctg_scope_state,
     COLUMNS(payers),
     .most_rows = 10},
    {.key = "capability",
     .title = "By capability, assumed mix",
     .note = "The record has troops, police and experts only; how they split is assumed "
             "(capability_mix.csv).",
     .row_key = "capability",
     .scope = ctg_scope_capability,
     COLUMNS(capability)},
};

static_assert(sizeof tables / sizeof tables[0] == CTG_ANSWER_TABLES, "all tables are counted");

static const ctg_answer_headline headlines[] = {
    {"Sustained ready people", "headline", "sustained_ready_pers"},
    {"Posts filled", "headline", "fill_share"},
    {"Training cost of a sustained ready person-year", "headline",
     "cost_usd_per_ready_person_year"},
    {"Share moved", "headline", "share_moved"},
    {"Sustained ready people of", "supplier", "sustained_ready_pers"},
};

static_assert(sizeof headlines / sizeof headlines[0] == CTG_ANSWER_HEADLINES,
              "all headlines are counted");

const ctg_answer_headline *ctg_answer_tables_headline(size_t at)
{
    assert(at < CTG_ANSWER_HEADLINES);
    return &headlines[at];
}

const ctg_answer_about *ctg_answer_tables_at(size_t at)
{
    assert(at < CTG_ANSWER_TABLES);
    return &tables[at];
}
