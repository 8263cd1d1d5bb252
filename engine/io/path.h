/* The paths by which policies and the command line name what they change: a parameter
 * (training.turnover_per_year) or a cell of a table (donors.JPN.budget_usd_m_per_year).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_PATH_H
#define CTG_IO_PATH_H

#include <stdbool.h>

#include "engine/io/registry.h"
#include "engine/model/parameters.h"

typedef struct ctg_path {
    bool is_cell;
    ctg_parameter_id parameter; /* when it is not a cell */
    ctg_table_id table;         /* when it is */
    int32_t row;
    const ctg_column *column;
} ctg_path;

/* Why a path leads nowhere, to follow it in a sentence; "" when it leads into a table that could
 * not be read. */
typedef struct ctg_path_fault {
    char text[500];
} ctg_path_fault;

/* Finds what `text` names; false: *fault says why not. */
bool ctg_path_find(ctg_path *path, const char *text, const ctg_registry *registry,
                   ctg_path_fault *fault);

/* The same for parameters alone. */
bool ctg_path_parameter(ctg_parameter_id *parameter, const char *text, ctg_path_fault *fault);

/* Whether the model reads what the path names at the start only, so that a change of it cannot
 * begin in a later month. */
bool ctg_path_is_of_start(const ctg_path *path);

#endif
