/* What success suggests as the next command.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_NEXT_H
#define CTG_COMMANDS_NEXT_H

#include <stdio.h>

/* Prints a word as a shell takes it whole. */
void ctg_next_put_word(FILE *to, const char *word);

/* Prints "Next: contingent WORD ... (WHY)"; `words` ends with NULL, `why` may be "". */
void ctg_next_print(FILE *to, const char *const *words, const char *why);

/* Says where runs are kept, and what makes something of them; nothing of NULL. */
void ctg_next_print_kept(FILE *to, const char *store);

#endif
