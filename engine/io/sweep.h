/* Study files of sweeps: policies, each over the points of a design, each with replicates.
 *
 *   base = "baseline-2015.cfg";             the scenario in which all is varied
 *   title = "..."; question = "...";
 *   policies = ( "s07-legal-reform.cfg" );  scenarios that change the base, at most 255: each is
 *                                           run beside the base, at the same points
 *   vary = (                                parameters and cells of tables, at most 1000
 *       { path = "training.turnover_per_year"; },    as replicates draw it: triangular over what is
 *                                                    plausible, about the base's value
 *       { path = "exit.base"; low = -6; high = -1; },        uniform
 *       { path = "donors.JPN.budget_usd_m_per_year"; distribution = "lognormal";
 *         median = 6.1; sd_log = 0.4; low = 1; high = 50; group = "money"; },
 *       { path = "rotation.tour_months"; values = ( 6, 12 ); } );
 *   design = {
 *       kind = "saltelli";       grid, list, latin, sobol, morris or saltelli (analysis/design.h)
 *       points = 1024;           of latin and sobol; trajectories of morris, base points of
 *                                saltelli
 *       levels = 5;              of a grid, where `values` do not say how many; of morris, even, 4
 *                                where not said
 *       second_order = true;     of saltelli; false where not said
 *       file = "points.csv";     of a list, with it `vary` is not said
 *       seed = 7;                of latin, sobol, morris and saltelli; 42 where not said
 *   };
 *   replicates = 50; seed = 42; months = 120;    instead of the base's
 *   keep = (                     what is stored of a run; where not said, what the study chooses
 *       "supplier.sustained_ready_pers",                     everybody's, at the end of each year
 *       { measure = "state.deployed_pers"; who = "JPN"; at = "end"; } );     "years" or "end"
 *   on_error = "stop";           "continue" where not said: a run that fails is one that failed;
 *                                where it stopped, the same command goes on behind that run
 *
 * base must be said, and policies or, together, vary and design (of a list, design alone).
 *
 * A path is a parameter (training.turnover_per_year) or a number in a table
 * (donors.JPN.budget_usd_m_per_year), as in a scenario's `change`. A point sets it in the base,
 * from the start and without a draw; then policies change it. What a `change` of the base itself
 * sets cannot be varied. Paths with the same `group` share a coordinate of the design and so go up
 * and down together, each over its own distribution.
 * Distributions:
 *
 *   uniform, log-uniform    from low to high; of a parameter, where not said, what is plausible
 *   triangular              so too; `mode`, where not said, is the base's value, moved inside
 *   normal                  mean and sd
 *   lognormal               median and sd_log, the standard deviation of its natural logarithm; or
 *                           mean and sd of itself
 *   values                  each as often as any other; a grid has all of them
 *
 * Normal and lognormal ones are cut off at low and high, where not said at what is allowed; grids
 * and Morris' designs reach the ends, so there low and high must be said. Whole numbers from a
 * uniform distribution have equal shares. Nothing may lie outside what is allowed. A file has room
 * for 5000 settings (guard.h): a thousand paths with low and high.
 *
 * The file of a list is a CSV: lines of comment (#) if any, a head of paths (at most 64), a row a
 * point:
 *
 *   training.turnover_per_year,donors.JPN.budget_usd_m_per_year
 *   0.1,6.1
 *   0.3,12.2
 *
 * Files are named as seen from the folder of the file that names them. Mistakes are told as those
 * of a scenario. What needs the tables of the base is looked at in ctg_sweep_resolve.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_SWEEP_H
#define CTG_IO_SWEEP_H

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/io/design_kind.h"
#include "engine/io/distribution.h"
#include "engine/io/path.h"
#include "engine/io/scenario.h"

#define CTG_SWEEP_VARIED_MOST 1000
#define CTG_SWEEP_POLICIES_MOST 255
#define CTG_SWEEP_KEEPS_MOST 1000
#define CTG_SWEEP_POINTS_MOST (1 << 30)
#define CTG_SWEEP_LEVELS_MOST 1000
#define CTG_SWEEP_LIST_BYTES_MOST (64 * 1024 * 1024)

/* The keys with which a distribution is said, and their numbers; NAN: not said. */
typedef enum ctg_sweep_key {
    ctg_sweep_low,
    ctg_sweep_high,
    ctg_sweep_mode,
    ctg_sweep_mean,
    ctg_sweep_median,
    ctg_sweep_sd,
    ctg_sweep_sd_log,
    CTG_SWEEP_KEYS
} ctg_sweep_key;

/* One thing that is varied. */
typedef struct ctg_sweep_varied {
    const char *path;
    const char *file; /* which says so: of the study, or of its list */
    size_t line;
    const char *group;             /* "": it has a coordinate of its own */
    size_t factor;                 /* its coordinate in the design, from 0 */
    double said[CTG_SWEEP_KEYS];   /* as written */
    double *values;                /* [distribution.value_count]; owned; NULL: none */
    ctg_distribution distribution; /* complete when resolved; not of a list */
    ctg_path leads_to;             /* when resolved */
} ctg_sweep_varied;

typedef enum ctg_sweep_when { ctg_sweep_years, ctg_sweep_end } ctg_sweep_when;

/* What is stored of each run. */
typedef struct ctg_sweep_keep {
    ctg_measure_id measure;
    const char *who_name; /* "": everybody */
    size_t who;           /* row of the measure's scope, when resolved and not everybody */
    ctg_sweep_when at;
    size_t line;
} ctg_sweep_keep;

/* A file of the study that is no scenario. */
typedef struct ctg_sweep_file {
    const char *path; /* where it is, seen from here; NULL: there is none */
    char *bytes;      /* owned */
    size_t size;
    char sha256[65];
} ctg_sweep_file;

typedef struct ctg_sweep {
    ctg_text_store texts; /* owns every text below */
    ctg_sweep_file file, list;
    const ctg_scenario_file *given_list; /* instead of the disk; borrowed, or NULL */
    const char *name, *title, *question; /* name: the file's stem; the others "" when not said */
    const char *base;                    /* where it is, seen from here; so are the policies */
    const char *policies[CTG_SWEEP_POLICIES_MOST];
    size_t policy_lines[CTG_SWEEP_POLICIES_MOST];
    size_t policy_count;
    ctg_sweep_varied *varied; /* [varied_count]; owned; in the order of the file */
    size_t varied_count, varied_room;
    size_t factor_count; /* coordinates of the design; of a list 0 */
    bool has_design;
    ctg_design_kind kind;
    size_t design_line;
    int64_t points;        /* of a list its rows; of a grid 0 */
    int64_t levels;        /* 0: not said */
    uint32_t *grid_levels; /* [factor_count] of a grid, when resolved; owned */
    bool second_order;
    int64_t design_seed;
    double *list_values;   /* [points * varied_count] of a list; owned */
    size_t list_line;      /* of its first row */
    ctg_sweep_keep *keeps; /* [keep_count]; owned */
    size_t keep_count, keep_room;
    int64_t replicates, months; /* 0: as the base says */
    int64_t seed;               /* -1: as the base says */
    bool stops_on_error;
} ctg_sweep;

/* Reads the file, and its list; ctg_input with every mistake. `shipped` is the folder of scenarios
 * that can be named without a path (shipped.h), or NULL. To be released with ctg_sweep_close in
 * any case. */
ctg_status ctg_sweep_open(ctg_sweep *sweep, const char *path, const char *shipped,
                          ctg_error *error);

/* The same with a file, and its list (NULL: it has none), that are in memory instead of on the
 * disk. */
ctg_status ctg_sweep_open_given(ctg_sweep *sweep, const ctg_scenario_file *file,
                                const ctg_scenario_file *list, ctg_error *error);
void ctg_sweep_close(ctg_sweep *sweep);

/* Finds in the opened base where paths lead and whose measures are kept, and completes the
 * distributions; ctg_input with every mistake. The base is read only here. */
ctg_status ctg_sweep_resolve(ctg_sweep *sweep, const ctg_scenario *base, ctg_error *error);

/* Whether policy `at`, opened, changes the base itself: its own base is the same file. */
ctg_status ctg_sweep_check_policy(const ctg_sweep *sweep, size_t at, const ctg_scenario *base,
                                  const ctg_scenario *policy, ctg_error *error);

#endif
