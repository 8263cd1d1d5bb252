/* Numbers and names as the page shows them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <stdlib.h>

#include "analysis/commands/page.c"

static const char *shown(ctg_answer_unit unit, double value)
{
    static char text[CTG_PAGE_NUMBER];
    ctg_page_write_number(text, unit, value, value);
    return text;
}

static void digits_stand_in_groups_of_three(void **state)
{
    (void)state;
    assert_string_equal(shown(ctg_answer_count, 0), "0");
    assert_string_equal(shown(ctg_answer_count, 999.4), "999");
    assert_string_equal(shown(ctg_answer_count, 999.6), "1 000");
    assert_string_equal(shown(ctg_answer_count, 104496), "104 496");
    assert_string_equal(shown(ctg_answer_price, 1234567.25), "1 234 567");
    assert_string_equal(shown(ctg_answer_count, -123456), "-123 456");
    assert_string_equal(shown(ctg_answer_count, 1e300), "1 000 000 000 000 000 000");
}

static void money_stands_in_millions_and_billions(void **state)
{
    (void)state;
    assert_string_equal(shown(ctg_answer_money, 0), "0");
    assert_string_equal(shown(ctg_answer_money, 2.385e6), "2.4 m");
    assert_string_equal(shown(ctg_answer_money, 99.96e6), "100 m");
    assert_string_equal(shown(ctg_answer_money, 999.4e6), "999 m");
    assert_string_equal(shown(ctg_answer_money, 999.6e6), "1.00 bn");
    assert_string_equal(shown(ctg_answer_money, 2.385e9), "2.38 bn");
    assert_string_equal(shown(ctg_answer_percent, 0.9435), "94.3");
    assert_string_equal(shown(ctg_answer_decimal, 0.816), "0.82");
}

static void a_range_names_its_unit_once_and_is_empty_when_it_shows_nothing_more(void **state)
{
    char text[CTG_PAGE_CELL];
    const ctg_quantiles wide = {.p05 = 0.4e9, .median = 1e9, .p95 = 2.6e9, .count = 7};
    const ctg_quantiles people = {.p05 = 1200, .median = 2000, .p95 = 34500, .count = 7};
    const ctg_quantiles narrow = {.p05 = 7.1, .median = 7.2, .p95 = 7.3, .count = 7};
    const ctg_quantiles none = {.count = 0};
    (void)state;
    ctg_page_write_range(text, ctg_answer_money, &wide);
    assert_string_equal(text, "0.40-2.60 bn");
    ctg_page_write_range(text, ctg_answer_count, &people);
    assert_string_equal(text, "1 200-34 500");
    ctg_page_write_range(text, ctg_answer_count, &narrow);
    assert_string_equal(text, "");
    ctg_page_write_range(text, ctg_answer_count, &none);
    assert_string_equal(text, "");
    ctg_page_write_median(text, ctg_answer_count, &none);
    assert_string_equal(text, "-");
}

static const char *printed_left(const char *text, int width)
{
    static char line[128];
    FILE *const to = fmemopen(line, sizeof line, "w");
    assert_non_null(to);
    ctg_page_print_left(to, text, width);
    assert_int_equal(fclose(to), 0);
    return line;
}

static void names_are_cut_between_words_or_characters_and_filled_with_blanks(void **state)
{
    (void)state;
    assert_string_equal(printed_left("Ghana", 8), "Ghana   ");
    assert_string_equal(printed_left("Côte d'Ivoire", 13), "Côte d'Ivoire");
    assert_string_equal(printed_left("Côte d'Ivoire", 15), "Côte d'Ivoire  ");
    assert_string_equal(printed_left("United Kingdom of Great Britain and Northern Ireland", 32),
                        "United Kingdom of Great..       ");
    assert_string_equal(printed_left("éééééééééééééééééééé", 5), "ééé..");
    assert_string_equal(printed_left("a\033[31mb", 8), "a?[31mb ");
}

static void long_texts_are_wrapped_at_blanks(void **state)
{
    char page[256] = "";
    FILE *const to = fmemopen(page, sizeof page, "w");
    (void)state;
    assert_non_null(to);
    ctg_page_print_wrapped(to, "one two  three fourandmore\nfive", "  ", 11);
    assert_int_equal(fclose(to), 0);
    assert_string_equal(page, "  one two\n  three\n  fourandmore\n  five\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_stand_in_groups_of_three),
        cmocka_unit_test(money_stands_in_millions_and_billions),
        cmocka_unit_test(a_range_names_its_unit_once_and_is_empty_when_it_shows_nothing_more),
        cmocka_unit_test(names_are_cut_between_words_or_characters_and_filled_with_blanks),
        cmocka_unit_test(long_texts_are_wrapped_at_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
