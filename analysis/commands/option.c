/* Options as rows: getopt's tables are made of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/option.h"

#include <assert.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "engine/base/text.h"

#define OWNERS_ROOM 256

char ctg_option_letter(const ctg_option *option)
{
    return option->id < 256 ? (char)option->id : '\0';
}

/* The commands that know the option of this name, as words of a sentence; "" where none does. */
static void write_owners(char owners[OWNERS_ROOM], const char *name)
{
    size_t count = 0;
    size_t used = 0;
    const ctg_command *const *const commands = ctg_commands_table(&count);
    owners[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const ctg_option *option = commands[i]->options;
        while (option->id != 0 && strcmp(option->name, name) != 0) {
            option++;
        }
        if (option->id != 0 && used < OWNERS_ROOM) {
            used += (size_t)snprintf(owners + used, OWNERS_ROOM - used, "%s%s",
                                     used == 0 ? "" : ", ", commands[i]->name);
        }
    }
}

/* getopt says only that a word is no option; the user wants to know which was meant. */
static int refuse(const ctg_command *command, const char *word)
{
    char owners[OWNERS_ROOM] = "";
    char name[32]; /* without =VALUE */
    ctg_text_nearest nearest;
    ctg_text_quote hint = {""};
    if (strncmp(word, "--", 2) == 0) {
        (void)ctg_text_copy(name, sizeof name, word + 2, strcspn(word + 2, "="));
        write_owners(owners, name);
        ctg_text_nearest_begin(&nearest, name);
        for (const ctg_option *option = command->options; option->id != 0; option++) {
            ctg_text_nearest_try(&nearest, option->name);
        }
        hint = ctg_text_nearest_hint(&nearest);
    }
    (void)ctg_commands_misuse(command->name, "unknown option '%s'%s%s",
                              ctg_text_shown(word, strlen(word)).text,
                              owners[0] == '\0' ? hint.text : ": it belongs to ", owners);
    return -1;
}

/* getopt's tables of a command. */
static void make_tables(const ctg_command *command, struct option *names, char *letters)
{
    size_t count = 0;
    *letters++ = ':';
    for (const ctg_option *option = command->options; option->id != 0; option++) {
        const bool has_value = option->value != NULL;
        assert(count < CTG_OPTION_MOST);
        names[count++] = (struct option){option->name, has_value ? required_argument : no_argument,
                                         NULL, option->id};
        if (ctg_option_letter(option) != '\0') {
            *letters++ = ctg_option_letter(option);
            if (has_value) {
                *letters++ = ':';
            }
        }
    }
    names[count] = (struct option){NULL, 0, NULL, 0};
    *letters = '\0';
}

void ctg_option_begin(void)
{
    opterr = 0;
    optind = 1;
}

int ctg_option_next(int argc, char **argv)
{
    struct option names[CTG_OPTION_MOST + 1];
    char letters[2 * CTG_OPTION_MOST + 2];
    const ctg_command *const command = ctg_commands_find(argv[0]);
    const int before = optind;
    assert(command != NULL);
    make_tables(command, names, letters);
    const int option = getopt_long(argc, argv, letters, names, NULL);
    if (option == -1) {
        return 0;
    }
    const char *const word = argv[optind > before ? optind - 1 : before];
    if (option == ':') {
        (void)ctg_commands_misuse(command->name, "%s needs a value", word);
        return -1;
    }
    return option == '?' ? refuse(command, word) : option;
}
