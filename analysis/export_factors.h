/* What a store's design says of its factors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_EXPORT_FACTORS_H
#define CTG_ANALYSIS_EXPORT_FACTORS_H

#include "analysis/export_inside.h"

/* Sets *factors to all of the head's factors, in their order. To be released with
 * free. */
ctg_status ctg_export_factors_read(ctg_export_factor **factors, const ctg_store_head *head,
                                   ctg_error *error);

/* Writes the distribution in words: "uniform from 0.1 to 0.4". */
ctg_status ctg_export_factors_describe(const ctg_export_factor *factor, ctg_text_builder *text,
                                       ctg_error *error);

#endif
