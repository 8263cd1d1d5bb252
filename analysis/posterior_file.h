/* The file of a posterior, as scenarios read it (engine/io/posterior.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_POSTERIOR_FILE_H
#define CTG_ANALYSIS_POSTERIOR_FILE_H

#include "analysis/calibrator.h"

/* Writes it: comment lines that say where it comes from, then a row for each particle. The same
 * bytes whenever the same is calibrated. A file that was there is replaced when all is written. */
ctg_status ctg_posterior_file_write(const char *path, const ctg_calibrator *calibrator,
                                    const ctg_calibrator_result *result, ctg_error *error);

#endif
