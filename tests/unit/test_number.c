/* Decimal numbers in and out: what is read is what was written, in every locale, to the bit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <stdlib.h>

#include "engine/base/number.h"
#include "tests/support/assert.h"

static void assert_whole(const char *text, int64_t wanted)
{
    int64_t value = -77;
    const char *const why = ctg_number_whole(text, strlen(text), &value);
    if (why != NULL || value != wanted) {
        fail_msg("'%s' reads as %lld (%s)", text, (long long)value, why == NULL ? "-" : why);
    }
}

static void assert_no_whole(const char *text, const char *because)
{
    int64_t value = -77;
    const char *const why = ctg_number_whole(text, strlen(text), &value);
    if (why == NULL || strstr(why, because) == NULL || value != -77) {
        fail_msg("'%s' reads as %lld (%s)", text, (long long)value, why == NULL ? "-" : why);
    }
}

static void assert_real(const char *text, double wanted)
{
    double value = -77;
    const char *const why = ctg_number_real(text, strlen(text), &value);
    if (why != NULL) {
        fail_msg("'%s' %s", text, why);
    }
    assert_bits_equal(value, wanted);
}

static void assert_no_real(const char *text, const char *because)
{
    double value = -77;
    const char *const why = ctg_number_real(text, strlen(text), &value);
    if (why == NULL || strstr(why, because) == NULL || !(value < -76)) {
        fail_msg("'%s' reads as %.17g (%s)", text, value, why == NULL ? "-" : why);
    }
}

static void a_whole_number_is_read_up_to_64_bits_and_no_further(void **state)
{
    (void)state;
    assert_whole("0", 0);
    assert_whole("-0", 0);
    assert_whole("+7", 7);
    assert_whole("5000000000", 5000000000);
    assert_whole("2147483648", 2147483648);
    assert_whole("4294967296", 4294967296);
    assert_whole("9223372036854775807", INT64_MAX);
    assert_whole("-9223372036854775808", INT64_MIN);
    assert_no_whole("9223372036854775808", "64 bits");
    assert_no_whole("-9223372036854775809", "64 bits");
    assert_no_whole("18446744073709551616", "64 bits");
    assert_no_whole("99999999999999999999999", "64 bits");
}

static void what_is_not_plain_decimal_is_no_whole_number(void **state)
{
    (void)state;
    assert_no_whole("", "is empty");
    assert_no_whole("010", "begins with 0");
    assert_no_whole("-010", "begins with 0");
    assert_no_whole("00", "begins with 0");
    assert_no_whole("0x10", "hexadecimal");
    assert_no_whole("0X1F", "hexadecimal");
    const char *const others[] = {"-",  "+",   "1.0", "1e3", " 1", "1 ",  "1,000", "--1",  "+-1",
                                  "1a", "nan", "inf", "1L",  "１", "1\n", "\t1",   "1_000"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_no_whole(others[i], "is not a whole number");
    }
}

static void only_the_given_length_is_read(void **state)
{
    (void)state;
    int64_t whole = 0;
    double real = 0;
    assert_null(ctg_number_whole("12345", 3, &whole));
    assert_int_equal(whole, 123);
    assert_null(ctg_number_real("2.3859", 5, &real));
    assert_bits_equal(real, 2.385);
    assert_non_null(ctg_number_whole("1\0002", 3, &whole));
}

static void a_real_number_is_read_to_the_nearest_double(void **state)
{
    (void)state;
    assert_real("0", 0.0);
    assert_real("-0", 0.0);
    assert_real("-0.0e5", 0.0);
    assert_real("0.1", 0.1);
    assert_real("+2.385", 2.385);
    assert_real("-2.385e-3", -2.385e-3);
    assert_real("1E22", 1e22);
    assert_real("123456789012345", 123456789012345.0);
    assert_real("100000000000000000000", 1e20);
    assert_real("0.000000000000001", 1e-15);
    assert_real("1.50000000000000000000000000", 1.5);
    assert_real("999999999999999e22", 999999999999999e22);
    assert_real("3e-22", 3e-22);
}

static void a_real_number_that_would_be_rounded_is_refused(void **state)
{
    (void)state;
    assert_no_real("0.1234567890123456", "15 significant digits");
    assert_no_real("1234567890123456", "15 significant digits");
    assert_no_real("0.30000000000000004", "15 significant digits");
    assert_no_real("1e999", "too large or too small");
    assert_no_real("1e-999", "too large or too small");
    assert_no_real("1e99999999999999999999", "too large or too small");
    assert_no_real("1e23", "too large or too small");
    assert_no_real("1e-23", "too large or too small");
}

static void what_is_not_plain_decimal_is_no_real_number(void **state)
{
    (void)state;
    assert_no_real("", "is empty");
    assert_no_real("1,5", "comma");
    assert_no_real("01.5", "begins with 0");
    assert_no_real("0x1p3", "hexadecimal");
    assert_no_real("1.", "digit after its point");
    assert_no_real("1.e5", "digit after its point");
    const char *const others[] = {".",    ".5",   "-",   "e5",   "1e",    "1e+",     "1e5.0",
                                  "nan",  "inf",  "NaN", "-inf", " 1",    "1 ",      "1.5f",
                                  "1e5 ", "1..5", "1d5", "--1",  "1e--5", "infinity"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_no_real(others[i], "");
    }
}

/* A generator of its own, so that the texts are the same everywhere. */
static uint64_t next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 11;
}

static void reading_agrees_with_the_c_library_on_many_texts(void **state)
{
    (void)state;
    uint64_t seed = 2385;
    for (int i = 0; i < 200000; i++) {
        char text[64];
        const uint64_t digits = next(&seed) % 1000000000000000u;
        const int point = (int)(next(&seed) % 8);
        const int power = (int)(next(&seed) % 20) - 8;
        (void)snprintf(text, sizeof text, "%llu.%0*llue%d", (unsigned long long)(digits % 9000000),
                       point + 1, (unsigned long long)(digits % 10), power);
        double value = 0;
        if (ctg_number_real(text, strlen(text), &value) == NULL) {
            assert_bits_equal(value, strtod(text, NULL));
        } else {
            assert_true(strlen(text) > 15);
        }
    }
}

static void a_number_that_was_written_is_read_as_the_same_bits(void **state)
{
    (void)state;
    uint64_t seed = 77;
    for (int i = 0; i < 200000; i++) {
        char text[CTG_NUMBER_ROOM];
        double value = 0;
        const uint64_t bits = (next(&seed) << 32) ^ next(&seed);
        memcpy(&value, &bits, sizeof value);
        if (isfinite(value)) {
            ctg_number_write(value, text);
            assert_bits_equal(strtod(text, NULL), value);
        }
    }
}

static void a_number_of_15_digits_is_written_as_it_was_read(void **state)
{
    (void)state;
    const char *const texts[] = {"0.1",  "2.385", "-0.03",           "1500", "0",
                                 "0.23", "6.5",   "123456789.01234", "-9.5", "1e+20"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        double value = 0;
        char text[CTG_NUMBER_ROOM];
        assert_null(ctg_number_real(texts[i], strlen(texts[i]), &value));
        ctg_number_write(value, text);
        assert_string_equal(text, texts[i]);
    }
}

static void what_is_not_finite_is_written_in_words(void **state)
{
    (void)state;
    char text[CTG_NUMBER_ROOM];
    ctg_number_write(nan(""), text);
    assert_string_equal(text, "nan");
    ctg_number_write(-HUGE_VAL, text);
    assert_string_equal(text, "-inf");
    ctg_number_write_whole(INT64_MIN, text);
    assert_string_equal(text, "-9223372036854775808");
}

static void a_locale_with_a_decimal_comma_changes_nothing(void **state)
{
    (void)state;
    const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "pt_BR.UTF-8", "ps_AF"};
    char text[CTG_NUMBER_ROOM];
    size_t found = 0;
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
        if (setlocale(LC_ALL, locales[i]) != NULL) {
            ctg_number_write(1.0 / 3.0, text);
            assert_string_equal(text, "0.33333333333333331");
            assert_real("2.385", 2.385);
            assert_no_real("2,385", "comma");
            found++;
        }
    }
    (void)setlocale(LC_ALL, "C");
    if (found == 0) {
        skip();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_number_is_read_up_to_64_bits_and_no_further),
        cmocka_unit_test(what_is_not_plain_decimal_is_no_whole_number),
        cmocka_unit_test(only_the_given_length_is_read),
        cmocka_unit_test(a_real_number_is_read_to_the_nearest_double),
        cmocka_unit_test(a_real_number_that_would_be_rounded_is_refused),
        cmocka_unit_test(what_is_not_plain_decimal_is_no_real_number),
        cmocka_unit_test(reading_agrees_with_the_c_library_on_many_texts),
        cmocka_unit_test(a_number_that_was_written_is_read_as_the_same_bits),
        cmocka_unit_test(a_number_of_15_digits_is_written_as_it_was_read),
        cmocka_unit_test(what_is_not_finite_is_written_in_words),
        cmocka_unit_test(a_locale_with_a_decimal_comma_changes_nothing),
    };
    return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
