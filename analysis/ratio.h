/* One mean over another, with an interval that is honest where the lower one is near 0.
 *
 * The mean of ratios has no meaning where some of the lower numbers are near 0; the ratio of means
 * has. Fieller's interval (1954, J. R. Statist. Soc. B 16, 175-185) holds those ratios q for which
 * the mean of a - q b cannot be told from 0 by Student's t: exact for normal means, however
 * uncertain the lower one. Where that one itself cannot be told from 0 the interval has no end, and
 * there is no ratio.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_RATIO_H
#define CTG_ANALYSIS_RATIO_H

#include <stddef.h>

typedef struct ctg_ratio {
    double ratio, low,
        high; /* mean of a over mean of b, with its 95 % interval; NAN: there is none */
} ctg_ratio;

/* Of `count` pairs, independent of each other. */
ctg_ratio ctg_ratio_of_means(const double *a, const double *b, size_t count);

#endif
