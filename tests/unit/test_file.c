/* Whole files: plain files come whole, everything else is named, nothing hangs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/file.h"
#include "tests/support/assert.h"

static char folder[64];

static const char *path_of(const char *name)
{
    static char path[128];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *bytes, size_t size)
{
    FILE *const file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void assert_refused(const char *path, size_t most, const char *why)
{
    ctg_file file;
    ctg_file_fault fault;
    assert_int_equal(ctg_file_read(&file, path, most, &fault), ctg_input);
    assert_null(file.bytes);
    if (strstr(fault.text, why) == NULL) {
        fail_msg("'%s' is not in: %s", why, fault.text);
    }
}

static void a_plain_file_comes_whole_with_a_nul_behind_it(void **state)
{
    (void)state;
    ctg_file file;
    ctg_file_fault fault;
    write_file("a", "one\0two", 7);
    assert_int_equal(ctg_file_read(&file, path_of("a"), 7, &fault), ctg_ok);
    assert_int_equal(file.size, 7);
    assert_memory_equal(file.bytes, "one\0two", 8);
    ctg_file_destroy(&file);
    write_file("empty", "", 0);
    assert_int_equal(ctg_file_read(&file, path_of("empty"), 0, &fault), ctg_ok);
    assert_int_equal(file.size, 0);
    ctg_file_destroy(&file);
}

static void what_is_written_is_there_whole_or_what_was_there_stays(void **state)
{
    (void)state;
    ctg_file file;
    ctg_file_fault fault;
    ctg_error error;
    ctg_error_clear(&error);
    write_file("w", "old", 3);
    assert_int_equal(ctg_file_write(path_of("w"), "new\0er", 6, &error), ctg_ok);
    assert_int_equal(ctg_file_read(&file, path_of("w"), 9, &fault), ctg_ok);
    assert_int_equal(file.size, 6);
    assert_memory_equal(file.bytes, "new\0er", 6);
    ctg_file_destroy(&file);
    assert_int_equal(ctg_file_write(path_of("none/w"), "new", 3, &error), ctg_storage);
    assert_non_null(strstr(error.text, "cannot write"));
    assert_int_equal(remove(path_of("w")), 0);
}

static void a_file_above_the_limit_is_refused_unread(void **state)
{
    (void)state;
    write_file("a", "eight bb", 8);
    assert_refused(path_of("a"), 7, "has 8 bytes; at most 7 are read");
    assert_int_equal(truncate(path_of("a"), (off_t)1 << 40), 0);
    assert_refused(path_of("a"), 1 << 20, "has 1099511627776 bytes; at most 1048576 are read");
}

static void what_is_no_plain_file_is_named(void **state)
{
    (void)state;
    assert_refused(folder, 100, "is a folder; a plain file is needed");
    assert_refused("/dev/zero", 100, "is a character device; a plain file is needed");
    assert_int_equal(mkfifo(path_of("fifo"), 0600), 0);
    assert_refused(path_of("fifo"), 100, "is a FIFO; a plain file is needed");
    assert_refused(path_of("missing"), 100, "cannot be read: No such file or directory");
    assert_refused("", 100, "cannot be read: No such file or directory");
    assert_int_equal(symlink("loop", path_of("loop")), 0);
    assert_refused(path_of("loop"), 100, "cannot be read: Too many levels of symbolic links");
}

static void a_name_that_is_near_is_told(void **state)
{
    (void)state;
    write_file("baseline.cfg", "", 0);
    assert_refused(path_of("basline.cfg"), 9,
                   "cannot be read: No such file or directory; did you mean 'baseline.cfg'?");
    assert_string_equal(ctg_file_hint(path_of("b.cfg")).text, "");
    assert_string_equal(ctg_file_hint(path_of("baseline.cfg")).text, ""); /* itself */
    assert_string_equal(ctg_file_hint(path_of("no/baseline.cfg")).text, "");
    write_file("base\nline.txt", "", 0);
    assert_string_equal(ctg_file_hint(path_of("base_line.txt")).text, "");
}

static int make_folder(void **state)
{
    (void)state;
    (void)snprintf(folder, sizeof folder, "/tmp/ctg-test-file-XXXXXX");
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    (void)state;
    const char *const names[] = {"a", "empty", "fifo", "loop", "baseline.cfg", "base\nline.txt"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        (void)unlink(path_of(names[i]));
    }
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_file_comes_whole_with_a_nul_behind_it),
        cmocka_unit_test(what_is_written_is_there_whole_or_what_was_there_stays),
        cmocka_unit_test(a_file_above_the_limit_is_refused_unread),
        cmocka_unit_test(what_is_no_plain_file_is_named),
        cmocka_unit_test(a_name_that_is_near_is_told),
    };
    return cmocka_run_group_tests_name("file", tests, make_folder, remove_folder);
}
