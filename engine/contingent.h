/* contingent for programs: open a scenario, change it, run it, read what came of it.
 *
 *     ctg_experiment *experiment = NULL;
 *     ctg_experiment_error error;
 *     const ctg_experiment_options options = {.scenarios = folder, .replicates = 20};
 *     if (ctg_experiment_open(&experiment, "baseline-2015", &options, &error) == CTG_OK &&
 *         ctg_experiment_run(experiment, NULL, &error) == CTG_OK) {
 *         ...
 *     }
 *     ctg_experiment_close(experiment);
 *
 * The same scenario with the same options gives the same bits as `contingent run`, whatever
 * machine, compiler or number of threads; ctg_experiment_digest is the digest that the program
 * tells.
 *
 * Statuses: a call that can fail returns CTG_OK or another status and then says in *error why, in
 * sentences. `error` may be NULL. Where a scenario has mistakes, all of them are told.
 *
 * Ownership: whoever opens closes. Texts that are asked for belong to the experiment and live as
 * long as it does. What an option points to must live until ctg_experiment_open has returned.
 *
 * Threads: ctg_experiment_run makes its own (OpenMP). Several experiments may be used at a time,
 * each by one thread; ctg_experiment_stop alone may be called from another thread or from a signal
 * handler. Nothing is printed and nothing ends the program but a broken promise of the model
 * (assert).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTINGENT_H
#define CONTINGENT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CTG_EXPORT __attribute__((visibility("default")))

typedef enum ctg_experiment_status {
    CTG_OK,
    CTG_INPUT,    /* what was asked, or a file, is wrong */
    CTG_MEMORY,   /* there was not enough */
    CTG_STORAGE,  /* a file could not be read */
    CTG_PLATFORM, /* this machine does not compute as it must */
    CTG_BROKEN,   /* a promise of the model was broken: a defect of the library */
    CTG_STOPPED   /* stopped on request; the same call goes on */
} ctg_experiment_status;

/* Sentences, one a line, cut where there is no room for more. */
typedef struct ctg_experiment_error {
    char text[4096];
} ctg_experiment_error;

typedef struct ctg_experiment ctg_experiment;

/* What is changed of a scenario; all zeros change nothing. */
typedef struct ctg_experiment_options {
    const char *scenarios;  /* folder in which a name without a path is looked up, also in `base` of
                               a file (pkg-config --variable=scenarios contingent); NULL: none */
    const char *const *set; /* [set_count] "PATH=VALUE", "PATH*=VALUE", "PATH+=VALUE" */
    size_t set_count;
    const char *from, *to; /* months as "2016-01" in which all of `set` hold; NULL: all */
    const char *tables;    /* folder of other tables; NULL: the scenario's */
    const char *seed;      /* a whole number; NULL: the scenario's */
    uint32_t replicates;   /* 0: the scenario's */
    uint32_t months;       /* 0: the scenario's */
    uint32_t chances;      /* replicates in a row that share one draw of parameters; 0: 1 */
    int fixed_parameters;  /* not 0: no parameter is drawn */
} ctg_experiment_options;

/* Opens a scenario: a path, or a name in options->scenarios. `options` may be NULL. On anything but
 * CTG_OK *experiment is NULL. */
CTG_EXPORT int ctg_experiment_open(ctg_experiment **experiment, const char *scenario,
                                   const ctg_experiment_options *options,
                                   ctg_experiment_error *error);

/* NULL is fine. */
CTG_EXPORT void ctg_experiment_close(ctg_experiment *experiment);

CTG_EXPORT uint32_t ctg_experiment_replicates(const ctg_experiment *experiment);
CTG_EXPORT uint32_t ctg_experiment_months(const ctg_experiment *experiment);

/* The whole scenario as it runs, in the syntax of a scenario file. NULL without memory. */
CTG_EXPORT const char *ctg_experiment_resolved(ctg_experiment *experiment);

/* One measure. Values are taken at the start and after every month (of the world) or every twelfth
 * (`every` is 1 or 12). */
typedef struct ctg_experiment_measure {
    const char *path, *unit, *what;
    size_t whos;  /* how many regions, states, ... have a value of it; 1 of the world */
    size_t times; /* how many points in time */
    int every;
} ctg_experiment_measure;

/* The measures, 0 .. count - 1. */
CTG_EXPORT size_t ctg_experiment_measure_count(void);
CTG_EXPORT ctg_experiment_measure ctg_experiment_measure_at(const ctg_experiment *experiment,
                                                            size_t measure);

/* Whose value the measure's number `who` is ("JPN", "Southern Asia", "" for the world); `room` may
 * hold it. */
#define CTG_EXPERIMENT_WHO 80
CTG_EXPORT const char *ctg_experiment_who(const ctg_experiment *experiment, size_t measure,
                                          size_t who, char room[CTG_EXPERIMENT_WHO]);

/* Sets *place to where in a replicate's values one value is: `measure` is "PATH", or "PATH=WHO" of
 * a measure that is not of the world, `month` as "2020-01" (NULL: the last). */
CTG_EXPORT int ctg_experiment_find(const ctg_experiment *experiment, const char *measure,
                                   const char *month, size_t *place, ctg_experiment_error *error);

/* One replicate that is done; borrowed for the time of the call. */
typedef struct ctg_experiment_replicate {
    uint32_t replicate;   /* 0 .. replicates - 1 */
    int status;           /* CTG_OK, or why it failed */
    const char *why;      /* the sentence; "" where it did not fail */
    const double *values; /* by place (ctg_experiment_find); NULL where it failed */
    size_t count;
    uint64_t digest; /* of its states */
} ctg_experiment_replicate;

/* How to run; all zeros keep every value in memory. */
typedef struct ctg_experiment_means {
    int threads; /* 0: as many as OMP_NUM_THREADS or the machine gives; never the result */
    int forgets; /* not 0: values are not kept, `take` alone sees them */
    /* Called for every replicate that is done, in the order in which they are done, never by two
     * threads at a time; NULL: nobody is told. */
    void (*take)(void *to, const ctg_experiment_replicate *replicate);
    void *to;
} ctg_experiment_means;

/* Runs every replicate that is not done. `means` may be NULL. A replicate that fails does not end
 * the others. CTG_STOPPED: the same call runs the rest. */
CTG_EXPORT int ctg_experiment_run(ctg_experiment *experiment, const ctg_experiment_means *means,
                                  ctg_experiment_error *error);

/* Lets no further replicate begin; ctg_experiment_run returns when those that are under way are
 * done. Holds for the run that is under way, or for the next. */
CTG_EXPORT void ctg_experiment_stop(ctg_experiment *experiment);

/* A value of a replicate; NAN where that is not done, failed or was not kept. */
CTG_EXPORT double ctg_experiment_value(const ctg_experiment *experiment, uint32_t replicate,
                                       size_t place);

/* How many replicates are done without failure; how many failed. */
CTG_EXPORT uint32_t ctg_experiment_done(const ctg_experiment *experiment);
CTG_EXPORT uint32_t ctg_experiment_failed(const ctg_experiment *experiment);

/* Of all replicates in their order: what `contingent run --json` calls `digest`, as 16 hexadecimal
 * digits there. 0 until all are done. */
CTG_EXPORT uint64_t ctg_experiment_digest(const ctg_experiment *experiment);

#ifdef __cplusplus
}
#endif

#endif
