/* The patterns of the record that a run should show, made from patterns.def.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/patterns.h"

#include <assert.h>
#include <stdio.h>
#include <strings.h>

#include "analysis/figures_effort.h"
#include "analysis/figures_fill.h"
#include "analysis/figures_missions.h"
#include "analysis/figures_people.h"

#define NO_BAND -1.0

const ctg_pattern *ctg_patterns_row(ctg_pattern_id id)
{
    static const ctg_pattern rows[] = {
#define CTG_PATTERN(id, kind, mechanisms, name, what)                                              \
    {#id, ctg_pattern_##kind, mechanisms, name, what},
#define CTG_FIGURE(pattern, way, number, word, span, from, to, low, high, band, decimals, label,   \
                   source)
#include "analysis/patterns.def"
#undef CTG_PATTERN
#undef CTG_FIGURE
    };
    assert((size_t)id < CTG_PATTERNS);
    return &rows[id];
}

const ctg_figure *ctg_patterns_figures(size_t *count)
{
    static const ctg_figure rows[] = {
#define CTG_PATTERN(id, kind, mechanisms, name, what)
#define CTG_FIGURE(pattern, way, number, word, span, from, to, low, high, band, decimals, label,   \
                   source)                                                                         \
    {ctg_pattern_##pattern,                                                                        \
     ctg_figures_##way,                                                                            \
     number,                                                                                       \
     word,                                                                                         \
     ctg_span_##span,                                                                              \
     from,                                                                                         \
     to,                                                                                           \
     low,                                                                                          \
     high,                                                                                         \
     band,                                                                                         \
     decimals,                                                                                     \
     label,                                                                                        \
     source},
#include "analysis/patterns.def"
#undef CTG_PATTERN
#undef CTG_FIGURE
    };
    *count = sizeof rows / sizeof rows[0];
    return rows;
}

ctg_pattern_id ctg_patterns_named(const char *name)
{
    size_t id = 0;
    while (id < CTG_PATTERNS && strcasecmp(ctg_patterns_row((ctg_pattern_id)id)->id, name) != 0) {
        id++;
    }
    return (ctg_pattern_id)id;
}

const char *ctg_patterns_kind_name(ctg_pattern_kind kind)
{
    static const char *const names[] = {"emergent", "given", "tested"};
    assert((size_t)kind < sizeof names / sizeof names[0]);
    return names[kind];
}

bool ctg_patterns_is_simulated(const ctg_figure *figure, ctg_month start, int32_t months)
{
    const ctg_month first = CTG_MONTH(figure->from, 12);
    const bool begins = figure->span == ctg_span_changes ? first >= start : first > start;
    return begins && CTG_MONTH(figure->to, 12) <= start + months;
}

bool ctg_patterns_is_fit(const ctg_figure *figure)
{
    return figure->to <= CTG_PATTERNS_FIT_LAST;
}

void ctg_patterns_write_years(char text[CTG_PATTERNS_YEARS], const ctg_figure *figure)
{
    if (figure->from == figure->to) {
        (void)snprintf(text, CTG_PATTERNS_YEARS, "%d", figure->to);
    } else {
        (void)snprintf(text, CTG_PATTERNS_YEARS, "%d-%02d", figure->from, figure->to % 100);
    }
}
