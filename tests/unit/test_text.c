/* Text from files: UTF-8, what a sentence shows, the name that was meant, paths.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "engine/base/text.h"
#include "tests/support/assert.h"

static size_t bad_at(const char *bytes)
{
    return ctg_text_bad_utf8(bytes, strlen(bytes));
}

static void valid_utf8_is_accepted(void **state)
{
    (void)state;
    const char *const texts[] = {"",
                                 "plain",
                                 "Côte d'Ivoire",
                                 "\xe0\xa0\x80",
                                 "\xed\x9f\xbf",
                                 "\xee\x80\x80",
                                 "\xf0\x90\x80\x80",
                                 "\xf4\x8f\xbf\xbf"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_int_equal(bad_at(texts[i]), strlen(texts[i]));
    }
}

static void the_first_byte_that_is_not_utf8_is_found(void **state)
{
    (void)state;
    assert_int_equal(bad_at("ab\xff"), 2);
    assert_int_equal(bad_at("C\xf4te"), 1);               /* Latin-1 */
    assert_int_equal(bad_at("a\x80"), 1);                 /* a continuation alone */
    assert_int_equal(bad_at("a\xc3"), 1);                 /* cut off */
    assert_int_equal(bad_at("\xc0\xaf"), 0);              /* overlong */
    assert_int_equal(bad_at("\xe0\x9f\xbf"), 0);          /* overlong */
    assert_int_equal(bad_at("\xf0\x8f\xbf\xbf"), 0);      /* overlong */
    assert_int_equal(bad_at("\xed\xa0\x80"), 0);          /* a surrogate */
    assert_int_equal(bad_at("\xf4\x90\x80\x80"), 0);      /* beyond U+10FFFF */
    assert_int_equal(bad_at("\xf5\x80\x80\x80"), 0);      /* no leading byte */
    assert_int_equal(bad_at("a\xe2\x82\xac\xe2\x82"), 4); /* a euro sign, then half of one */
}

static const char *shown(const char *text)
{
    static ctg_text_quote quote;
    quote = ctg_text_shown(text, strlen(text));
    return quote.text;
}

static void no_input_can_forge_a_line_of_output(void **state)
{
    (void)state;
    assert_string_equal(shown("a\nb.cfg:1: error: x"), "a?b.cfg:1: error: x");
    assert_string_equal(shown("\x1b[31mred\x07\x7f"), "?[31mred??");
    assert_string_equal(shown("\xc2\x9b"
                              "31m"),
                        "?31m"); /* C1 control */
    assert_string_equal(shown("a\xe2\x80\xae"
                              "b"),
                        "a?b"); /* right-to-left override */
    assert_string_equal(shown("a\xe2\x81\xa6"
                              "b"),
                        "a?b"); /* isolate */
    assert_string_equal(shown("a\xe2\x80\xa8"
                              "b"),
                        "a?b"); /* line separator */
    assert_string_equal(shown("Côte \xff"), "Côte ?");
}

static void a_long_text_is_cut_between_characters(void **state)
{
    (void)state;
    char text[200];
    for (size_t i = 0; i < 66; i++) {
        memcpy(text + 3 * i, "\xe2\x82\xac", 4);
    }
    const char *const cut = shown(text);
    const size_t length = strlen(cut);
    assert_true(length < CTG_TEXT_SHOWN);
    assert_int_equal(ctg_text_bad_utf8(cut, length), length);
    assert_string_equal(cut + length - 3, "...");
}

static const char *meant(const char *wanted, const char *const *names)
{
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, wanted);
    for (; *names != NULL; names++) {
        ctg_text_nearest_try(&nearest, *names);
    }
    return nearest.best == NULL ? "-" : nearest.best;
}

static void what_did_not_fit_ends_between_characters(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"123456789", "123456789"}, {"1234567890", "123456..."}, {"12345\u00e967890", "12345..."}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[10];
        (void)ctg_text_copy(text, sizeof text, cases[i][0], strlen(cases[i][0]));
        ctg_text_fit(text, sizeof text, (int)strlen(cases[i][0]));
        assert_string_equal(text, cases[i][1]);
    }
}

static void the_name_that_was_meant_is_found(void **state)
{
    (void)state;
    const char *const names[] = {"JPN", "JOR", "population", "budget_usd_m_per_year", NULL};
    assert_string_equal(meant("JPM", names), "JPN");
    assert_string_equal(meant("JPR", (const char *const[]){"JOR", "JPN", "JPX", NULL}), "JPN");
    assert_string_equal(meant("jpn", names), "JPN");
    assert_string_equal(meant("JNP", names), "JPN"); /* a swap is one edit */
    assert_string_equal(meant("popluation", names), "population");
    assert_string_equal(meant("buget_usd_m_per_yaer", names), "budget_usd_m_per_year");
    assert_string_equal(meant("USA", names), "-");
    assert_string_equal(meant("", names), "-");
    assert_string_equal(meant("armed_forces", names), "-");
}

static void a_name_of_any_length_can_be_asked_for(void **state)
{
    (void)state;
    char text[5000];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    const char *const names[] = {"a", text, NULL};
    assert_string_equal(meant(text, names), "-");
    assert_string_equal(meant("aa", names), "a");
}

static void a_hint_names_what_was_meant(void **state)
{
    (void)state;
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, "JPM");
    assert_string_equal(ctg_text_nearest_hint(&nearest).text, "");
    ctg_text_nearest_try(&nearest, "JPN");
    assert_string_equal(ctg_text_nearest_hint(&nearest).text, "; did you mean 'JPN'?");
}

static void assert_beside(const char *file, const char *relative, const char *wanted)
{
    ctg_error error;
    char *path = NULL;
    ctg_error_clear(&error);
    assert_int_equal(ctg_text_path_beside(&path, file, relative, &error), ctg_ok);
    assert_string_equal(path, wanted);
    free(path);
}

static void a_path_is_seen_from_the_folder_of_its_file(void **state)
{
    (void)state;
    assert_beside("a.cfg", "data/b.csv", "data/b.csv");
    assert_beside("scenarios/a.cfg", "data/b.csv", "scenarios/data/b.csv");
    assert_beside("/a.cfg", "b.csv", "/b.csv");
    assert_beside("scenarios/a.cfg", "/else/b.cfg", "/else/b.cfg");
}

static void a_copy_never_overruns(void **state)
{
    (void)state;
    char to[4] = "zzz";
    assert_true(ctg_text_copy(to, sizeof to, "JPN", 3));
    assert_string_equal(to, "JPN");
    assert_false(ctg_text_copy(to, sizeof to, "JAPAN", 5));
    assert_string_equal(to, "JAP");
    assert_true(ctg_text_copy(to, sizeof to, "", 0));
    assert_memory_equal(to, "\0\0\0\0", 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_utf8_is_accepted),
        cmocka_unit_test(the_first_byte_that_is_not_utf8_is_found),
        cmocka_unit_test(no_input_can_forge_a_line_of_output),
        cmocka_unit_test(a_long_text_is_cut_between_characters),
        cmocka_unit_test(what_did_not_fit_ends_between_characters),
        cmocka_unit_test(the_name_that_was_meant_is_found),
        cmocka_unit_test(a_name_of_any_length_can_be_asked_for),
        cmocka_unit_test(a_hint_names_what_was_meant),
        cmocka_unit_test(a_path_is_seen_from_the_folder_of_its_file),
        cmocka_unit_test(a_copy_never_overruns),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
