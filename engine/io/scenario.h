/* Scenario and policy files: read, guarded, checked against parameters.def and the tables.
 *
 * The bytes are read by us and pass a strict lexical guard before libconfig gets them (guard.h,
 * document.h); then the tree is walked against the list of keys, and every mistake is told at once.
 *
 * A scenario file, all keys optional but the first three, which its base may give:
 *
 *   start = "2015-01";           recorded month from whose end it starts; 1994-12 or later
 *   months = 120;                how long; 1 to 1200
 *   data = "data";               folder of the tables NAME.csv, in the folder of this file or below
 *   title = "..."; question = "...";     of this file alone, never of its base; so are
 *   lever = "..."; source = "...";       what it changes, in one sentence; where the idea is from
 *   expects = (                          what it should do to measures, by what is known
 *       { measure = "supplier.sustained_ready_pers"; who = "South-eastern Asia"; sign = "+";
 *         because = "...";             why
 *         otherwise = "..."; } );      why it came otherwise, where it did
 *   asks = (                     how much of a growth is due to what the file changes
 *       { measure = "state.deployed_pers"; who = ( "MNG", "KHM" );
 *         growth = "the newcomers' growth"; cause = "Japan's capacity-building";
 *         with = "base"; } );          which arm has the cause: "base" or "policy"
 *   replicates = 200;            1 to 1000000; 200 where not said
 *   seed = 42;                   0 to 2^63 - 1; 42 where not said
 *   covariates_known_to = "2009-12";     later ones are extrapolated; the table's end if not said
 *   base = "other.cfg";          read first; what this file says stands over it; at most 8 deep;
 *                                or the name of a scenario that comes with the program
 *   tables = { donors = "rich.csv"; };   single tables from other files, in the folder or below
 *   parameters = { training = {
 *       turnover_per_year = 0.2;                           this value, no longer drawn
 *       refresher_share = { value = 0.3; draw = true; };   drawn, this value the mode
 *   }; };
 *   posterior = "posterior.csv"; each replicate draws one of its rows for parameters that are
 *                                drawn; in the folder of this file or below; "": none, although the
 *                                base has one
 *   change = (                   in this order, after those of the base
 *       { path = "exit.base"; add = 0.5; from = "2016-01"; to = "2017-01"; },
 *       { path = "programmes.benin-cpadd.mode"; set = "adviser"; } );
 *   events = (                   rows of the table events, behind its own and those of the base
 *       { event = "bgd-leaves"; month = "2016-01"; kind = "contributor_leaves"; state = "BGD";
 *         months = 24; } );
 *
 * A change does one of multiply, add and set in the months from <= t < to (all, where not said), to
 * a parameter or to a cell TABLE.KEY.COLUMN of a table whose key is one column. Order of authority:
 * default < base < scenario < command line. A result that leaves the allowed range is refused here;
 * for drawn parameters that is decided by the centre. A whole number in a table is rounded to the
 * nearest, a parameter that must be whole is not.
 *
 * An expectation names a measure of measures.def, whose value of it (a region, a capability, a
 * state; nothing for measures of the world) and the sign of its difference from the base: "+", "-",
 * "0" or "?".
 *
 * A question names a measure and whose values of it are added up (a list of at most 16 names, none
 * for measures of the world). Their growth is what the arm with the cause adds from the start to
 * the end of the months; the part that is due to the cause is that arm less the other, at the end.
 * `with` is "base" where the file takes the cause away (and where it does not say), "policy" where
 * it brings it. `growth` and `cause` are what a sentence calls them. A measure that is added up
 * over time has no growth from the start; several values are added up of persons and US dollars
 * alone.
 *
 * Expectations, questions, lever and source decide no result and are not in the resolved text.
 *
 * An event has the columns of its table; what is not said is empty or 0, but event, month and kind
 * must be said. At most 1000 events; none after the simulated months; before them is history. Of
 * the table (not of a scenario) the reforms of law after covariates_known_to are left out: laws are
 * covariates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_SCENARIO_H
#define CTG_IO_SCENARIO_H

#include "engine/base/error.h"
#include "engine/model/measures.h"
#include "engine/model/setting.h"

typedef struct ctg_scenario ctg_scenario;

/* What the command line adds to the file; the last word. Zero / NULL leaves the file's value. */
typedef struct ctg_scenario_overrides {
    const char *const *set; /* "PATH=VALUE", "PATH*=VALUE", "PATH+=VALUE" */
    size_t set_count;
    const char *from, *to; /* months, for all of `set`; NULL: from the start, to the end */
    int64_t replicates;
    int64_t months;
    uint32_t chances; /* replicates in a row that share one draw of parameters */
    const char *seed;
    bool fixed_parameters; /* no parameter is drawn */
    const char *start;     /* another start; covariates are then known to it and no further */
    const char *end;       /* the last month, instead of `months` */
    const char *data;      /* the folder of the tables that the files take from their `data` */
    const char *shipped;   /* the folder of scenarios that can be named without a path (shipped.h);
                              NULL: none */
    const struct ctg_scenario_file
        *given;         /* [given_count] instead of the disk: what a path holds */
    size_t given_count; /* 0: files are read from the disk */
} ctg_scenario_overrides;

/* One file that went into the study. */
typedef struct ctg_scenario_file {
    const char *role; /* "scenario", "base", or "table NAME" */
    const char *path;
    const char *bytes; /* whole content */
    size_t size;
    char sha256[65];
} ctg_scenario_file;

/* Opens the file at `path` with all that it names. On ctg_ok *scenario is to be destroyed by the
 * caller; otherwise it is NULL and `error` holds every mistake found. */
ctg_status ctg_scenario_open(ctg_scenario **scenario, const char *path,
                             const ctg_scenario_overrides *overrides, ctg_error *error);
void ctg_scenario_destroy(ctg_scenario *scenario);

const char *ctg_scenario_name(const ctg_scenario *scenario);     /* the file's stem */
const char *ctg_scenario_title(const ctg_scenario *scenario);    /* "" when it has none */
const char *ctg_scenario_question(const ctg_scenario *scenario); /* "" when it has none */
const char *ctg_scenario_lever(const ctg_scenario *scenario);    /* "" when it has none */
const char *ctg_scenario_source(const ctg_scenario *scenario);   /* "" when it has none */

/* Where the file is that `base` names, which can be opened as a scenario; "" when it has none. */
const char *ctg_scenario_base_path(const ctg_scenario *scenario);

/* What the scenario expects of a measure, compared with its base. */
typedef struct ctg_scenario_expect {
    ctg_measure_id measure;
    size_t who;            /* row of the measure's scope; 0 for the world */
    const char *who_name;  /* what it is called (ctg_measures_who); "" for the world */
    char sign;             /* '+', '-', '0' (none), '?' (not known) */
    const char *because;   /* "" when it does not say */
    const char *otherwise; /* why it came otherwise, if it did; "" when it does not say */
} ctg_scenario_expect;

size_t ctg_scenario_expect_count(const ctg_scenario *scenario);
const ctg_scenario_expect *ctg_scenario_expect_at(const ctg_scenario *scenario, size_t at);

#define CTG_SCENARIO_ASK_WHO_MOST 16

/* How much of a growth the scenario asks about. */
typedef struct ctg_scenario_ask {
    ctg_measure_id measure;
    size_t who[CTG_SCENARIO_ASK_WHO_MOST]; /* rows of the measure's scope; for the world one, 0 */
    const char *who_names[CTG_SCENARIO_ASK_WHO_MOST]; /* "" for the world */
    size_t who_count;
    const char *growth, *cause; /* what they are called */
    bool policy_has_cause;      /* otherwise the base has it */
} ctg_scenario_ask;

size_t ctg_scenario_ask_count(const ctg_scenario *scenario);
const ctg_scenario_ask *ctg_scenario_ask_at(const ctg_scenario *scenario, size_t at);

/* A scenario with other numbers in some cells of its tables from the start on; its changes apply
 * over them. Borrows from the scenario, which is only read. */
typedef struct ctg_scenario_variant ctg_scenario_variant;

/* Makes one: paths[i], which must lead to numbers in tables, become values[i]. ctg_input where a
 * value is not allowed. On failure *variant is NULL. */
ctg_status ctg_scenario_variant_make(ctg_scenario_variant **variant, const ctg_scenario *scenario,
                                     const char *const *paths, const double *values, size_t count,
                                     ctg_error *error);
void ctg_scenario_variant_destroy(ctg_scenario_variant *variant);

/* Its tables, as epochs of a setting. */
const ctg_epoch *ctg_scenario_variant_epochs(const ctg_scenario_variant *variant, size_t *count);

/* Finds a measure that the command line names, "PATH" of the world or "PATH=WHO" (with WHO as in an
 * expectation): ctg_input and a sentence where there is none. */
ctg_status ctg_scenario_measure_named(const ctg_scenario *scenario, const char *text,
                                      ctg_measure_id *measure, size_t *who, ctg_error *error);

uint32_t ctg_scenario_replicates(const ctg_scenario *scenario);
const ctg_setting *ctg_scenario_setting(const ctg_scenario *scenario);

/* What files set, then the changes in the order in which they apply (of bases, of the file, of the
 * command line), then the events that bases and the file add. The text says what becomes of the
 * value: "donors.JPN.budget_usd_m_per_year 6.1 -> 12.2 from 2016-01" (of a parameter that is drawn,
 * what becomes of its centre), "event bgd-leaves, month 2016-01, kind contributor_leaves ...". */
typedef struct ctg_scenario_change {
    char text[256];
} ctg_scenario_change;

size_t ctg_scenario_change_count(const ctg_scenario *scenario);
ctg_scenario_change ctg_scenario_change_at(const ctg_scenario *scenario, size_t at);

/* The files in the order in which they were read: scenario, bases, tables. */
size_t ctg_scenario_file_count(const ctg_scenario *scenario);
const ctg_scenario_file *ctg_scenario_file_at(const ctg_scenario *scenario, size_t at);

/* The whole scenario as it will run, in the syntax of a scenario file, every parameter included,
 * each number with the digits that tell it from every other. It is the same wherever the files lie:
 * tables are named data/NAME.csv, with the SHA-256 of what was read in a comment. Beside a folder
 * `data` with these files it gives the same setting when it is read. To be released with free. */
ctg_status ctg_scenario_resolved(const ctg_scenario *scenario, char **text, ctg_error *error);

#endif
