/* What a store's design says of its factors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export_factors.h"

#include <string.h>

#include "engine/base/memory.h"

#define LIST "list"

/* Copies the next word of a line; false at its end. */
static bool read_word(const char **at, char *word, size_t room)
{
    *at += strspn(*at, " ");
    const size_t length = strcspn(*at, " :\n");
    const bool fits = length > 0 && ctg_text_copy(word, room, *at, length);
    *at += length;
    return fits;
}

/* Reads what follows the path in "PATH factor 0 uniform whole LOW HIGH MODE CENTRE SPREAD: V V". */
static bool read_line(ctg_export_factor *factor, const char *at)
{
    char word[CTG_NUMBER_ROOM];
    int64_t coordinate = 0;
    char *const numbers[] = {factor->low, factor->high, factor->mode, factor->centre,
                             factor->spread};
    if (!read_word(&at, word, sizeof word) || strcmp(word, "factor") != 0 ||
        !read_word(&at, word, sizeof word) ||
        ctg_number_whole(word, strlen(word), &coordinate) != NULL ||
        !read_word(&at, factor->kind, sizeof factor->kind)) {
        return false;
    }
    factor->coordinate = (size_t)coordinate;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (!read_word(&at, numbers[i], CTG_NUMBER_ROOM)) {
            return false;
        }
        if (i == 0 && strcmp(factor->low, "whole") == 0) {
            factor->is_whole = true;
            i--;
        }
    }
    if (*at == ':') {
        factor->values = at + 1 + strspn(at + 1, " ");
        factor->value_length = strcspn(factor->values, "\n");
    }
    return true;
}

/* The line of the design that begins with the path; NULL where there is none. */
static const char *line_of(const char *design, const char *path)
{
    const size_t length = strlen(path);
    while (*design != '\0' && !(strncmp(design, path, length) == 0 &&
                                (design[length] == ' ' || design[length] == '\n'))) {
        design += strcspn(design, "\n");
        design += *design == '\n' ? 1 : 0;
    }
    return *design == '\0' ? NULL : design + length;
}

ctg_status ctg_export_factors_read(ctg_export_factor **factors, const ctg_store_head *head,
                                   ctg_error *error)
{
    void *room = NULL;
    *factors = NULL;
    CTG_TRY(ctg_memory_array(&room, head->factor_count, sizeof **factors, "factors", error));
    *factors = room;
    for (size_t at = 0; at < head->factor_count; at++) {
        ctg_export_factor *const factor = &(*factors)[at];
        const char *const line = line_of(head->design, head->factors[at]);
        *factor = (ctg_export_factor){.path = head->factors[at], .values = ""};
        if (line == NULL || !read_line(factor, line)) {
            /* A list says no distribution. */
            *factor = (ctg_export_factor){
                .path = head->factors[at], .coordinate = at, .kind = LIST, .values = ""};
        }
    }
    return ctg_ok;
}

ctg_status ctg_export_factors_describe(const ctg_export_factor *factor, ctg_text_builder *text,
                                       ctg_error *error)
{
    const char *const whole = factor->is_whole ? "whole numbers, " : "";
    if (strcmp(factor->kind, LIST) == 0) {
        return ctg_text_add(text, error, "as the list of points says");
    }
    if (factor->value_length > 0) {
        return ctg_text_add(text, error, "each as often as any other: %.*s",
                            (int)factor->value_length, factor->values);
    }
    CTG_TRY(ctg_text_add(text, error, "%s%s", whole, factor->kind));
    if (strcmp(factor->kind, "triangular") == 0) {
        CTG_TRY(ctg_text_add(text, error, ", mode %s", factor->mode));
    } else if (strcmp(factor->kind, "normal") == 0) {
        CTG_TRY(ctg_text_add(text, error, ", mean %s, standard deviation %s", factor->centre,
                             factor->spread));
    } else if (strcmp(factor->kind, "lognormal") == 0) {
        CTG_TRY(ctg_text_add(text, error, ", median %s, standard deviation of log2 %s",
                             factor->centre, factor->spread));
    }
    return ctg_text_add(text, error, ", from %s to %s", factor->low, factor->high);
}
