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

#define COLUMNS(of) of, sizeof of / sizeof of[0]

static const ctg_answer_about tables[] = {
    {"supplier", "By region of the states that send people",
     "Enabled brigades: how many the sustained ready people would fill, the scarcest capability "
     "deciding (below it: in how many of the replicates); assumed mix. USD a ready person-year: "
     "what "
     "the states and donors spend on training them, not what they cost when deployed.",
     "Nobody from", "region", ctg_scope_supplier, COLUMNS(supplier), 0},
    {"host", "By region of the missions' hosts", "", "No missions in", "region", ctg_scope_host,
     COLUMNS(host), 0},
    {"world", "The world",
     "Moved: half the sum over states of what their share of the people deployed has changed.",
     NULL, "month", ctg_scope_world, COLUMNS(world), 0},
    {"contributors", "The ten largest contributors", "", NULL, "state", ctg_scope_state,
     COLUMNS(contributors), 10},
    {"payers", "The ten largest payers", "", NULL, "state", ctg_scope_state, COLUMNS(payers), 10},
    {"capability", "By capability, assumed mix",
     "The record has troops, police and experts only; how they split is assumed "
     "(capability_mix.csv).",
     NULL, "capability", ctg_scope_capability, COLUMNS(capability), 0},
};

static_assert(sizeof tables / sizeof tables[0] == CTG_ANSWER_TABLES, "all tables are counted");

const ctg_answer_about *ctg_answer_tables_at(size_t at)
{
    assert(at < CTG_ANSWER_TABLES);
    return &tables[at];
}
