/* Values of nodes, with a sentence for each that is not what its key needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_SCENARIO_TAKE_H
#define CTG_IO_SCENARIO_TAKE_H

#include "engine/io/scenario_inside.h"

/* What the taking of one file shares. */
typedef struct ctg_scenario_taking {
    ctg_scenario *scenario;
    const ctg_document *document;
    ctg_error *error;
    ctg_status status; /* of the first mistake, or ctg_memory */
} ctg_scenario_taking;

/* A key and what to do with its node. */
typedef struct ctg_scenario_key {
    const char *name;
    void (*take)(ctg_scenario_taking *t, const ctg_node *node, void *to);
} ctg_scenario_key;

/* Remembers a status that is not ctg_ok. */
void ctg_scenario_take_note(ctg_scenario_taking *t, ctg_status status);

/* Tells a mistake in a node. */
void ctg_scenario_take_refuse(ctg_scenario_taking *t, const ctg_node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Hands each setting of a group to its key; a name that is no key is told, with the nearest. */
void ctg_scenario_take_keys(ctg_scenario_taking *t, const ctg_node *group,
                            const ctg_scenario_key *keys, size_t count, const char *what, void *to);

/* True when the node is of this kind; otherwise it is told. */
bool ctg_scenario_take_is(ctg_scenario_taking *t, const ctg_node *node, ctg_guard_kind kind);

/* The values; false when told. A text is kept by the scenario. */
bool ctg_scenario_take_text(ctg_scenario_taking *t, const ctg_node *node, const char **text);
bool ctg_scenario_take_whole(ctg_scenario_taking *t, const ctg_node *node, int64_t least,
                             int64_t most, const char *unit, int64_t *value);
bool ctg_scenario_take_month(ctg_scenario_taking *t, const ctg_node *node, ctg_month *month);

/* A number, with or without a point; -INFINITY and INFINITY where any is allowed. */
bool ctg_scenario_take_real(ctg_scenario_taking *t, const ctg_node *node, double least, double most,
                            double *value);

/* Where the file is that a text names, seen from the file that is read. */
bool ctg_scenario_take_file(ctg_scenario_taking *t, const ctg_node *node, const char **path);

/* The same for a scenario, which may be one that is shipped. */
bool ctg_scenario_take_scenario(ctg_scenario_taking *t, const ctg_node *node, const char **path);

/* The keys `parameters` and `change` (scenario_values.c). */
void ctg_scenario_values_parameters(ctg_scenario_taking *t, const ctg_node *node, void *to);
void ctg_scenario_values_changes(ctg_scenario_taking *t, const ctg_node *node, void *to);

/* Takes the name of a measure; a name that is none is told, with the nearest
 * (scenario_measure.c). */
void ctg_scenario_measure_take(ctg_scenario_taking *t, const ctg_node *node,
                               ctg_measure_id *measure);

/* What names whose value of a measure of the scope (not the world) is meant, in words. */
const char *ctg_scenario_measure_whose(const ctg_scenario_taking *t, ctg_scope scope);

/* The keys `expects` and `asks` (scenario_expects.c, scenario_asks.c). */
void ctg_scenario_expects_take(ctg_scenario_taking *t, const ctg_node *node, void *to);
void ctg_scenario_asks_take(ctg_scenario_taking *t, const ctg_node *node, void *to);

/* The key `events` (scenario_events.c). */
void ctg_scenario_events_take(ctg_scenario_taking *t, const ctg_node *node, void *to);

#endif
