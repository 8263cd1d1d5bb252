/* The checks of `contingent selftest` that need no study.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "analysis/commands/selftest.h"
#include "bench/ck1/forms.h"
#include "bench/kernel.h"
#include "engine/base/draw.h"
#include "engine/base/maths.h"

ctg_status ctg_selftest_checks_arithmetic(char figure[CTG_SELFTEST_FIGURE], ctg_error *error)
{
    CTG_TRY(ctg_maths_check(error));
    (void)snprintf(
        figure, CTG_SELFTEST_FIGURE,
        "rounds to nearest, keeps subnormal numbers, no excess precision, fuses nothing");
    return ctg_ok;
}

/* Known answers of Philox4x32-10 (Random123, kat_vectors), by names that have these counters. */
static const struct {
    ctg_draw draw;
    uint32_t purpose;
    ctg_month month;
    uint32_t a, b, item, words[4];
} known[] = {
    {{0, 0}, 0, 0, 0, 0, 0, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{UINT64_MAX, UINT32_MAX},
     255,
     0xffffff,
     65535,
     65535,
     UINT32_MAX,
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x299f31d0a4093822, 0x243f6a88},
     0x85,
     0xa308d3,
     0x1319,
     0x8a2e,
     0x03707344,
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

ctg_status ctg_selftest_checks_draws(char figure[CTG_SELFTEST_FIGURE], ctg_error *error)
{
    const size_t count = sizeof known / sizeof known[0];
    for (size_t i = 0; i < count; i++) {
        uint32_t words[4];
        ctg_draw_words(&known[i].draw, known[i].purpose, known[i].month, known[i].a, known[i].b,
                       known[i].item, words);
        if (memcmp(words, known[i].words, sizeof words) != 0) {
            return ctg_error_add(error, ctg_platform,
                                 "draws: answer %zu of Philox4x32-10 begins with %08" PRIx32
                                 " instead of %08" PRIx32,
                                 i + 1, words[0], known[i].words[0]);
        }
    }
    (void)snprintf(figure, CTG_SELFTEST_FIGURE, "%zu of %zu known answers", count, count);
    return ctg_ok;
}

/* The digest of one replicate of a small CK1. */
static ctg_status kernel_digest(const ck1_form *form, uint64_t *digest, ctg_error *error)
{
    ctg_task task;
    double seconds = 0.0;
    ctg_kernel kernel = {.form = form, .sizes = ck1_input_usual(), .threads = 1, .replicates = 1};
    kernel.sizes.months = 24;
    CTG_TRY(ctg_kernel_open(&task, &kernel, error));
    const ctg_status status = task.run(task.of, &seconds, error);
    *digest = task.digests[0];
    task.close(task.of);
    return status;
}

ctg_status ctg_selftest_checks_paths(char figure[CTG_SELFTEST_FIGURE], ctg_error *error)
{
    uint64_t expected = 0;
    size_t length = 0;
    CTG_TRY(kernel_digest(&ck1_reference, &expected, error));
    for (ctg_lanes_path path = 0; path <= ctg_lanes_path_widest(); path++) {
        uint64_t digest = 0;
        CTG_TRY(kernel_digest(ck1_forms_fast(path), &digest, error));
        if (digest != expected) {
            return ctg_error_add(error, ctg_platform,
                                 "paths: CK1 on %s gives %016" PRIx64 ", its reference %016" PRIx64,
                                 ctg_lanes_path_name(path), digest, expected);
        }
        length += (size_t)snprintf(figure + length, CTG_SELFTEST_FIGURE - length, "%s%s",
                                   path > 0 ? ", " : "", ctg_lanes_path_name(path));
    }
    (void)snprintf(figure + length, CTG_SELFTEST_FIGURE - length, ": %016" PRIx64, expected);
    return ctg_ok;
}
