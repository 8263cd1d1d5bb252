/* What the headlines of an answer hang on, in lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/answer_hangs.h"

#include "analysis/commands/page.h"

static bool is_of_region(const ctg_answer_hangs *hangs)
{
    return hangs->table->about->scope != ctg_scope_world;
}

static void print_introduction(FILE *to, const ctg_answer *answer, int width)
{
    const ctg_hinges *const first = &answer->hangs[0].on;
    char month[8];
    char text[640];
    ctg_month_write(answer->end, month);
    (void)snprintf(
        text, sizeof text,
        "Of the %zu parameters that are drawn anew from assumed or fitted ranges, at most three "
        "for each figure of %s: those that go with it most, beyond a rank correlation of %.2f, "
        "which by chance one of them reaches in 5 %% of answers. Its square is the share of the "
        "variance of ranks for which the parameter stands alone.",
        first->candidates, month, first->bound);
    ctg_page_print_wrapped(to, text, "", width);
}

static void print_name(FILE *to, const ctg_answer *answer, const ctg_answer_hangs *hangs, int width)
{
    char text[320];
    char room[CTG_WHO_ROOM];
    char month[8];
    const bool region = is_of_region(hangs);
    ctg_month_write(hangs->month, month);
    const bool earlier = hangs->month != answer->end;
    (void)snprintf(text, sizeof text, "%s%s%s%s%s%s", hangs->about->name, region ? " " : "",
                   region ? ctg_answer_row_name(answer, hangs->table, hangs->row, room) : "",
                   earlier ? ", " : "", earlier ? month : "", hangs->on.found == 0 ? ": none" : "");
    ctg_page_print_wrapped(to, text, "", width);
}

static void print_parameter(FILE *to, const ctg_setting *setting, const ctg_influence *on,
                            int width)
{
    const ctg_parameter *const row = ctg_parameters_row(on->parameter);
    const ctg_candidates_range range = ctg_candidates_range_of(setting, on->parameter);
    const bool is_fitted = ctg_candidates_is_fitted(setting, on->parameter);
    const int digits = is_fitted ? 3 : 6; /* a fit has no more, what is assumed was said so */
    char text[256];
    (void)snprintf(text, sizeof text, "%+.2f %3.0f %%  %s, %.*g to %.*g %s%s", on->correlation,
                   100 * on->correlation * on->correlation, row->path, digits, range.low, digits,
                   range.high, row->unit, is_fitted ? " (fitted)" : "");
    ctg_page_print_wrapped(to, text, "  ", width);
}

void ctg_answer_hangs_print(FILE *to, const ctg_answer *answer, int width)
{
    if (answer->outcome.ok == 0) {
        return;
    }
    (void)fputs("\nWhat the answer hangs on\n", to);
    if (answer->hangs[0].on.candidates == 0) {
        (void)fputs("On no parameter: none is drawn anew from an assumed or fitted range.\n", to);
        return;
    }
    if (answer->hangs[0].on.values < CTG_CANDIDATES_DRAWS_LEAST) {
        (void)fprintf(to, "Fewer than %d replicates do not tell.\n", CTG_CANDIDATES_DRAWS_LEAST);
        return;
    }
    print_introduction(to, answer, width);
    for (size_t at = 0; at < CTG_ANSWER_HEADLINES; at++) {
        const ctg_answer_hangs *const hangs = &answer->hangs[at];
        print_name(to, answer, hangs, width);
        for (size_t i = 0; i < hangs->on.found; i++) {
            print_parameter(to, answer->study->setting, &hangs->on.strongest[i], width);
        }
    }
}
