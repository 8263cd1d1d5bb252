/* One arm of a comparison: a setting over its replicates, of which some places of the record are
 * kept.
 *
 * Arms that share seed, start and replicates meet the same chance and the same draws of parameters,
 * so that they can be subtracted replicate by replicate. Everything is kept by the number of the
 * replicate: an arm is the same whatever the order in which its replicates were taken, from an
 * ensemble or from a store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_ARM_H
#define CTG_ANALYSIS_ARM_H

#include "engine/run/ensemble.h"

typedef struct ctg_arm {
    ctg_setting setting; /* what it points to is borrowed */
    ctg_record_shape shape;
    uint32_t replicates, draws; /* the numbers below; draws of parameters */
    size_t *places;             /* of the record that are kept, ascending; owned */
    size_t place_count;
    double *values;     /* [replicate * place_count + at]; NAN: nothing to measure; owned */
    double *parameters; /* [draw * CTG_PARAMETERS] as drawn, before any policy's change; owned */
    uint64_t *pasts;    /* [replicate * (months + 1) + t] digest of the record to month t; owned */
    uint8_t *taken;     /* [replicate] 1: it is there and did not fail; owned */
    uint32_t failed, first_failed;
    char sentence[240]; /* why the first of those that failed did, as far as it fits */
} ctg_arm;

/* How arms are run. */
typedef struct ctg_arm_means {
    int threads;                                        /* 0: as many as OpenMP gives */
    const atomic_bool *stop;                            /* may be NULL */
    void (*tell)(void *to, uint32_t done, uint32_t of); /* after every replicate; may be NULL */
    void *to;
} ctg_arm_means;

/* Makes an arm without a replicate, which keeps the `count` places of each (ascending, none twice).
 * To be released with ctg_arm_destroy, whatever the status. */
ctg_status ctg_arm_open(ctg_arm *arm, const ctg_setting *setting, uint32_t replicates,
                        const size_t *places, size_t count, ctg_error *error);
void ctg_arm_destroy(ctg_arm *arm);

/* Keeps what it needs of one replicate; `arm` is a ctg_arm. Numbers beyond its own are left out. */
ctg_status ctg_arm_take(void *arm, const ctg_replicate_result *result, ctg_error *error);

/* Runs all its replicates. ctg_stopped when it was asked to stop. */
ctg_status ctg_arm_run(ctg_arm *arm, const ctg_arm_means *means, ctg_error *error);

/* Where a place of the record is among the kept ones, which it must be. */
size_t ctg_arm_at(const ctg_arm *arm, size_t place);

#endif
