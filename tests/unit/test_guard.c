/* The guard before libconfig, and the tree behind it: what was written, or a sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/guard.h"

#include <stdlib.h>

#include "engine/io/document.h"
#include "tests/support/assert.h"

static ctg_status guard_text(const char *text, size_t size, ctg_error *error)
{
    ctg_guard guard;
    ctg_error_clear(error);
    const ctg_status status = ctg_guard_read(&guard, "x.cfg", text, size, error);
    if (status == ctg_ok) {
        ctg_guard_destroy(&guard);
    } else {
        assert_null(guard.settings);
    }
    return status;
}

/* Exactly one sentence, and this one. */
static void assert_refused(const char *text, const char *sentence)
{
    ctg_error error;
    assert_int_equal(guard_text(text, strlen(text), &error), ctg_input);
    if (error.sentences != 1 || strstr(error.text, sentence) == NULL) {
        fail_msg("'%s' is not what was told: %s", sentence, error.text);
    }
}

static void numbers_that_libconfig_would_bend_are_refused(void **state)
{
    (void)state;
    assert_refused("a = 9223372036854775808;",
                   "'a' is '9223372036854775808', which lies beyond 64");
    assert_refused("a = 1e999;", "'a' is '1e999', which is too large or too small");
    assert_refused("a = .;", "'a' is '.', which is not a number");
    assert_refused("a = .5;", "'a' is '.5', which is not a number");
    assert_refused("a = 5.;", "'a' is '5.', which has no digit after its point");
    assert_refused("a = 0x10;", "'a' is '0x10', which is hexadecimal");
    assert_refused("a = 010;", "'a' is '010', which begins with 0");
    assert_refused("a = 10L;", "'a' is '10L', which is not a whole number");
    assert_refused("a = (1, 010);", "x.cfg:1: error: '010' begins with 0");
    assert_refused("a = 1-2;", "'a' is '1-2', which is not a whole number");
    assert_refused("a = nan;", "'nan' stands where a value");
    assert_refused("a = inf;", "'inf' stands where a value");
    assert_refused("a = -inf;", "'a' is '-inf', which is not a whole number");
    assert_refused("a = 1,5;", "'5' stands where the name of a setting should be");
    assert_refused("a = ;", "';' stands where a value should be");
}

static void what_is_not_closed_is_told_where_it_begins(void **state)
{
    (void)state;
    assert_refused("a = 1;\n/* never\nclosed", "x.cfg:2: error: a comment begins here");
    assert_refused("a = 1;\n/*/", "x.cfg:2: error: a comment begins here");
    assert_refused("a = \"one\nb = 2;", "x.cfg:1: error: a text begins in this line");
    assert_refused("a = \"one", "x.cfg:1: error: a text begins in this line");
    assert_refused("a = \"one\\", "x.cfg:1: error: in a text a backslash");
    assert_refused("a = {\nb = 1;\n", "x.cfg:3: error: the file ends where '}' should be");
    assert_refused("a = ( 1,\n", "x.cfg:2: error: the file ends where a value should be");
    assert_refused("a = ( 1\n", "x.cfg:2: error: the file ends where ',' or ')' should be");
    assert_refused("a = [ 1", "the file ends where ',' or ']' should be");
    assert_refused("a =", "the file ends where a value should be");
    assert_refused("a", "the file ends where '=' should be");
}

static void what_is_no_setting_is_refused(void **state)
{
    (void)state;
    assert_refused("", "x.cfg: error: the file is empty");
    assert_refused("@include \"a.cfg\"\n", "x.cfg:1: error: @include is not allowed");
    assert_refused("a = 1;\n  @include \"a.cfg\"\n", "x.cfg:2: error: @include is not allowed");
    assert_refused("} a = 1;", "'}' stands where the name of a setting should be");
    assert_refused("a = ( 1, );", "')' stands where a value should be; no comma stands before it");
    assert_refused("a b = 1;", "'b' stands where '=' should be");
    assert_refused("a == 1;", "'=' stands where a value should be");
    assert_refused("$a = 1;", "'$a = 1;' cannot be read");
    assert_refused("a = 'x';", "''x';' cannot be read");
    assert_refused("a = \"\\x41\";", "in a text a backslash may only stand before");
    assert_refused("a = \"\x01\";", "a text holds a control character");
    assert_refused("a = true1;", "'true1' stands where a value");
    assert_refused("\xef\xbb\xbf"
                   "a = 1;",
                   "x.cfg:1: error: begins with a byte order mark");
    assert_refused("a = \"\xff\";", "the byte 0xff is not part of UTF-8");
}

static void a_nul_is_refused_with_its_line(void **state)
{
    (void)state;
    ctg_error error;
    assert_int_equal(guard_text("a = 1;\n\0b = 2;", 15, &error), ctg_input);
    assert_non_null(strstr(error.text, "x.cfg:2: error: holds a NUL byte"));
}

static void a_name_that_stands_twice_is_told_with_both_lines(void **state)
{
    (void)state;
    assert_refused("a = 1;\nb = 2;\na = 3;",
                   "x.cfg:3: error: 'a' stands there twice; the first is in "
                   "line 1");
    ctg_error error;
    const char *const apart = "a = { x = 1; }; b = { x = 1; }; l = ( { x = 1; }, { x = 1; } );";
    assert_int_equal(guard_text(apart, strlen(apart), &error), ctg_ok);
}

static void all_mistakes_in_names_and_numbers_are_told_at_once(void **state)
{
    (void)state;
    ctg_error error;
    const char *const text = "a = 010;\nb = 0x1;\na = 1e99;\nc = 1.23456789012345678;";
    assert_int_equal(guard_text(text, strlen(text), &error), ctg_input);
    assert_int_equal(error.sentences, 5);
}

static char *repeated(const char *begin, const char *unit, size_t count, const char *end)
{
    const size_t length = strlen(unit);
    char *const text = malloc(strlen(begin) + count * length + strlen(end) + 1);
    assert_non_null(text);
    char *at = text + strlen(strcpy(text, begin));
    for (size_t i = 0; i < count; i++, at += length) {
        memcpy(at, unit, length);
    }
    (void)strcpy(at, end);
    return text;
}

static void assert_repeated_refused(const char *begin, const char *unit, size_t count,
                                    const char *end, const char *sentence)
{
    char *const text = repeated(begin, unit, count, end);
    assert_refused(text, sentence);
    free(text);
}

static void what_would_take_libconfig_minutes_is_refused(void **state)
{
    (void)state;
    assert_repeated_refused("a = ", "(", 17, "", "nested more than 16 deep");
    assert_repeated_refused("a = ", "{ a = ", 100000, "", "nested more than 16 deep");
    assert_repeated_refused("a = (1", ",1", 5000, ");", "has more than 5000 settings");
    assert_repeated_refused("a = \"", "x", 4097, "\";", "a text has 4097 bytes; at most 4096");
    assert_repeated_refused("a = \"", "x", 8000000, "\";", "has 8000007 bytes; at most 1048576");
    assert_repeated_refused("# ", "x", 1048576, "", "has 1048578 bytes; at most 1048576");
}

static void what_is_at_the_limits_is_read(void **state)
{
    (void)state;
    ctg_error error;
    char *text = repeated("a = ((((((((", "(", 8, "))))))))))))))));");
    assert_int_equal(guard_text(text, strlen(text), &error), ctg_ok);
    free(text);
    text = repeated("a = (1", ",1", 4998, ");");
    assert_int_equal(guard_text(text, strlen(text), &error), ctg_ok);
    free(text);
}

static void the_tree_is_what_was_written(void **state)
{
    (void)state;
    static const char text[] = "# c\ntitle = \"a \\\"b\\\"\"\n  \"c\"; // c\r\n"
                               "/* c */ big = 5000000000, real : -2.385e-3\n"
                               "list = ( { x = true; }, [1, 2], \"é\" ); empty = {};";
    ctg_error error;
    ctg_document document;
    ctg_error_clear(&error);
    if (ctg_document_read(&document, "x.cfg", text, sizeof text - 1, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
    const struct {
        const char *name;
        ctg_guard_kind kind;
        size_t line;
        const char *text;
        size_t children;
    } wanted[] = {{"title", ctg_guard_text, 2, "a \"b\"c", 0},
                  {"big", ctg_guard_whole, 4, "5000000000", 0},
                  {"real", ctg_guard_real, 4, "-2.385e-3", 0},
                  {"list", ctg_guard_list, 5, "(", 3},
                  {"empty", ctg_guard_group, 5, "{", 0}};
    const ctg_node *node = ctg_document_first(&document, &document.nodes[0]);
    for (size_t i = 0; i < 5; i++) {
        assert_non_null(node);
        assert_string_equal(node->name, wanted[i].name);
        assert_int_equal(node->kind, wanted[i].kind);
        assert_int_equal(node->line, wanted[i].line);
        assert_int_equal(node->length, strlen(wanted[i].text));
        assert_memory_equal(node->text, wanted[i].text, node->length);
        assert_int_equal(node->children, wanted[i].children);
        node = ctg_document_next(&document, node);
    }
    assert_null(node);
    ctg_document_destroy(&document);
}

static void libconfig_and_the_guard_agree_on_arrays(void **state)
{
    (void)state;
    ctg_error error;
    ctg_document document;
    ctg_error_clear(&error);
    const char *const text = "a = 1;\nb = [1, \"two\"];";
    assert_int_equal(ctg_document_read(&document, "x.cfg", text, strlen(text), &error), ctg_input);
    assert_string_equal(error.text, "x.cfg:2: error: mismatched element type in array\n");
    assert_null(document.nodes);
}

/* Whatever the guard lets pass, libconfig reads as the guard did: pieces put together at random. */
static void what_the_guard_accepts_libconfig_reads_alike(void **state)
{
    (void)state;
    static const char *const pieces[] = {"p = 1;",
                                         "q = \"t\" \"u\";",
                                         "r : -2.5e-3,",
                                         "s = true ",
                                         "t = { y = 2; };",
                                         "u = ( 1, {}, \"x\" );",
                                         "v = [1, 2];",
                                         "w = ();",
                                         "x-1 = { a = ( { b = 1; } ) } ",
                                         "\n",
                                         " # x\n",
                                         "/* y */",
                                         "//\n",
                                         "=",
                                         "{",
                                         "}",
                                         "(",
                                         ")",
                                         ",",
                                         ";",
                                         "\"",
                                         "1",
                                         "a",
                                         "+"};
    uint64_t seed = 2385;
    size_t accepted = 0;
    for (int i = 0; i < 40000; i++) {
        char text[256] = "";
        ctg_error error;
        ctg_document document;
        for (int n = 0; n < 4; n++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            (void)strcat(text, pieces[(seed >> 33) % (sizeof pieces / sizeof pieces[0])]);
        }
        ctg_error_clear(&error);
        const ctg_status status = ctg_document_read(&document, "x.cfg", text, strlen(text), &error);
        if (status == ctg_ok) {
            accepted++;
            ctg_document_destroy(&document);
        } else if (status != ctg_input || error.sentences == 0) {
            fail_msg("%s: %s", text, error.text);
        }
    }
    assert_true(accepted > 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_that_libconfig_would_bend_are_refused),
        cmocka_unit_test(what_is_not_closed_is_told_where_it_begins),
        cmocka_unit_test(what_is_no_setting_is_refused),
        cmocka_unit_test(a_nul_is_refused_with_its_line),
        cmocka_unit_test(a_name_that_stands_twice_is_told_with_both_lines),
        cmocka_unit_test(all_mistakes_in_names_and_numbers_are_told_at_once),
        cmocka_unit_test(what_would_take_libconfig_minutes_is_refused),
        cmocka_unit_test(what_is_at_the_limits_is_read),
        cmocka_unit_test(the_tree_is_what_was_written),
        cmocka_unit_test(libconfig_and_the_guard_agree_on_arrays),
        cmocka_unit_test(what_the_guard_accepts_libconfig_reads_alike),
    };
    return cmocka_run_group_tests_name("guard", tests, NULL, NULL);
}
