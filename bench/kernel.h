/* The reference kernel CK1 as a thing to time.
 *
 * N states decide each month for each of M missions and K capabilities whether they volunteer (a
 * logit of ten terms and one uniform draw); vacancies are filled in order of utility; states are
 * paid and train. A decision is one state, mission, capability and month; what is counted is
 * decisions, the whole month included. Three forms: the naive yardstick, the scalar reference and
 * the fast form, whose digests must be the reference's on every path and number of threads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_KERNEL_H
#define CTG_BENCH_KERNEL_H

#include "bench/ck1/form.h"
#include "bench/task.h"

typedef struct ctg_kernel {
    const ck1_form *form;
    const char *file; /* an input; NULL: one is made of `sizes` */
    ck1_sizes sizes;
    int threads;
    size_t replicates;
} ctg_kernel;

/* Opens a task, whose work is in decisions; to be closed by task->close. On failure there is
 * nothing to close. */
ctg_status ctg_kernel_open(ctg_task *task, const ctg_kernel *kernel, ctg_error *error);

/* Writes the input that is used (of `file`, or made) as a text file, for other programs. */
ctg_status ctg_kernel_write_input(const char *from, const char *to, ctg_error *error);

#endif
