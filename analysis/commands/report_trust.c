/* What the model cannot tell: the verdict of analysis/validate on the model as it is shipped, and
 * what is assumed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/candidates.h"
#include "analysis/commands/embedded.h"
#include "analysis/commands/html.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_parts.h"

/* Jansson reads on without a word, and without the byte, for which it had no memory: whether it
 * lacked any is noted here. */
static bool was_short;

static void *take(size_t size)
{
    void *const place = malloc(size);
    was_short = was_short || place == NULL;
    return place;
}

static ctg_status read_bars(json_t **bars, ctg_error *error)
{
    json_error_t why;
    was_short = false;
    json_set_alloc_funcs(take, free);
    *bars = json_loadb((const char *)ctg_embedded_bars.bytes, ctg_embedded_bars.size, 0, &why);
    json_set_alloc_funcs(malloc, free);
    if (*bars != NULL && !was_short) {
        return ctg_ok;
    }
    json_decref(*bars);
    return ctg_error_add(error, ctg_memory, "no memory for what is known of the model");
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *const text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "";
}

static int64_t whole_of(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

ctg_status ctg_report_trust_short(FILE *to, ctg_error *error)
{
    json_t *bars = NULL;
    json_t *bar;
    size_t at;
    size_t held = 0;
    size_t count = 0;
    CTG_TRY(read_bars(&bars, error));
    const json_t *const all = json_object_get(bars, "bars");
    json_array_foreach(all, at, bar)
    {
        const bool later = strcmp(text_of(bar, "group"), "refits") != 0; /* those are of the fit */
        count += later ? 1 : 0;
        held += later && json_is_true(json_object_get(bar, "holds")) ? 1 : 0;
    }
    (void)fputs("<p><strong>Reality check:</strong> ", to);
    const char *const worst = text_of(bars, "cannot");
    ctg_html_say(
        to, "span",
        "of %zu tests against the years 2010-16, to which nothing was fitted, the model as shipped "
        "fails %zu%s%.*s. What a policy changes has no record to be tested against. ",
        count, count - held, worst[0] != '\0' ? "; for one, " : "", (int)strcspn(worst, ";"),
        worst);
    (void)fputs("<a href=\"#cannot\">What this cannot tell you</a></p>\n", to);
    json_decref(bars);
    return ctg_ok;
}

static void write_sentence(FILE *to, const char *text)
{
    if (text[0] != '\0') {
        ctg_html_sentence(to, text);
        (void)fputs(". ", to);
    }
}

static void write_bars(FILE *to, const json_t *bars)
{
    static const ctg_html_column columns[] = {{NULL, "asked"}, {NULL, "found"}, {NULL, "verdict"}};
    size_t at;
    json_t *bar;
    ctg_html_table_begin(to, "data", "What was asked of the model", columns, 3);
    json_array_foreach(json_object_get(bars, "bars"), at, bar)
    {
        const bool holds = json_is_true(json_object_get(bar, "holds"));
        ctg_html_row(to, NULL, text_of(bar, "name"));
        ctg_html_cell(to, text_of(bar, "asked"));
        ctg_html_cell(to, text_of(bar, "found"));
        ctg_html_cell(to, holds ? "holds" : "does not hold");
        (void)fputs("</tr>\n", to);
    }
    ctg_html_table_end(to);
}

static void write_patterns(FILE *to, const json_t *bars)
{
    static const ctg_html_column columns[] = {{NULL, "figures inside"}, {NULL, "of"}};
    size_t at;
    json_t *pattern;
    ctg_html_say(to, "h3", "Patterns of the record that the simulated world does not show");
    ctg_html_table_begin(to, "data", "Pattern", columns, 2);
    json_array_foreach(json_object_get(bars, "patterns"), at, pattern)
    {
        const int64_t inside = whole_of(pattern, "inside");
        const int64_t figures = whole_of(pattern, "figures");
        char text[2][24];
        if (inside == figures) {
            continue;
        }
        (void)snprintf(text[0], sizeof text[0], "%lld", (long long)inside);
        (void)snprintf(text[1], sizeof text[1], "%lld", (long long)figures);
        ctg_html_row(to, NULL, text_of(pattern, "name"));
        ctg_html_value(to, (double)inside, text[0]);
        ctg_html_value(to, (double)figures, text[1]);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_table_end(to);
}

/* Parameters that are drawn from a range that is itself assumed. */
static void write_assumed(FILE *to, const ctg_setting *setting)
{
    static const ctg_html_column columns[] = {
        {NULL, "low"}, {NULL, "high"}, {NULL, "unit"}, {NULL, "what it is"}};
    size_t assumed = 0;
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        assumed += ctg_candidates_is_assumed(setting, (ctg_parameter_id)id) ? 1 : 0;
    }
    (void)fputs("<details><summary>", to);
    ctg_html_say(to, "span", "The %zu parameters whose range is assumed", assumed);
    (void)fputs("</summary>\n", to);
    ctg_html_table_begin(to, "data", "Parameter", columns, 4);
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        const ctg_parameter_id parameter = (ctg_parameter_id)id;
        const ctg_parameter *const row = ctg_parameters_row(parameter);
        char text[2][32];
        if (!ctg_candidates_is_assumed(setting, parameter)) {
            continue;
        }
        (void)snprintf(text[0], sizeof text[0], "%g", row->low);
        (void)snprintf(text[1], sizeof text[1], "%g", row->high);
        ctg_html_row(to, NULL, row->path);
        ctg_html_value(to, row->low, text[0]);
        ctg_html_value(to, row->high, text[1]);
        ctg_html_cell(to, row->unit);
        ctg_html_cell(to, row->what);
        (void)fputs("</tr>\n", to);
    }
    ctg_html_table_end(to);
    (void)fputs("</details>\n", to);
}

ctg_status ctg_report_trust_write(ctg_report *report, ctg_error *error)
{
    json_t *bars = NULL;
    FILE *const to = report->body;
    CTG_TRY(read_bars(&bars, error));
    ctg_report_frame_section(report, "What this cannot tell you");
    (void)fputs("<div id=\"cannot\"></div>\n", to);
    (void)fputs("<p>In short: ", to);
    write_sentence(to, text_of(bars, "cannot"));
    write_sentence(to, text_of(bars, "can"));
    (void)fputs("</p>\n", to);
    ctg_html_say(to, "p", "%s", text_of(bars, "sentence"));
    ctg_html_say(to, "p",
                 "The model starts from the record of 2009 and 2012 and is compared with what came "
                 "until 2016, beside pictures frozen at the start (nulls). Who supplies missions "
                 "outside the United Nations is hardly recorded; how troops split into engineers, "
                 "medics and so on is an assumed mix; civilian staff and what a mission achieves "
                 "are reckoned by assumed weights.");
    write_bars(to, bars);
    write_patterns(to, bars);
    ctg_html_say(to, "h3", "What is assumed");
    write_assumed(to, report->stores[0].study->setting);
    json_decref(bars);
    return ctg_ok;
}
