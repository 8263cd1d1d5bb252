/* The reference kernel CK1 as a thing to time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/kernel.h"

#include <stdlib.h>

#include "bench/ck1/team.h"
#include "bench/rounds.h"
#include "engine/base/memory.h"

#define SEED 1 /* of inputs that are made, and of draws */

typedef struct holder {
    ck1_input input;
    ck1_team team;
    uint64_t *digests;
} holder;

/* Both hashes in one: a change of either shows. */
static uint64_t digest_of(const ck1_outcome *outcome)
{
    return outcome->hash ^ (outcome->state_hash << 1 | outcome->state_hash >> 63);
}

static ctg_status run(void *of, double *seconds, ctg_error *error)
{
    holder *const held = of;
    const double begun = ctg_rounds_clock(held->team.threads);
    CTG_TRY(ck1_team_run(&held->team, error));
    *seconds = ctg_rounds_clock(held->team.threads) - begun;
    for (size_t r = 0; r < held->team.replicates; r++) {
        held->digests[r] = digest_of(&held->team.outcomes[r]);
    }
    return ctg_ok;
}

static void close_holder(void *of)
{
    holder *const held = of;
    ck1_input_destroy(&held->input);
    free(held->team.outcomes);
    free(held->digests);
    free(held);
}

static ctg_status open_input(ck1_input *input, const char *file, ck1_sizes sizes, ctg_error *error)
{
    return file != NULL ? ck1_input_read(input, file, error)
                        : ck1_input_make(input, sizes, SEED, error);
}

static ctg_status fill(holder *held, const ctg_kernel *kernel, ctg_error *error)
{
    void *outcomes = NULL;
    void *digests = NULL;
    CTG_TRY(open_input(&held->input, kernel->file, kernel->sizes, error));
    CTG_TRY(
        ctg_memory_array(&outcomes, kernel->replicates, sizeof(ck1_outcome), "outcomes", error));
    held->team = (ck1_team){.form = kernel->form,
                            .input = &held->input,
                            .seed = SEED,
                            .threads = kernel->threads,
                            .replicates = kernel->replicates,
                            .outcomes = outcomes};
    CTG_TRY(ctg_memory_array(&digests, kernel->replicates, sizeof(uint64_t), "digests", error));
    held->digests = digests;
    return ctg_ok;
}

ctg_status ctg_kernel_open(ctg_task *task, const ctg_kernel *kernel, ctg_error *error)
{
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof(holder), "CK1", error));
    holder *const held = place;
    const ctg_status status = fill(held, kernel, error);
    if (status != ctg_ok) {
        close_holder(held);
        return status;
    }
    const ck1_sizes *const size = &held->input.size;
    *task = (ctg_task){.run = run,
                       .of = held,
                       .close = close_holder,
                       .work = (double)size->states * size->missions * size->capabilities *
                               size->months * (double)kernel->replicates,
                       .digests = held->digests,
                       .digest_count = kernel->replicates};
    return ctg_ok;
}

ctg_status ctg_kernel_write_input(const char *from, const char *to, ctg_error *error)
{
    ck1_input input = {0};
    ctg_status status = open_input(&input, from, ck1_input_usual(), error);
    if (status == ctg_ok) {
        status = ck1_input_write(&input, to, error);
    }
    ck1_input_destroy(&input);
    return status;
}
