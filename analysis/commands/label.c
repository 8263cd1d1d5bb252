/* What people call a measure of somebody, and somebody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/label.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

const char *ctg_label_who(const ctg_study *study, ctg_scope scope, size_t who,
                          char room[CTG_WHO_ROOM])
{
    if (scope == ctg_scope_state) {
        return study->setting->epochs[0].tables.states[who].name;
    }
    const char *const name = ctg_study_who(study, scope, who, room);
    if (scope != ctg_scope_capability && scope != ctg_scope_pool) {
        return name;
    }
    if (name != room) {
        (void)ctg_text_copy(room, CTG_WHO_ROOM, name, strlen(name));
    }
    for (char *at = room; *at != '\0'; at++) {
        *at = *at == '_' ? ' ' : *at;
    }
    return room;
}

ctg_label ctg_label_of(const ctg_study *study, ctg_measure_id measure, size_t who)
{
    const ctg_measure *const row = ctg_measures_row(measure);
    char room[CTG_WHO_ROOM];
    const char *const of = ctg_label_who(study, row->scope, who, room);
    ctg_label said;
    ctg_text_fit(said.text, sizeof said.text,
                 snprintf(said.text, sizeof said.text, "%s%s%s", row->label,
                          of[0] != '\0' ? " of " : "", of));
    return said;
}

/* Sets *at behind a line; gives how long it is. */
static size_t pass_line(const char **at)
{
    const size_t length = strcspn(*at, "\n");
    *at += length + ((*at)[length] == '\n' ? 1 : 0);
    return length;
}

const char *ctg_label_next_change(const char **at, const char *base, size_t *length)
{
    while (**at != '\0') {
        const char *const line = *at;
        const char *old = base;
        bool known = false;
        *length = pass_line(at);
        while (*old != '\0' && !known) {
            const char *const other = old;
            known = pass_line(&old) == *length && strncmp(other, line, *length) == 0;
        }
        if (!known) {
            return line;
        }
    }
    return NULL;
}

/* The line of the one change that a policy makes beyond its base; NULL where it makes more. */
static const char *only_change(const ctg_study *study, const ctg_study_policy *policy)
{
    const char *at = policy->changes;
    size_t length = 0;
    const char *const only = ctg_label_next_change(&at, study->changes, &length);
    return ctg_label_next_change(&at, study->changes, &length) == NULL ? only : NULL;
}

/* The title of an arm where it has one of its own; else NULL. */
static const char *own_title(const ctg_study *study, size_t arm)
{
    const char *const title = arm > 0 ? study->policies[arm - 1].title : study->title;
    return title[0] != '\0' && (arm == 0 || strcmp(title, study->title) != 0) ? title : NULL;
}

/* The first line of a text, as far as it fits. */
static ctg_label cut(const char *text)
{
    ctg_label said;
    const int length = (int)strcspn(text, "\n");
    ctg_text_fit(said.text, sizeof said.text,
                 snprintf(said.text, sizeof said.text, "%.*s", length, text));
    return said;
}

ctg_label ctg_label_arm(const ctg_study *study, size_t arm)
{
    const char *const title = own_title(study, arm);
    const char *const typed =
        arm > 0 && title == NULL ? only_change(study, &study->policies[arm - 1]) : NULL;
    if (title == NULL) {
        return cut(typed != NULL ? typed : ctg_study_arm_name(study, arm));
    }
    ctg_label said = cut(title);
    const size_t length = strlen(said.text);
    if (length + 3 <= sizeof said.text) {
        memmove(said.text + 1, said.text, length + 1);
        said.text[0] = '"';
        memcpy(said.text + length + 1, "\"", 2);
    }
    return said;
}

/* How long a number is with which a title begins ("S1: ", "S10b: "); 0: there is none. */
static size_t number_of(const char *title)
{
    size_t at = title[0] >= 'A' && title[0] <= 'Z' ? 1 : 0;
    const size_t digits = strspn(title + at, "0123456789");
    if (at == 0 || digits == 0 || digits > 2) {
        return 0;
    }
    at += digits;
    at += title[at] >= 'a' && title[at] <= 'z' ? 1 : 0;
    return title[at] == ':' && title[at + 1] == ' ' ? at + 2 : 0;
}

ctg_label ctg_label_policy(const ctg_study *study, size_t arm)
{
    const char *const title = own_title(study, arm);
    return title != NULL ? cut(title + number_of(title)) : ctg_label_arm(study, arm);
}

ctg_label ctg_label_month(ctg_month month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    ctg_label said;
    (void)snprintf(said.text, sizeof said.text, "%s %d", names[ctg_month_of_year(month) - 1],
                   ctg_month_year(month));
    return said;
}
