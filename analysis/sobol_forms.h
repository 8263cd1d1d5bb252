/* What Sobol' indices are made of: variances and covariances between the rows of one base point.
 *
 * Base point j has the rows A and B, A with column i from B (p_i), and with second order B with
 * column i from A (q_i); a, b are the outputs at A and B. All columns are independent, so that with
 * V_i the variance of the mean given factor i, T_i the mean of the variance given all but i, and
 * V_ij the variance of their interaction alone
 *     E b p_i = E a q_i = V_i             (centred outputs)   E a b = E p_i q_i = 0
 *     E (p_i - a)^2 / 2 = E (q_i - b)^2 / 2 = T_i             (Jansen 1999)
 *     E q_i p_j = V_i + V_j + V_ij                            (Saltelli 2002)
 * Without second order V_i is E b (p_i - a) (Saltelli et al. 2010, Comput. Phys. Commun. 181,
 * 259-270, table 2). With it, from the first and the last line,
 *     V_i  = E (p_i - a)(b - q_i) / 2
 *     V_ij = E (q_i - b)(p_j - a)
 * which need no centring and whose error goes to 0 with the factor's own effect, where that of
 * others stays as large as the whole variance (Owen 2013, ACM TOMACS 23, 11, on small indices).
 * Each is made symmetric in A and B.
 *
 * All are bilinear, so that they are given of two outputs u and v on the same rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_SOBOL_FORMS_H
#define CTG_ANALYSIS_SOBOL_FORMS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ctg_sobol_shape {
    size_t factors; /* k */
    bool second_order;
} ctg_sobol_shape;

/* Rows of a base point: A; A with column i from B, k times; with second order B with column i from
 * A, k times; B. */
size_t ctg_sobol_forms_rows(const ctg_sobol_shape *shape);

/* How many contrasts: a, b, p_i - a, and with second order q_i - b. */
size_t ctg_sobol_forms_contrasts(const ctg_sobol_shape *shape);

/* How many forms: (a^2 + b^2) / 2; then V_i; then T_i; then with second order V_ij, i < j, as
 * (0,1), (0,2), ... */
size_t ctg_sobol_forms_count(const ctg_sobol_shape *shape);

/* Writes the contrasts of the outputs of a base point: that of row w is rows[w * stride]; `centre`
 * is taken from a and b. */
void ctg_sobol_forms_contrast(const ctg_sobol_shape *shape, const double *rows, size_t stride,
                              double centre, double *contrasts);

/* Writes the forms of two lists of contrasts. */
void ctg_sobol_forms_of(const ctg_sobol_shape *shape, const double *u, const double *v, double *to);

#endif
