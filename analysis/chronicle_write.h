/* The parts of a chronicle: each writes what one group of tables knows into its record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_CHRONICLE_WRITE_H
#define CTG_ANALYSIS_CHRONICLE_WRITE_H

#include "analysis/chronicle.h"

/* Where a measure is in the record. */
static inline double *ctg_chronicle_write_place(const ctg_chronicle *to, ctg_measure_id id,
                                                size_t time, size_t who)
{
    return to->record + ctg_measures_place(&to->view.shape, id, time, who);
}

/* From placements: ties, contributors of missions. */
ctg_status ctg_chronicle_ties_write(ctg_chronicle *to, ctg_error *error);

/* From deployments and demand: people, posts, fill, months to fill. */
ctg_status ctg_chronicle_missions_write(ctg_chronicle *to, ctg_error *error);

#endif
