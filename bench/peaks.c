/* The most that a core can do, as things to time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/peaks.h"

#include <stdlib.h>

#include "bench/ck1/peak.h"
#include "engine/base/memory.h"

typedef enum peak_kind { peak_clock, peak_floats, peak_words, peak_read } peak_kind;

/* What is timed. The bytes of a level of memory fit into it and not into the one before. */
static const struct {
    const char *what, *unit;
    peak_kind kind;
    size_t bytes; /* read in one turn over and over */
} peaks[] = {{"clock", "cycles", peak_clock, 0},
             {"float sums and products", "operations", peak_floats, 0},
             {"whole sums and ors", "operations", peak_words, 0},
             {"read from L1", "bytes", peak_read, (size_t)16 << 10},
             {"read from L2", "bytes", peak_read, (size_t)512 << 10},
             {"read from memory", "bytes", peak_read, (size_t)512 << 20}};
enum { count = sizeof peaks / sizeof peaks[0] };

#define STEPS ((size_t)20000000)       /* some 50 milliseconds */
#define READ_BYTES ((size_t)512 << 20) /* in one turn */
#define LINE ((size_t)64)              /* bytes of a cache line, where what is read begins */
#define QUICK ((size_t)1024)           /* so many times less with --quick */

typedef struct peak {
    const ck1_peak *of;
    peak_kind kind;
    size_t steps; /* or times that is read */
    void *memory;
    uint32_t *read; /* what is read */
    size_t numbers; /* of them */
    float floats[CK1_PEAK_NUMBERS];
    uint32_t words[CK1_PEAK_NUMBERS];
    uint64_t sink; /* what came out, so that it is worked out */
} peak;

static ctg_status run(void *of, double *seconds, ctg_error *error)
{
    peak *const held = of;
    (void)error;
    const double begun = ctg_rounds_clock(1);
    switch (held->kind) {
    case peak_clock:
        held->sink += ck1_peak_chain(held->steps, held->sink);
        break;
    case peak_floats:
        held->of->floats(held->steps, held->floats);
        break;
    case peak_words:
        held->of->words(held->steps, held->words);
        break;
    case peak_read:
        held->sink += held->of->read(held->steps, held->read, held->numbers);
        break;
    }
    *seconds = ctg_rounds_clock(1) - begun;
    return ctg_ok;
}

static void close(void *of)
{
    peak *const held = of;
    free(held->memory);
    free(held);
}

static double work_of(const peak *held)
{
    switch (held->kind) {
    case peak_clock:
        return (double)held->steps * CK1_PEAK_CYCLES;
    case peak_read:
        return (double)held->steps * (double)held->numbers * sizeof *held->read;
    default:
        return (double)held->steps * 2 * CK1_PEAK_CHAINS;
    }
}

/* Numbers of which neither sum nor product leaves the range of floats. */
static void set_numbers(peak *held)
{
    held->sink = 0x9e3779b97f4a7c15u;
    for (size_t i = 0; i < CK1_PEAK_NUMBERS; i++) {
        held->floats[i] = 0.5f + (float)i * 0.001f;
        held->words[i] = (uint32_t)i * 0x9e3779b9u;
    }
    for (size_t i = 0; i < held->numbers; i++) {
        held->read[i] = (uint32_t)i;
    }
}

static ctg_status open_peak(ctg_task *task, const ctg_suite *suite, size_t which, ctg_error *error)
{
    void *place = NULL;
    void *memory = NULL;
    ctg_lanes_path path = ctg_lanes_path_plain;
    const size_t less = suite->asked.quick ? QUICK : 1;
    const size_t bytes =
        peaks[which].bytes < READ_BYTES / less ? peaks[which].bytes : READ_BYTES / less;
    CTG_TRY(ctg_lanes_path_choose(suite->asked.path, &path, error));
    CTG_TRY(ctg_memory_array(&place, 1, sizeof(peak), "a peak", error));
    peak *const held = place;
    *held = (peak){.of = ck1_peak_of(path),
                   .kind = peaks[which].kind,
                   .steps = bytes > 0 ? READ_BYTES / less / bytes : STEPS / less,
                   .numbers = bytes / sizeof(uint32_t)};
    const ctg_status status = ctg_memory_array(&memory, bytes + LINE, 1, "a peak", error);
    held->memory = memory;
    if (status != ctg_ok) {
        close(held);
        return status;
    }
    held->read = (uint32_t *)((char *)memory + (LINE - (uintptr_t)memory % LINE) % LINE);
    set_numbers(held);
    *task = (ctg_task){.run = run, .of = held, .close = close, .work = work_of(held)};
    return ctg_ok;
}

ctg_status ctg_peaks_add(ctg_suite *suite, ctg_error *error)
{
    const size_t clock = suite->count;
    for (size_t which = 0; which < count; which++) {
        ctg_suite_row row = {.part = ctg_suite_peaks,
                             .what = peaks[which].what,
                             .kind = "",
                             .unit = peaks[which].unit,
                             .threads = 1,
                             .base = clock};
        CTG_TRY(open_peak(&row.task, suite, which, error));
        CTG_TRY(ctg_suite_rows_add(suite, &row, NULL, error));
    }
    return ctg_ok;
}
