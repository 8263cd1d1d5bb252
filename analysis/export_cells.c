/* Files of an export, and cells of a CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export_cells.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/number.h"

ctg_status ctg_export_cells_open(FILE **to, const char *folder, const char *name, ctg_error *error)
{
    ctg_text_builder path = {0};
    *to = NULL;
    CTG_TRY(ctg_text_add(&path, error, "%s/%s", folder, name));
    *to = fopen(path.text, "wbx");
    const int why = errno;
    free(path.text);
    return *to != NULL ? ctg_ok
                       : ctg_error_add(error, ctg_storage, "cannot write %s/%s: %s", folder, name,
                                       strerror(why));
}

ctg_status ctg_export_cells_close(FILE *to, const char *folder, const char *name, ctg_error *error)
{
    if (to == NULL) {
        return ctg_ok;
    }
    errno = 0;
    bool bad = fflush(to) != 0 || ferror(to) != 0;
    int why = errno;
    if (fclose(to) != 0) {
        why = bad ? why : errno;
        bad = true;
    }
    return bad ? ctg_error_add(error, ctg_storage, "cannot write %s/%s: %s", folder, name,
                               why != 0 ? strerror(why) : "what was written before was lost")
               : ctg_ok;
}

static bool needs_quotes(const char *text)
{
    return text[strcspn(text, ",\"\r\n")] != '\0';
}

void ctg_export_cells_text(FILE *to, const char *text)
{
    if (!needs_quotes(text)) {
        (void)fputs(text, to);
        return;
    }
    (void)fputc('"', to);
    for (; *text != '\0'; text++) {
        (void)fputs(*text == '"' ? "\"" : "", to);
        (void)fputc(*text, to);
    }
    (void)fputc('"', to);
}

ctg_status ctg_export_cells_add(ctg_text_builder *to, const char *text, ctg_error *error)
{
    if (!needs_quotes(text)) {
        return ctg_text_add(to, error, "%s", text);
    }
    CTG_TRY(ctg_text_add(to, error, "\""));
    for (; *text != '\0'; text++) {
        CTG_TRY(ctg_text_add(to, error, *text == '"' ? "\"\"" : "%c", *text));
    }
    return ctg_text_add(to, error, "\"");
}

void ctg_export_cells_number(FILE *to, double number)
{
    char text[CTG_NUMBER_ROOM];
    ctg_number_write(number, text);
    (void)fputs(text, to);
}
