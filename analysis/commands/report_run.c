/* A report's part on one scenario: what comes of it, with the tables of the answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_short.h"
#include "analysis/commands/html.h"
#include "analysis/commands/page.h"
#include "analysis/commands/report_charts.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_hinges.h"
#include "analysis/commands/report_parts.h"

typedef struct part {
    ctg_report *report;
    const ctg_report_store *of;
    ctg_answer answer;
    ctg_course course;
} part;

static void write_first_screen(const part *here)
{
    const ctg_answer *const answer = &here->answer;
    const ctg_study *const study = here->of->study;
    FILE *const to = ctg_report_frame_answer(
        here->report, here->of, study->question[0] != '\0' ? study->question : study->name,
        ctg_answer_short_say(answer, 0).text);
    (void)fputs("<div class=\"first\">\n<section class=\"sure\"><h2>How sure</h2>\n", to);
    ctg_html_say(to, "p",
                 "%" PRIu32
                 " possible futures; behind each number the range of the middle 90 %% of "
                 "them. They cover chance and %zu parameters that each draw sets anew; for "
                 "%zu of these the range itself is assumed.",
                 answer->outcome.ok, answer->drawn, answer->assumed);
}

static void write_hinges(const part *here, FILE *to)
{
    const ctg_answer_hangs *const first = &here->answer.hangs[0];
    (void)fputs("</section>\n<section class=\"hinges\"><h2>What it hangs on</h2>\n", to);
    ctg_html_say(to, "p", "Of the sustained ready people of all states:");
    ctg_report_hinges_list(to, &first->on, here->of->study->setting, false);
    (void)fputs("</section>\n</div>\n", to);
    for (size_t at = 1; at < CTG_ANSWER_SHORT_LINES; at++) {
        ctg_html_say(to, "p class=\"more\"", "%s", ctg_answer_short_say(&here->answer, at).text);
    }
}

static void write_number(FILE *to, ctg_answer_unit unit, double value)
{
    char shown[CTG_PAGE_NUMBER];
    ctg_page_write_number(shown, unit, value, value);
    ctg_html_value(to, unit == ctg_answer_percent ? 100 * value : value, shown);
}

static void write_cells(FILE *to, const ctg_answer_column *column, const ctg_answer_cell *cell)
{
    if (column->way == ctg_answer_name) {
        char shown[120] = "";
        if (cell->word != NULL) {
            (void)snprintf(shown, sizeof shown, "%s (in %.0f %%)", cell->word,
                           100 * cell->word_share);
        }
        ctg_html_cell(to, shown);
        return;
    }
    const double values[] = {cell->over.median, cell->over.p05, cell->over.p95};
    for (size_t i = 0; i < 3; i++) {
        if (cell->over.count > 0) {
            write_number(to, column->unit, values[i]);
        } else {
            ctg_html_cell(to, "");
        }
    }
}

static void write_heads(const ctg_answer_about *about, ctg_html_column *columns, char (*heads)[80],
                        char (*keys)[80], size_t *count)
{
    static const char *const quantiles[] = {"median", "p05", "p95"};
    *count = 0;
    for (size_t i = 0; i < about->column_count; i++) {
        const ctg_answer_column *const column = &about->columns[i];
        const bool word = column->way == ctg_answer_name;
        const size_t above = strlen(column->above);
        const bool hyphen = above > 0 && column->above[above - 1] == '-'; /* of a narrow page */
        for (size_t q = 0; q < (word ? 1 : 3); q++) {
            (void)snprintf(heads[*count], sizeof heads[0],
                           q == 0 ? "%.*s%s%s" : (q == 1 ? "5 %%" : "95 %%"),
                           (int)(hyphen ? above - 1 : above), column->above,
                           hyphen || above == 0 ? "" : " ", column->below);
            (void)snprintf(keys[*count], sizeof keys[0], "%s.%s", column->key,
                           word ? "word" : quantiles[q]);
            columns[*count] = (ctg_html_column){keys[*count], heads[*count]};
            ++*count;
        }
    }
}

static void write_table(const part *here, const ctg_answer_table *table)
{
    FILE *const to = here->report->body;
    const ctg_answer_about *const about = table->about;
    ctg_html_column columns[3 * CTG_ANSWER_COLUMNS_MOST];
    char heads[3 * CTG_ANSWER_COLUMNS_MOST][80];
    char keys[3 * CTG_ANSWER_COLUMNS_MOST][80];
    size_t count = 0;
    write_heads(about, columns, heads, keys, &count);
    if (about->scope != ctg_scope_world) {
        char month[8];
        ctg_month_write(here->answer.last_year, month);
        ctg_html_say(to, "p", "In %s.", month);
    }
    ctg_html_table_begin(to, "data", "", columns, count);
    for (size_t at = 0; at < table->row_count; at++) {
        char room[CTG_WHO_ROOM];
        ctg_html_row(to, NULL, ctg_answer_row_name(&here->answer, table, at, room));
        for (size_t i = 0; i < about->column_count; i++) {
            write_cells(to, &about->columns[i], &table->cells[at * about->column_count + i]);
        }
        (void)fputs("</tr>\n", to);
    }
    ctg_html_table_end(to);
    if (about->note[0] != '\0') {
        ctg_html_say(to, "p class=\"note\"", "%s", about->note);
    }
}

static ctg_status write_charts(const part *here, ctg_error *error)
{
    ctg_report *const report = here->report;
    FILE *const to = report->body;
    ctg_report_frame_section(report, "Over time");
    ctg_report_charts_fan(to, &here->course, 0, ctg_measure_world_deployed_pers, 0, CTG_NO_MONTH);
    ctg_report_charts_fan(to, &here->course, 0, ctg_measure_world_sustained_ready_pers, 0,
                          CTG_NO_MONTH);
    if (here->of->study->setting->months >= 12) {
        ctg_report_frame_section(report, "Who sends, who could");
        ctg_report_charts_map(to, &here->course, 0, ctg_measure_state_deployed_pers);
        ctg_report_charts_map(to, &here->course, 0, ctg_measure_state_sustained_ready_pers);
        CTG_TRY(ctg_report_charts_capabilities(to, &here->course, 0, NULL, error));
        ctg_report_frame_section(report, "Who carries the burden");
        ctg_report_charts_burden(to, &here->course, 0);
        ctg_report_frame_section(report, "Time to deploy");
        ctg_report_charts_deployable(to, &here->course, 0);
    }
    ctg_report_frame_section(report, "Money: arrears, debts, leaks");
    ctg_report_charts_fan(to, &here->course, 0, ctg_measure_world_arrears_usd, 0, CTG_NO_MONTH);
    ctg_report_charts_fan(to, &here->course, 0, ctg_measure_world_owed_to_contributors_usd, 0,
                          CTG_NO_MONTH);
    ctg_report_charts_fan(to, &here->course, 0, ctg_measure_world_donor_leaked_usd, 0,
                          CTG_NO_MONTH);
    return ctg_ok;
}

static void write_tornados(const part *here)
{
    ctg_report_frame_section(here->report, "What the answer hangs on");
    for (size_t at = 0; at < CTG_ANSWER_HEADLINES; at++) {
        const ctg_answer_hangs *const hangs = &here->answer.hangs[at];
        char room[CTG_WHO_ROOM];
        char of[240];
        const bool region = hangs->table->about->scope != ctg_scope_world;
        (void)snprintf(of, sizeof of, "%s%s%s", hangs->about->name, region ? " " : "",
                       region ? ctg_answer_row_name(&here->answer, hangs->table, hangs->row, room)
                              : "");
        ctg_html_say(here->report->body, "h3", "%s", of);
        ctg_report_hinges_tornado(here->report->body, &hangs->on, here->of->study->setting, "it");
    }
}

static ctg_status write_all(const part *here, ctg_error *error)
{
    FILE *const to = here->of == &here->report->stores[0] ? here->report->head : here->report->body;
    write_first_screen(here);
    CTG_TRY(ctg_report_trust_short(to, error));
    write_hinges(here, to);
    CTG_TRY(write_charts(here, error));
    for (size_t at = 0; at < CTG_ANSWER_TABLES; at++) {
        if (!here->answer.tables[at].about->told) {
            ctg_report_frame_section(here->report, "%s", here->answer.tables[at].about->title);
            write_table(here, &here->answer.tables[at]);
        }
    }
    write_tornados(here);
    return ctg_ok;
}

ctg_status ctg_report_run_write(ctg_report *report, const ctg_report_store *of, ctg_error *error)
{
    part here = {.report = report, .of = of};
    size_t count = 0;
    const ctg_course_wanted *const wanted = ctg_report_charts_wanted(&count);
    ctg_status status = ctg_answer_read(&here.answer, of->store, of->study, error);
    status = status == ctg_ok
                 ? ctg_course_read(&here.course, of->store, of->study, wanted, count, error)
                 : status;
    status = status == ctg_ok ? write_all(&here, error) : status;
    ctg_answer_destroy(&here.answer);
    if (here.course.study != NULL) {
        ctg_course_destroy(&here.course);
    }
    return status;
}
