/* The patterns of the record that a run should show, and the figures by which each is judged: the
 * rows of patterns.def.
 *
 * A figure has a way to be reckoned from a record (figures_people.h, figures_missions.h), the years
 * that it speaks of, what history gave (from `low` to `high`) and a band around that. It is inside
 * when it lies between low - band and high + band. Figures of years to 2009 belong to the window in
 * which a model may be fitted, later ones to the window in which it is tested.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_PATTERNS_H
#define CTG_ANALYSIS_PATTERNS_H

#include "analysis/view.h"

#define CTG_PATTERNS_FIT_LAST 2009 /* the last year of the window in which a model is fitted */

typedef enum ctg_pattern_kind {
    ctg_pattern_emergent,
    ctg_pattern_given, /* fixed by the tables of demand: counts for nothing */
    ctg_pattern_tested /* held by tests of the code */
} ctg_pattern_kind;

typedef enum ctg_pattern_id {
#define CTG_PATTERN(id, kind, mechanisms, name, what) ctg_pattern_##id,
#define CTG_FIGURE(pattern, way, number, word, span, from, to, low, high, band, decimals, label,   \
                   source)
#include "analysis/patterns.def"
#undef CTG_PATTERN
#undef CTG_FIGURE
    CTG_PATTERNS
} ctg_pattern_id;

typedef struct ctg_pattern {
    const char *id; /* "V7" */
    ctg_pattern_kind kind;
    const char *mechanisms; /* of MODEL.md, section 11 */
    const char *name, *what;
} ctg_pattern;

/* What a figure needs of a run that starts in December of a year. */
typedef enum ctg_figure_span {
    ctg_span_levels, /* the years from..to themselves: the start must lie before the first */
    ctg_span_changes /* what changes between them: it may start from the first */
} ctg_figure_span;

typedef struct ctg_figure ctg_figure;

/* NAN where the view does not know it. */
typedef double ctg_figure_way(const ctg_view *view, const ctg_figure *figure);

struct ctg_figure {
    ctg_pattern_id pattern;
    ctg_figure_way *way;
    double number; /* what the way wants to know: how many, which class of age, which measure */
    const char *word;
    ctg_figure_span span;
    int from, to;       /* years */
    double low, high;   /* what history gave */
    double band;        /* around it; below 0: none, the figure is for information */
    int decimals;       /* worth showing */
    const char *label;  /* what it is, in at most 34 columns */
    const char *source; /* of low and high */
};

const ctg_pattern *ctg_patterns_row(ctg_pattern_id id);

/* The pattern that is called so, "V7" or "v7"; CTG_PATTERNS where there is none. */
ctg_pattern_id ctg_patterns_named(const char *name);

/* Every figure, pattern after pattern; `count` is set. */
const ctg_figure *ctg_patterns_figures(size_t *count);

const char *ctg_patterns_kind_name(ctg_pattern_kind kind);

/* Whether a run over these months has what the figure needs. */
bool ctg_patterns_is_simulated(const ctg_figure *figure, ctg_month start, int32_t months);

/* Whether the figure speaks of the years in which a model may be fitted. */
bool ctg_patterns_is_fit(const ctg_figure *figure);

/* Writes "2004" or "2004-09". */
#define CTG_PATTERNS_YEARS 16
void ctg_patterns_write_years(char text[CTG_PATTERNS_YEARS], const ctg_figure *figure);

#endif
