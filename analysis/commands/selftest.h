/* What `contingent selftest` looks at on the machine that it runs on.
 *
 * Each check fills `figure` with what it measured and returns ctg_ok; otherwise `error` says what
 * is not as it was tested.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_SELFTEST_H
#define CTG_COMMANDS_SELFTEST_H

#include "engine/base/error.h"

#define CTG_SELFTEST_FIGURE 160

typedef ctg_status ctg_selftest_check(char figure[CTG_SELFTEST_FIGURE], ctg_error *error);

ctg_selftest_check ctg_selftest_checks_arithmetic; /* how floating point behaves */
ctg_selftest_check ctg_selftest_checks_draws;      /* known answers of the generator */
ctg_selftest_check ctg_selftest_checks_paths;      /* every path of lanes beside the reference */
ctg_selftest_check ctg_selftest_study_world;       /* the accepted digest, on several threads */
ctg_selftest_check ctg_selftest_study_store;       /* kept, gone on with, altered; in TMPDIR */

#endif
