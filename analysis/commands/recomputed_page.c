/* A run that was computed again, beside what is stored of it, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/recomputed_page.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/json.h"
#include "engine/base/number.h"

static void print_difference(FILE *to, const ctg_recomputed_difference *difference)
{
    char stored[CTG_NUMBER_ROOM];
    char computed[CTG_NUMBER_ROOM];
    ctg_number_write(difference->stored, stored);
    ctg_number_write(difference->computed, computed);
    (void)fprintf(to, "  %s%s%s%s%s: stored %s, computed %s\n", difference->what,
                  difference->who[0] != '\0' ? " of " : "", difference->who,
                  difference->month[0] != '\0' ? ", " : "", difference->month, stored, computed);
}

void ctg_recomputed_page_print(FILE *to, const ctg_store_head *head,
                               const ctg_recomputed_comparison *comparison)
{
    char room[CTG_STORE_FILE_RUN_ROOM];
    const char *const name = ctg_store_file_run_name(head, &comparison->name, room);
    if (comparison->same) {
        (void)fprintf(
            to, "%s: %s came out the same: digest %016" PRIx64 ", %zu value%s to the bit%s%s\n",
            head->path, name, comparison->computed, comparison->values,
            comparison->values == 1 ? "" : "s",
            comparison->stored_status == ctg_ok ? "" : "; it fails again: ",
            comparison->stored_sentence);
        return;
    }
    (void)fprintf(to,
                  "%s: %s came out otherwise: digest stored %016" PRIx64 ", computed %016" PRIx64
                  "; %zu of %zu values differ\n",
                  head->path, name, comparison->stored, comparison->computed, comparison->differing,
                  comparison->values);
    if (comparison->stored_status != ctg_ok || comparison->computed_status != ctg_ok) {
        (void)fprintf(to, "  stored: %s\n  computed: %s\n",
                      comparison->stored_status == ctg_ok ? "it did not fail"
                                                          : comparison->stored_sentence,
                      comparison->computed_status == ctg_ok ? "it did not fail"
                                                            : comparison->computed_sentence);
    }
    for (size_t i = 0; i < comparison->differing && i < CTG_RECOMPUTED_SHOWN; i++) {
        print_difference(to, &comparison->first[i]);
    }
    if (comparison->differing > CTG_RECOMPUTED_SHOWN) {
        (void)fprintf(to, "  and %zu more\n", comparison->differing - CTG_RECOMPUTED_SHOWN);
    }
}

static json_t *text_of(const char *text)
{
    return ctg_answer_json_text(text, strlen(text));
}

/* What the run failed with; null where it did not. */
static json_t *failure_of(ctg_status status, const char *sentence)
{
    return status == ctg_ok ? json_null() : text_of(sentence);
}

json_t *ctg_recomputed_page_json(const ctg_store_head *head,
                                 const ctg_recomputed_comparison *comparison)
{
    char room[CTG_STORE_FILE_RUN_ROOM];
    char stored[24];
    char computed[24];
    json_t *differences = json_array();
    (void)snprintf(stored, sizeof stored, "%016" PRIx64, comparison->stored);
    (void)snprintf(computed, sizeof computed, "%016" PRIx64, comparison->computed);
    for (size_t i = 0; i < comparison->differing && i < CTG_RECOMPUTED_SHOWN; i++) {
        const ctg_recomputed_difference *const of = &comparison->first[i];
        differences = ctg_json_append(
            differences,
            json_pack("{s:o, s:o, s:o, s:o, s:o}", "what", text_of(of->what), "who",
                      text_of(of->who), "month", text_of(of->month), "stored",
                      ctg_json_real(of->stored), "computed", ctg_json_real(of->computed)));
    }
    return json_pack(
        "{s:o, s:o, s:b, s:s, s:s, s:o, s:o, s:I, s:I, s:o}", "store", text_of(head->path), "run",
        text_of(ctg_store_file_run_name(head, &comparison->name, room)), "same",
        (int)comparison->same, "digest_stored", stored, "digest_computed", computed,
        "failed_stored", failure_of(comparison->stored_status, comparison->stored_sentence),
        "failed_computed", failure_of(comparison->computed_status, comparison->computed_sentence),
        "values", (json_int_t)comparison->values, "differing", (json_int_t)comparison->differing,
        "differences", differences);
}
