/* The identity of a calibration: the study that its store holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_CALIBRATOR_STUDY_H
#define CTG_ANALYSIS_CALIBRATOR_STUDY_H

#include "analysis/calibrator.h"

/* Sets file, tables and study of a calibrator whose study file and origins are open. */
ctg_status ctg_calibrator_study_make(ctg_calibrator *calibrator, const char *version,
                                     ctg_error *error);

#endif
