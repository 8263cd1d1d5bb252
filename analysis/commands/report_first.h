/* The first screen of a comparison, for a reader who knows nothing of the model: what was asked,
 * the answer, how sure, what it hangs on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_REPORT_FIRST_H
#define CTG_COMMANDS_REPORT_FIRST_H

#include "analysis/commands/report_policy.h"

ctg_status ctg_report_first_write(const ctg_report_comparison *of, ctg_error *error);

#endif
