/* What success suggests as the next command.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/next.h"

#include <string.h>

#include "analysis/commands/commands.h"

void ctg_next_put_word(FILE *to, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789_-./=:,+@%";
    if (word[0] != '\0' && word[strspn(word, plain)] == '\0') {
        (void)fputs(word, to);
        return;
    }
    (void)fputc('\'', to);
    for (; *word != '\0'; word++) {
        (void)fputs(*word == '\'' ? "'\\''" : (const char[]){*word, '\0'}, to);
    }
    (void)fputc('\'', to);
}

void ctg_next_print(FILE *to, const char *const *words, const char *why)
{
    (void)fputs("Next: contingent", to);
    for (; *words != NULL; words++) {
        (void)fputc(' ', to);
        ctg_next_put_word(to, *words);
    }
    (void)fprintf(to, why[0] == '\0' ? "\n" : " (%s)\n", why);
}

void ctg_next_print_kept(FILE *to, const char *store)
{
    if (store == NULL) {
        return;
    }
    (void)fprintf(to, "The runs are kept in %s\n", store);
    if (ctg_commands_find("report") != NULL) {
        ctg_next_print(to, (const char *const[]){"report", store, "-o", "report.html", NULL},
                       "a page to send on");
    } else {
        ctg_next_print(to, (const char *const[]){"status", store, NULL}, "what is in it");
    }
}
