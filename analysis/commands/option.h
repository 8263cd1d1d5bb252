/* Options as rows: what a command takes is a table, from which come getopt's own, the help, the
 * manual page and the completions.
 *
 * -h and --help belong to every command and stand in no table; `main` answers them. What a value is
 * called says what may be there: FILE, DIR, a choice as csv|json, PATH (of a measure), PATH=V (of a
 * parameter), else any word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_OPTION_H
#define CTG_COMMANDS_OPTION_H

#include <getopt.h>

/* As getopt_long returns it: the letter, where there is one. */
typedef enum ctg_option_id {
    ctg_option_output = 'o',
    ctg_option_quiet = 'q',
    ctg_option_arm = 256,
    ctg_option_chances,
    ctg_option_dry_run,
    ctg_option_end,
    ctg_option_fixed_parameters,
    ctg_option_format,
    ctg_option_from,
    ctg_option_input,
    ctg_option_json,
    ctg_option_log,
    ctg_option_markdown,
    ctg_option_measure,
    ctg_option_months,
    ctg_option_no_store,
    ctg_option_only,
    ctg_option_origins,
    ctg_option_path,
    ctg_option_point,
    ctg_option_probe_all,
    ctg_option_question,
    ctg_option_quick,
    ctg_option_replicates,
    ctg_option_rounds,
    ctg_option_run,
    ctg_option_runs,
    ctg_option_seed,
    ctg_option_set,
    ctg_option_shard,
    ctg_option_store,
    ctg_option_tables,
    ctg_option_tasks,
    ctg_option_threads,
    ctg_option_threshold,
    ctg_option_time,
    ctg_option_to,
    ctg_option_write_input
} ctg_option_id;

typedef struct ctg_option {
    int id;            /* a ctg_option_id; 0 ends a table */
    const char *name;  /* without the dashes */
    const char *value; /* what its value is called; NULL: it has none */
    const char *what;  /* for help */
} ctg_option;

#define CTG_OPTION_MOST 24 /* rows of a table */

/* Rows and groups of rows that several commands have. */
#define CTG_OPTION_SEED                                                                            \
    {                                                                                              \
        ctg_option_seed, "seed", "N", "another seed: other chance, other draws of parameters"      \
    }
#define CTG_OPTION_THREADS                                                                         \
    {                                                                                              \
        ctg_option_threads, "threads", "N",                                                        \
            "as many as OMP_NUM_THREADS or the machine gives; never the result"                    \
    }
#define CTG_OPTION_JSON                                                                            \
    {                                                                                              \
        ctg_option_json, "json", NULL, "the same for machines"                                     \
    }
#define CTG_OPTION_QUIET                                                                           \
    {                                                                                              \
        ctg_option_quiet, "quiet", NULL, "no progress, no remarks"                                 \
    }
#define CTG_OPTION_QUIET_STORE                                                                     \
    {                                                                                              \
        ctg_option_quiet, "quiet", NULL, "say nothing where all is well"                           \
    }
#define CTG_OPTION_CHANGES                                                                         \
    {ctg_option_set, "set", "PATH=V",                                                              \
     "change a parameter or a cell of a table; also PATH*=V, PATH+=V; as often as needed"},        \
        {ctg_option_from, "from", "M",                                                             \
         "the month from which all --set hold, as 2016-01 (the start)"},                           \
    {                                                                                              \
        ctg_option_to, "to", "M", "the month before which all --set hold (the end)"                \
    }
#define CTG_OPTION_MEANS                                                                           \
    {ctg_option_tables, "tables", "DIR",                                                           \
     "take the tables from DIR, in the layout of scenarios/data; those that a scenario names one " \
     "by one stay"},                                                                               \
    {                                                                                              \
        ctg_option_fixed_parameters, "fixed-parameters", NULL,                                     \
            "draw no parameter: for debugging, the interval is then chance alone"                  \
    }
#define CTG_OPTION_STORED                                                                          \
    {ctg_option_no_store, "no-store", NULL, "keep nothing"}, CTG_OPTION_JSON, CTG_OPTION_QUIET

/* What a command takes that runs scenarios. */
#define CTG_OPTION_OF_RUNS                                                                         \
    {ctg_option_replicates, "replicates", "N",                                                     \
     "how many (the file's; a stored study is extended)"},                                         \
        {ctg_option_months, "months", "N", "how long, 1 to 1200 (the file's)"}, CTG_OPTION_SEED,   \
        CTG_OPTION_CHANGES, CTG_OPTION_MEANS, CTG_OPTION_THREADS,                                  \
        {ctg_option_output, "output", "FILE", "where to store (results/NAME-ID.db)"},              \
        CTG_OPTION_STORED

/* What a command takes that runs the points of a study. */
#define CTG_OPTION_OF_POINTS                                                                       \
    {ctg_option_replicates, "replicates", "N",                                                     \
     "of each point (the file's; a stored study is extended)"},                                    \
        {ctg_option_months, "months", "N", "how long, 1 to 1200 (the file's)"}, CTG_OPTION_SEED,   \
        CTG_OPTION_MEANS

#define CTG_OPTION_OF_STUDIES                                                                      \
    {ctg_option_shard, "shard", "I/N",                                                             \
     "only part I of N, in a store of its own (results/NAME-ID-IofN.db); auto: the task of a "     \
     "Slurm array, the rank of mpirun or srun"},                                                   \
        {ctg_option_dry_run, "dry-run", NULL,                                                      \
         "say how many runs, how long, how much memory and disk; from three timed runs, of which " \
         "nothing is kept"},                                                                       \
        CTG_OPTION_OF_POINTS, CTG_OPTION_THREADS,                                                  \
        {ctg_option_output, "output", "FILE",                                                      \
         "where to store (results/NAME-ID.db); with --shard auto -IofN is put before .db"},        \
        CTG_OPTION_STORED

/* What a command takes that compares arms in memory. */
#define CTG_OPTION_OF_PAIRS                                                                        \
    {ctg_option_replicates, "replicates", "N", "of each arm (200)"},                               \
        {ctg_option_months, "months", "N", "how long, 1 to 1200 (the file's)"}, CTG_OPTION_SEED,   \
        CTG_OPTION_THREADS,                                                                        \
        {ctg_option_markdown, "markdown", NULL,                                                    \
         "as a document: the same bytes whenever it is written"},                                  \
        CTG_OPTION_JSON, CTG_OPTION_QUIET

/* The letter of an option, or 0. */
char ctg_option_letter(const ctg_option *option);

/* Sets getopt at the first word behind the command. */
void ctg_option_begin(void);

/* Reads the next option of the command argv[0] with getopt_long: its id, `optarg` is its value; 0
 * when there is none left, the other words then begin at argv[optind]; -1 after having said what is
 * wrong. */
int ctg_option_next(int argc, char **argv);

#endif
