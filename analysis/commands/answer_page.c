/* The answer to a scenario as a page of tables, at most 100 columns wide.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/answer_page.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_hangs.h"
#include "analysis/commands/answer_short.h"
#include "analysis/commands/page.h"

#define PAGE_WIDTH 98
#define ROWS_OF_TIME 11 /* a longer run shows every second year, every third ... */

/* Where parameters are drawn from is told among the changes, and is none. */
static bool is_posterior(const char *line)
{
    return strncmp(line, "posterior ", strlen("posterior ")) == 0;
}

static bool is_changed(const char *changes)
{
    bool changed = false;
    for (const char *line = changes; *line != '\0'; line += strcspn(line, "\n") + 1) {
        changed = changed || !is_posterior(line);
    }
    return changed;
}

void ctg_answer_page_print_head(FILE *to, const ctg_study *study, const ctg_runs_outcome *outcome)
{
    const ctg_setting *const setting = study->setting;
    char start[8];
    char end[8];
    ctg_month_write(setting->start, start);
    ctg_month_write(setting->start + setting->months, end);
    const bool changed = is_changed(study->changes); /* the title speaks of what it is based on */
    if (study->title[0] != '\0') {
        (void)fputs(changed ? "Based on: " : "", to);
        ctg_page_print_wrapped(to, study->title, "", PAGE_WIDTH);
    }
    if (study->question[0] != '\0' && !changed) {
        ctg_page_print_wrapped(to, study->question, "", PAGE_WIDTH);
    }
    (void)fprintf(to,
                  "\nScenario %s, %" PRId32 " months from %s to %s; %" PRIu32
                  " replicates, %" PRIu32 " failed; seed %" PRIu64 ".\n",
                  study->name, setting->months, start, end, outcome->ok + outcome->failed,
                  outcome->failed, setting->seed);
    for (const char *line = study->changes; *line != '\0'; line += strcspn(line, "\n") + 1) {
        (void)fprintf(to, "%s: %.*s\n", is_posterior(line) ? "Fitted" : "Changed",
                      (int)strcspn(line, "\n"), line);
    }
}

static void print_given(FILE *to, const ctg_answer *answer)
{
    char until[8];
    ctg_month_write(answer->demand_until, until);
    if (answer->demand_made) {
        (void)fprintf(to, "\nMissions begin, grow and end as the model has it "
                          "(demand.generated).\n");
    } else {
        (void)fprintf(to,
                      "\nGiven the missions that exist: demand comes from the record until %s, "
                      "then it is held.\n",
                      until);
    }
    (void)fprintf(to, "Each table: the median of the replicates, below it the range from 5 to 95 "
                      "%%. Money in US\ndollars: m million, bn billion.\n");
}

static const ctg_answer_cell *cells_of(const ctg_answer_table *table, size_t at)
{
    return table->cells + at * table->about->column_count;
}

static void write_cell(char median[CTG_PAGE_NUMBER], char range[CTG_PAGE_CELL],
                       const ctg_answer_cell *cell, ctg_answer_unit unit)
{
    if (unit != ctg_answer_word) {
        ctg_page_write_median(median, unit, &cell->over);
        ctg_page_write_range(range, unit, &cell->over);
        return;
    }
    (void)snprintf(median, CTG_PAGE_NUMBER, "%s", cell->word != NULL ? cell->word : "-");
    range[0] = '\0';
    if (cell->word != NULL && cell->word_share < 0.995) {
        (void)snprintf(range, CTG_PAGE_CELL, "in %.0f %%", 100 * cell->word_share);
    }
}

/* Nobody there in any but a few replicates: the first two columns say so. */
static bool is_empty(const ctg_answer_table *table, size_t at)
{
    const ctg_answer_cell *const cells = cells_of(table, at);
    return table->about->folded != NULL && cells[0].over.p95 < 0.5 && cells[1].over.p95 < 0.5;
}

static bool is_shown(const ctg_answer_table *table, size_t at)
{
    if (table->about->scope == ctg_scope_world) {
        const size_t step = (table->row_count + ROWS_OF_TIME - 2) / (ROWS_OF_TIME - 1);
        return at % (step > 0 ? step : 1) == 0 || at + 1 == table->row_count;
    }
    return !is_empty(table, at);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int column_width(const ctg_answer_table *table, size_t column)
{
    const ctg_answer_column *const about = &table->about->columns[column];
    int width = larger(ctg_page_width(about->above), ctg_page_width(about->below));
    for (size_t at = 0; at < table->row_count; at++) {
        char median[CTG_PAGE_NUMBER];
        char range[CTG_PAGE_CELL];
        if (is_shown(table, at)) {
            write_cell(median, range, &cells_of(table, at)[column], about->unit);
            width = larger(width, larger(ctg_page_width(median), ctg_page_width(range)));
        }
    }
    return width;
}

static int name_width(const ctg_answer *answer, const ctg_answer_table *table)
{
    int width = 7;
    for (size_t at = 0; at < table->row_count; at++) {
        char room[CTG_WHO_ROOM];
        if (is_shown(table, at)) {
            width = larger(width, ctg_page_width(ctg_answer_row_name(answer, table, at, room)));
        }
    }
    return width < CTG_PAGE_NAME ? width : CTG_PAGE_NAME;
}

static void print_heading(FILE *to, const ctg_answer_table *table, int name, const int *widths)
{
    bool above = false;
    for (size_t column = 0; column < table->about->column_count; column++) {
        above = above || table->about->columns[column].above[0] != '\0';
    }
    for (int line = above ? 0 : 1; line < 2; line++) {
        int gap = name;
        for (size_t column = 0; column < table->about->column_count; column++) {
            const ctg_answer_column *const about = &table->about->columns[column];
            const char *const text = line == 0 ? about->above : about->below;
            gap += 2 + widths[column];
            if (text[0] != '\0') {
                ctg_page_print_right(to, text, gap);
                gap = 0;
            }
        }
        (void)fputc('\n', to);
    }
}

static void print_row(FILE *to, const ctg_answer *answer, const ctg_answer_table *table, size_t at,
                      int name, const int *widths)
{
    const size_t count = table->about->column_count;
    char median[CTG_ANSWER_COLUMNS_MOST][CTG_PAGE_NUMBER];
    char range[CTG_ANSWER_COLUMNS_MOST][CTG_PAGE_CELL];
    char room[CTG_WHO_ROOM];
    bool ranges = false;
    for (size_t column = 0; column < count; column++) {
        write_cell(median[column], range[column], &cells_of(table, at)[column],
                   table->about->columns[column].unit);
        ranges = ranges || range[column][0] != '\0';
    }
    ctg_page_print_left(to, ctg_answer_row_name(answer, table, at, room), name);
    for (size_t column = 0; column < count; column++) {
        (void)fputs("  ", to);
        ctg_page_print_right(to, median[column], widths[column]);
    }
    (void)fputc('\n', to);
    int gap = name;
    for (size_t column = 0; column < count && ranges; column++) {
        gap += 2 + widths[column];
        if (range[column][0] != '\0') {
            ctg_page_print_right(to, range[column], gap);
            gap = 0;
        }
    }
    (void)fputs(ranges ? "\n" : "", to);
}

static void print_folded(FILE *to, const ctg_answer *answer, const ctg_answer_table *table)
{
    char line[2048];
    size_t used = 0;
    line[0] = '\0';
    for (size_t at = 0; at < table->row_count; at++) {
        char room[CTG_WHO_ROOM];
        if (is_empty(table, at) && used < sizeof line) {
            used += (size_t)snprintf(line + used, sizeof line - used, "%s %s",
                                     used == 0 ? table->about->folded : ",",
                                     ctg_answer_row_name(answer, table, at, room));
        }
    }
    if (used > 0) {
        ctg_page_print_wrapped(to, line, "  ", PAGE_WIDTH);
    }
}

static void print_table(FILE *to, const ctg_answer *answer, const ctg_answer_table *table)
{
    int widths[CTG_ANSWER_COLUMNS_MOST];
    const int name = name_width(answer, table);
    char month[8];
    ctg_month_write(answer->last_year, month);
    for (size_t column = 0; column < table->about->column_count; column++) {
        widths[column] = column_width(table, column);
    }
    (void)fprintf(to, "\n%s%s%s\n", table->about->title,
                  table->about->scope == ctg_scope_world ? "" : ", ",
                  table->about->scope == ctg_scope_world ? "" : month);
    print_heading(to, table, name, widths);
    for (size_t at = 0; at < table->row_count; at++) {
        if (is_shown(table, at)) {
            print_row(to, answer, table, at, name, widths);
        }
    }
    print_folded(to, answer, table);
    if (table->about->note[0] != '\0') {
        ctg_page_print_wrapped(to, table->about->note, "  ", PAGE_WIDTH);
    }
}

void ctg_answer_page_print_foot(FILE *to, const ctg_runs_outcome *outcome, const ctg_job *job)
{
    for (uint32_t at = 0; at < outcome->failed && at < CTG_RUNS_FAILURES; at++) {
        (void)fprintf(to, "Replicate %" PRIu32 " failed: %s\n",
                      outcome->failures[at].name.replicate, outcome->failures[at].sentence);
    }
    if (outcome->failed > CTG_RUNS_FAILURES) {
        (void)fprintf(to, "... and %" PRIu32 " more.\n", outcome->failed - CTG_RUNS_FAILURES);
    }
    (void)fprintf(to, "Stored in %s\n", job->path != NULL ? job->path : "no file (--no-store)");
    (void)fprintf(to, "Study %.16s, digest %016" PRIx64 ", contingent %s\n", job->study.id,
                  outcome->digest, job->study.version);
}

void ctg_answer_page_print(FILE *to, const ctg_answer *answer, const ctg_job *job)
{
    ctg_answer_page_print_head(to, answer->study, &answer->outcome);
    ctg_answer_short_print(to, answer, PAGE_WIDTH);
    print_given(to, answer);
    for (size_t at = 0; at < CTG_ANSWER_TABLES && answer->outcome.ok > 0; at++) {
        if (!answer->tables[at].about->told) {
            print_table(to, answer, &answer->tables[at]);
        }
    }
    ctg_answer_hangs_print(to, answer, PAGE_WIDTH);
    (void)fprintf(to, "\nWhat to know\n");
    (void)fprintf(to,
                  "The ranges cover chance and %zu parameters that each draw sets anew; for %zu of "
                  "them\nthe range itself is assumed, because no figure was found "
                  "(scenarios/PARAMETERS.md).\n",
                  answer->drawn, answer->assumed);
    ctg_answer_page_print_foot(to, &answer->outcome, job);
    (void)fprintf(to, "Next: contingent backtest backtest-2009 (how far to trust this)\n");
}
