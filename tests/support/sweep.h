/* Files of sweeps for tests, beside base.cfg in the folder of scenario_folder.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_SWEEP_H
#define CTG_TESTS_SUPPORT_SWEEP_H

#include "engine/io/sweep.h"
#include "tests/support/scenario_folder.h"

#define BASE "base = \"base.cfg\";\n"

/* Opens the text and resolves it in the base. */
static inline ctg_status sweep_of(ctg_sweep *sweep, const char *text, ctg_error *error)
{
    ctg_scenario *base = NULL;
    ctg_error_clear(error);
    write_file("a.cfg", text);
    write_file("base.cfg", HEAD);
    ctg_status status = ctg_sweep_open(sweep, path_of("a.cfg"), NULL, error);
    if (status == ctg_ok) {
        assert_int_equal(open_file(&base, "base.cfg", NULL, NULL, error), ctg_ok);
        status = ctg_sweep_resolve(sweep, base, error);
        ctg_scenario_destroy(base);
    }
    return status;
}

/* A text that is right. */
static inline void sweep_right(ctg_sweep *sweep, const char *text)
{
    ctg_error error;
    if (sweep_of(sweep, text, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
}

/* A text that is wrong: each of the sentences, in this order, and no other. */
static inline void sweep_told(const char *text, size_t count, const char *const *sentences)
{
    ctg_sweep sweep;
    ctg_error error;
    assert_int_equal(sweep_of(&sweep, text, &error), ctg_input);
    ctg_sweep_close(&sweep);
    const char *at = error.text;
    for (size_t i = 0; i < count; i++) {
        at = strstr(at, sentences[i]);
        if (at == NULL) {
            fail_msg("'%s' is not in its place in:\n%s", sentences[i], error.text);
        }
    }
    if (error.sentences != count) {
        fail_msg("%zu sentences, not %zu:\n%s", error.sentences, count, error.text);
    }
}

static inline void sweep_told_once(const char *text, const char *sentence)
{
    sweep_told(text, 1, &sentence);
}

#endif
