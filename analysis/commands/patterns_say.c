/* The figures of patterns as text, for pages and documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/patterns_say.h"

void ctg_patterns_say_number(char text[CTG_PATTERNS_SAY_ROOM], const ctg_figure *figure,
                             double value)
{
    if (isfinite(value)) {
        (void)snprintf(text, CTG_PATTERNS_SAY_ROOM, "%.*f", figure->decimals, value);
    } else {
        (void)snprintf(text, CTG_PATTERNS_SAY_ROOM, "-");
    }
}

static void say_span(char text[CTG_PATTERNS_SAY_ROOM], const ctg_figure *figure, double low,
                     double high, const char *between)
{
    (void)snprintf(text, CTG_PATTERNS_SAY_ROOM, "%.*f%s%.*f", figure->decimals, low, between,
                   figure->decimals, high);
}

void ctg_patterns_say_target(char text[CTG_PATTERNS_SAY_ROOM], const ctg_figure *figure)
{
    if (figure->low < figure->high) {
        say_span(text, figure, figure->low, figure->high, " to ");
    } else {
        ctg_patterns_say_number(text, figure, figure->low);
    }
}

void ctg_patterns_say_band(char text[CTG_PATTERNS_SAY_ROOM], const ctg_figure *figure)
{
    const double low = figure->low - figure->band;
    const double high = figure->high + figure->band;
    if (figure->band < 0) {
        (void)snprintf(text, CTG_PATTERNS_SAY_ROOM, "-");
    } else {
        say_span(text, figure, low, high, low < 0 ? ".." : "-");
    }
}

void ctg_patterns_say_range(char text[CTG_PATTERNS_SAY_ROOM], const ctg_judgement_row *row)
{
    if (row->simulated.count == 0) {
        (void)snprintf(text, CTG_PATTERNS_SAY_ROOM, "-");
    } else {
        say_span(text, row->figure, row->simulated.p05, row->simulated.p95,
                 row->simulated.p05 < 0 ? ".." : "-");
    }
}

void ctg_patterns_say_count(FILE *to, const ctg_judgement *all, size_t count)
{
    const ctg_judgement_tally both = ctg_judgement_count(all, count, ctg_judgement_both);
    const ctg_judgement_tally fit = ctg_judgement_count(all, count, ctg_judgement_fit);
    const ctg_judgement_tally test = ctg_judgement_count(all, count, ctg_judgement_test);
    (void)fprintf(to,
                  "Emergent patterns inside their bands: %zu of %zu (to 2009 %zu of %zu, 2010-16 "
                  "%zu of %zu); figures: %zu of %zu.\n",
                  both.patterns_inside, both.patterns, fit.patterns_inside, fit.patterns,
                  test.patterns_inside, test.patterns, both.figures_inside, both.figures);
}
