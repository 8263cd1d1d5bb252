/* Distributions of what a study varies, as its file says them (analysis/factor.h draws from them).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_DISTRIBUTION_H
#define CTG_IO_DISTRIBUTION_H

#include "engine/base/text.h"

typedef enum ctg_distribution_kind {
    ctg_distribution_uniform,
    ctg_distribution_log_uniform, /* the logarithm is uniform */
    ctg_distribution_triangular,
    ctg_distribution_normal,
    ctg_distribution_lognormal, /* the logarithm is normal */
    ctg_distribution_values,    /* each of a list as often as any other */
    CTG_DISTRIBUTION_KINDS
} ctg_distribution_kind;

typedef struct ctg_distribution {
    ctg_distribution_kind kind;
    double low, high;     /* bounds, low <= high; the normal ones are cut off there */
    double mode;          /* of a triangular one, from low to high */
    double centre;        /* mean of a normal one, median of a lognormal one */
    double spread;        /* standard deviation of a normal one, of a lognormal one's log2 */
    bool is_whole;        /* whole numbers; bounds are whole */
    const double *values; /* [value_count], borrowed */
    size_t value_count;
} ctg_distribution;

/* As a file says it: "uniform", "log-uniform", "triangular", "normal", "lognormal", "values". */
const char *ctg_distribution_name(ctg_distribution_kind kind);

/* True when `text` is the name of a distribution, which a list of values is not; otherwise *nearest
 * knows what may be meant. */
bool ctg_distribution_named(ctg_distribution_kind *kind, const char *text,
                            ctg_text_nearest *nearest);

#endif
