/* The command line as it was typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/typed.h"

#include <string.h>

#include "engine/base/text.h"

/* Where in a word an absolute path's folders begin and end: "/a/b.db", "-o/a/b.db",
 * "--output=/a/b.db". */
static size_t folders(const char *word, size_t *begin)
{
    const char *const equals = word[0] == '-' ? strchr(word, '=') : NULL;
    const bool attached = word[0] == '-' && word[1] == 'o' && word[2] == '/';
    const char *const path = equals != NULL ? equals + 1 : (attached ? word + 2 : word);
    const char *const last = strrchr(path, '/');
    *begin = (size_t)(path - word);
    return path[0] == '/' ? (size_t)(last - path) + 1 : 0;
}

static ctg_status add_word(ctg_text_builder *text, const char *word, bool shown, ctg_error *error)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789_-./=:,+@%";
    size_t begin = 0;
    const size_t cut = shown ? folders(word, &begin) : 0;
    const bool quoted = word[0] == '\0' || word[strspn(word, plain)] != '\0';
    CTG_TRY(ctg_text_add(text, error, quoted ? " '" : " "));
    for (size_t i = 0; word[i] != '\0'; i++) {
        if (i < begin || i >= begin + cut) {
            CTG_TRY(word[i] == '\'' ? ctg_text_add(text, error, "'\\''")
                                    : ctg_text_add(text, error, "%c", word[i]));
        }
    }
    return ctg_text_add(text, error, quoted ? "'" : "");
}

ctg_status ctg_typed_write(char **command, int argc, char **argv, bool shown, ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status = ctg_text_add(&text, error, "contingent");
    for (int i = 0; i < argc && status == ctg_ok; i++) {
        status = add_word(&text, argv[i], shown, error);
    }
    *command = text.text;
    return status;
}
