/* The answer to a scenario in a paragraph, before its tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/answer_short.h"

#include <assert.h>

#include "analysis/commands/page.h"

static const ctg_answer_cell *cell_of(const ctg_answer_table *table, size_t row, const char *key)
{
    return &table->cells[row * table->about->column_count + ctg_answer_column_of(table, key)];
}

/* "105 233 people (101 830-106 960)" */
static const char *number(char text[2 * CTG_PAGE_CELL], const ctg_answer_cell *cell,
                          ctg_answer_unit unit, const char *of)
{
    char median[CTG_PAGE_NUMBER];
    char range[CTG_PAGE_CELL];
    ctg_page_write_median(median, unit, &cell->over);
    ctg_page_write_range(range, unit, &cell->over);
    (void)snprintf(text, 2 * CTG_PAGE_CELL, range[0] != '\0' ? "%s%s (%s)" : "%s%s", median, of,
                   range);
    return text;
}

static void write_people(const ctg_answer *answer, char *line, size_t size)
{
    const ctg_answer_table *const world = ctg_answer_table_of(answer, "world");
    const ctg_answer_table *const senders = ctg_answer_table_of(answer, "contributors");
    const size_t last = world->row_count - 1;
    char texts[4][2 * CTG_PAGE_CELL];
    char room[CTG_WHO_ROOM];
    char month[8];
    ctg_month_write(answer->end, month);
    (void)snprintf(
        line, size,
        "in %s the missions have %s, %s, from %s, %s first. Since the start "
        "%s have changed hands.",
        month, number(texts[0], cell_of(world, last, "deployed_pers"), ctg_answer_count, " people"),
        number(texts[1], cell_of(world, last, "fill_share"), ctg_answer_percent,
               " % of their posts"),
        number(texts[2], cell_of(world, last, "contributors"), ctg_answer_count, " states"),
        ctg_answer_row_name(answer, senders, 0, room),
        number(texts[3], cell_of(world, last, "share_moved"), ctg_answer_percent,
               " % of all shares"));
}

static void write_outside(const ctg_answer *answer, char *line, size_t size)
{
    const ctg_answer_table *const headline = ctg_answer_table_of(answer, "headline");
    const size_t last = headline->row_count - 1;
    char texts[4][2 * CTG_PAGE_CELL];
    (void)snprintf(
        line, size,
        "Outside the United Nations' command %s serve on %s, %s of all people deployed; "
        "at the start %s.",
        number(texts[0], cell_of(headline, last, "deployed_outside_pers"), ctg_answer_count,
               " people"),
        number(texts[1], cell_of(headline, last, "outside_posts_pers"), ctg_answer_count, " posts"),
        number(texts[2], cell_of(headline, last, "outside_share"), ctg_answer_percent, " %"),
        number(texts[3], cell_of(headline, 0, "outside_share"), ctg_answer_percent, " %"));
}

/* What all states could sustain, and what a year of that costs. */
static void write_capacity(const ctg_answer *answer, char *line, size_t size)
{
    const ctg_answer_table *const headline = ctg_answer_table_of(answer, "headline");
    const size_t last = headline->row_count - 1;
    const ctg_answer_cell *const cost = cell_of(headline, last, "cost_usd_per_ready_person_year");
    char texts[2][2 * CTG_PAGE_CELL];
    (void)snprintf(line, size, "All states could keep %s deployed as long as needed%s%s%s.",
                   number(texts[0], cell_of(headline, last, "sustained_ready_pers"),
                          ctg_answer_count, " people"),
                   cost->over.count > 0 ? "; training costs " : "",
                   cost->over.count > 0 ? number(texts[1], cost, ctg_answer_price, " US dollars")
                                        : "",
                   cost->over.count > 0 ? " for each of them and year" : "");
}

/* The region that could sustain most, and what is owed. */
static void write_regions(const ctg_answer *answer, char *line, size_t size)
{
    const ctg_answer_table *const regions = ctg_answer_table_of(answer, "supplier");
    const ctg_answer_table *const world = ctg_answer_table_of(answer, "world");
    const size_t last = world->row_count - 1;
    const size_t row =
        ctg_answer_leading(regions, ctg_answer_column_of(regions, "sustained_ready_pers"));
    const char *const scarcest = cell_of(regions, row, "scarcest_capability")->word;
    char texts[3][2 * CTG_PAGE_CELL];
    char room[CTG_WHO_ROOM];
    (void)snprintf(
        line, size,
        "%s could keep %s deployed as long as needed, more than any other region; its scarcest "
        "capability (assumed mix) is %s. Members owe %s, missions owe contributors %s.",
        ctg_answer_row_name(answer, regions, row, room),
        number(texts[0], cell_of(regions, row, "sustained_ready_pers"), ctg_answer_count,
               " people"),
        scarcest != NULL ? scarcest : "none",
        number(texts[1], cell_of(world, last, "arrears_usd"), ctg_answer_money, " US dollars"),
        number(texts[2], cell_of(world, last, "owed_to_contributors_usd"), ctg_answer_money, ""));
}

ctg_answer_short_line ctg_answer_short_say(const ctg_answer *answer, size_t at)
{
    static void (*const all[CTG_ANSWER_SHORT_LINES])(const ctg_answer *answer, char *line,
                                                     size_t size) = {write_people, write_outside,
                                                                     write_capacity, write_regions};
    ctg_answer_short_line said;
    assert(at < CTG_ANSWER_SHORT_LINES && answer->outcome.ok > 0);
    all[at](answer, said.text, sizeof said.text);
    return said;
}

void ctg_answer_short_print(FILE *to, const ctg_answer *answer, int width)
{
    char line[sizeof(ctg_answer_short_line) + 16];
    for (size_t at = 0; answer->outcome.ok > 0 && at < CTG_ANSWER_SHORT_LINES; at++) {
        if (at == CTG_ANSWER_SHORT_LINES - 1 && answer->last_year != answer->end) {
            char month[8];
            ctg_month_write(answer->last_year, month);
            (void)fprintf(to, "Of states and regions the last yearly figures are those of %s:\n",
                          month);
        }
        (void)fputs(at == 0 ? "\n" : "", to);
        (void)snprintf(line, sizeof line, "%s%s", at == 0 ? "In short: " : "",
                       ctg_answer_short_say(answer, at).text);
        ctg_page_print_wrapped(to, line, "", width);
    }
}
