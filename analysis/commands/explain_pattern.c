/* What a pattern of the record is, for `contingent explain`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/explain_pattern.h"

#include "analysis/commands/json.h"
#include "analysis/commands/page.h"
#include "analysis/commands/patterns_say.h"

#define WIDTH 98

static void print_figure(const ctg_figure *figure)
{
    char years[CTG_PATTERNS_YEARS];
    char target[CTG_PATTERNS_SAY_ROOM];
    char band[CTG_PATTERNS_SAY_ROOM];
    ctg_patterns_write_years(years, figure);
    ctg_patterns_say_target(target, figure);
    ctg_patterns_say_band(band, figure);
    (void)printf("  %-33s %-8s %15s   inside %-14s  %s\n", figure->label, years, target, band,
                 figure->source);
}

bool ctg_explain_pattern_print(const char *name)
{
    const ctg_pattern_id id = ctg_patterns_named(name);
    size_t count = 0;
    const ctg_figure *const figures = ctg_patterns_figures(&count);
    if (id == CTG_PATTERNS) {
        return false;
    }
    const ctg_pattern *const pattern = ctg_patterns_row(id);
    (void)printf("%s: a pattern of the record: %s\n", pattern->id, pattern->name);
    ctg_page_print_wrapped(stdout, pattern->what, "  ", WIDTH);
    (void)printf("  kind       %s\n", ctg_patterns_kind_name(pattern->kind));
    (void)printf("  mechanisms %s\n", pattern->mechanisms);
    for (size_t at = 0; at < count; at++) {
        if (figures[at].pattern == id) {
            print_figure(&figures[at]);
        }
    }
    return true;
}

static json_t *figure_of(const ctg_figure *figure)
{
    return json_pack("{s:s, s:i, s:i, s:f, s:f, s:o, s:s}", "figure", figure->label, "from",
                     figure->from, "to", figure->to, "target_low", figure->low, "target_high",
                     figure->high, "band", figure->band < 0 ? json_null() : json_real(figure->band),
                     "source", figure->source);
}

json_t *ctg_explain_pattern_json(const char *name)
{
    size_t count = 0;
    json_t *list = json_array();
    const ctg_figure *const figures = ctg_patterns_figures(&count);
    const ctg_pattern_id id = ctg_patterns_named(name);
    const ctg_pattern *const pattern = ctg_patterns_row(id);
    for (size_t at = 0; at < count; at++) {
        if (figures[at].pattern == id) {
            list = ctg_json_append(list, figure_of(&figures[at]));
        }
    }
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "name", pattern->id, "kind", "pattern",
                     "title", pattern->name, "what", pattern->what, "sort",
                     ctg_patterns_kind_name(pattern->kind), "mechanisms", pattern->mechanisms,
                     "figures", list);
}

void ctg_explain_pattern_print_all(void)
{
    (void)printf("Patterns of the record\n");
    for (size_t id = 0; id < CTG_PATTERNS; id++) {
        const ctg_pattern *const pattern = ctg_patterns_row((ctg_pattern_id)id);
        (void)printf("  %-38s %s\n", pattern->id, pattern->name);
    }
}
