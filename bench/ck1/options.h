/* What the user of ck1 asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_OPTIONS_H
#define BENCH_CK1_OPTIONS_H

#include <stdbool.h>

#include "bench/ck1/input.h"

typedef struct ck1_options {
    ck1_sizes size;
    int64_t rounds;
    int64_t replicates; /* of the fast form */
    int64_t slow;       /* of the naive form and the reference */
    int64_t threads;    /* 0: as many as OpenMP gives */
    int64_t seed;
    const char *path;  /* the only fast form; NULL: all that the machine has */
    const char *input; /* a file; NULL: generated */
    const char *write; /* where the input is to be written; NULL: nowhere */
    bool json, help;
} ck1_options;

extern const char ck1_options_usage[];

ctg_status ck1_options_read(ck1_options *options, int argc, char **argv, ctg_error *error);

#endif
