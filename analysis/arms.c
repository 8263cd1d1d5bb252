/* The arms that one command has run, each once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/arms.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

typedef struct ctg_arms_entry {
    ctg_arms_asked asked;
    ctg_arm arm;
} entry;

void ctg_arms_begin(ctg_arms *arms, const ctg_arm_means *means)
{
    *arms = (ctg_arms){.means = *means};
}

void ctg_arms_destroy(ctg_arms *arms)
{
    for (size_t at = 0; at < arms->count; at++) {
        ctg_arm_destroy(&arms->entries[at]->arm);
        free(arms->entries[at]);
    }
    free(arms->entries);
    *arms = (ctg_arms){0};
}

static bool is_same(const ctg_arms_asked *a, const ctg_arms_asked *b)
{
    return a->setting == b->setting && a->replicates == b->replicates && a->chances == b->chances &&
           a->fixed == b->fixed && memcmp(&a->value, &b->value, sizeof a->value) == 0;
}

/* A new entry without an arm in it. */
static ctg_status add(ctg_arms *arms, entry **added, ctg_error *error)
{
    static const char what[] = "the arms of comparisons";
    void *place = NULL;
    void *entries = arms->entries;
    const ctg_status status =
        ctg_memory_grow(&entries, &arms->room, arms->count + 1, sizeof *arms->entries, what, error);
    arms->entries = entries;
    CTG_TRY(status);
    CTG_TRY(ctg_memory_array(&place, 1, sizeof(entry), what, error));
    *added = arms->entries[arms->count++] = place;
    return ctg_ok;
}

static ctg_setting setting_of(const ctg_arms_asked *asked)
{
    ctg_setting setting = *asked->setting;
    setting.chances = asked->chances;
    if (asked->fixed < CTG_PARAMETERS) {
        setting.centre.value[asked->fixed] = asked->value;
        setting.drawn[asked->fixed] = false;
    }
    return setting;
}

ctg_status ctg_arms_run(ctg_arms *arms, const ctg_arms_asked *asked, const ctg_arm **arm,
                        ctg_error *error)
{
    entry *made = NULL;
    for (size_t at = 0; at < arms->count; at++) {
        if (is_same(&arms->entries[at]->asked, asked)) {
            *arm = &arms->entries[at]->arm;
            return ctg_ok;
        }
    }
    CTG_TRY(add(arms, &made, error));
    const ctg_setting setting = setting_of(asked);
    CTG_TRY(ctg_arm_open(&made->arm, &setting, asked->replicates, asked->places, asked->place_count,
                         error));
    CTG_TRY(ctg_arm_run(&made->arm, &arms->means, error));
    made->asked = *asked;
    *arm = &made->arm;
    return ctg_ok;
}
