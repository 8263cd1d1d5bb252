/* The normal distribution with the same bits on every machine, by the project's own logarithm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_NORMAL_H
#define CTG_ANALYSIS_NORMAL_H

#define CTG_NORMAL_FAR 37.0 /* what is further out has no share to reckon with: below 1e-298 */

/* The value below which the standard normal distribution has this share, 0 < share < 1: Wichura
 * (1988, Algorithm AS 241, Applied Statistics 37: 477-484), within 1e-15 of itself where the share
 * is as exact. Of shares above 1/2 the share above says more: -ctg_normal_quantile(1 - share). */
double ctg_normal_quantile(double share);

/* The share below a value, within (5 + value^2) 1e-15 of itself: the quantile inverted by
 * bisection, so that the two agree. Below -CTG_NORMAL_FAR it is about 1e-299, above CTG_NORMAL_FAR
 * it is 1. */
double ctg_normal_share(double value);

#endif
