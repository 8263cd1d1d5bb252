/* What an export says of itself: the dictionary of its columns, measures and factors; where it
 * comes from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPORT_ABOUT_H
#define CTG_ANALYSIS_EXPORT_ABOUT_H

#include "analysis/export_inside.h"

/* Writes dictionary.csv. */
ctg_status ctg_export_about_dictionary(ctg_export_work *work, ctg_error *error);

/* Writes provenance.json, when everything else was written. */
ctg_status ctg_export_about_provenance(ctg_export_work *work, ctg_error *error);

#endif
