/* What came of the expectations of scenarios: each policy beside its base.
 *
 * A row says how large the difference is at the end of the months, how sure, how much of its spread
 * is chance and how much parameters, whether it has the sign that was expected, and whether that
 * sign hangs on an assumed parameter (built in) or not (emergent). A question about a growth is
 * answered by growth.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_RESULTS_H
#define CTG_ANALYSIS_RESULTS_H

#include "analysis/cases.h"

/* Runs one of the cases, with what `arms` has not run yet, and fills its rows. ctg_stopped when it
 * was asked to stop. */
ctg_status ctg_results_run(const ctg_cases *cases, ctg_case *one, ctg_arms *arms, ctg_error *error);

#endif
