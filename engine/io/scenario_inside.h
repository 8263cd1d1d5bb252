/* What the parts of the scenario reader share; nobody else includes it.
 *
 * The order of a reading: files (the scenario and its bases, tables), sheet (one file's settings,
 * the deepest base first), events (of the sheets, added to their table), edits (changes, and
 * --set), epochs (the tables that changes leave).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_SCENARIO_INSIDE_H
#define CTG_IO_SCENARIO_INSIDE_H

#include "engine/base/text.h"
#include "engine/io/document.h"
#include "engine/io/path.h"
#include "engine/io/posterior.h"
#include "engine/io/registry.h"
#include "engine/io/scenario.h"

#define CTG_SCENARIO_BASES_MOST 8
#define CTG_SCENARIO_MONTHS_MOST 1200
#define CTG_SCENARIO_REPLICATES_MOST 1000000
#define CTG_SCENARIO_EVENTS_MOST 1000
#define CTG_SCENARIO_EVENT_COLUMNS_MOST 16

/* Where something was said: a file and line, or "--set PATH=VALUE" and 0. */
typedef struct ctg_scenario_place {
    const char *file;
    size_t line;
} ctg_scenario_place;

/* One change as it was written. */
typedef struct ctg_scenario_edit {
    const char *path;
    ctg_operation operation;
    const char *operand; /* without quotes */
    bool is_text;        /* the operand stood in quotes */
    ctg_month from, to;  /* CTG_MONTH_LEAST and CTG_MONTH_MOST + 1 where not said */
    ctg_scenario_place place;
    ctg_path leads_to;
    double number; /* the operand, of a parameter or a number in a table */
    bool told;     /* a mistake in it */
} ctg_scenario_edit;

/* One event as it was written: a cell for each column of the table events. */
typedef struct ctg_scenario_cell {
    const char *text; /* without quotes; NULL: not said, or wrong */
    size_t line;
    bool told; /* a mistake in it */
} ctg_scenario_cell;

typedef struct ctg_scenario_event {
    ctg_scenario_cell cells[CTG_SCENARIO_EVENT_COLUMNS_MOST];
    ctg_scenario_place place;
} ctg_scenario_event;

/* One expectation; `who` is found when the tables have been read. */
typedef struct ctg_scenario_expecting {
    ctg_scenario_expect expect;
    ctg_scenario_place place;
    size_t who_line;
} ctg_scenario_expecting;

/* One question; whom it is about is found when the tables have been read. */
typedef struct ctg_scenario_asking {
    ctg_scenario_ask ask;
    ctg_scenario_place places[CTG_SCENARIO_ASK_WHO_MOST]; /* of the names */
} ctg_scenario_asking;

/* Whose value of a measure is meant, as it is written; `by` is "expectation of" or the like. */
typedef struct ctg_scenario_named {
    const char *by;
    ctg_measure_id measure;
    const char *name;
    ctg_scenario_place place;
} ctg_scenario_named;

struct ctg_scenario {
    ctg_text_store texts; /* owns every text below */
    const char *name, *title, *question, *lever, *source;
    int64_t replicates;
    int64_t months; /* 0: not said */
    bool has_start, has_known_to;
    bool is_shortened; /* the command line says how many months */
    ctg_scenario_place start_place, known_to_place;
    ctg_setting setting;
    const char *shipped;            /* as in the overrides */
    const ctg_scenario_file *given; /* [given_count] read instead of the disk, if any */
    size_t given_count;
    ctg_scenario_file *files;
    size_t file_count, file_room;
    const char *table_paths[CTG_TABLE_COUNT]; /* NULL: not said */
    ctg_scenario_place table_places[CTG_TABLE_COUNT];
    bool table_alone[CTG_TABLE_COUNT]; /* named by itself, not by the folder `data` */
    const char *posterior_path;        /* NULL: none */
    ctg_scenario_place posterior_place;
    ctg_posterior posterior;
    ctg_registry registry;
    ctg_scenario_edit *edits;
    size_t edit_count, edit_room;
    ctg_scenario_event *events;
    size_t event_count, event_room;
    ctg_scenario_expecting *expects; /* of the file itself */
    size_t expect_count, expect_room;
    ctg_scenario_asking *asks; /* of the file itself */
    size_t ask_count, ask_room;
    ctg_change *changes;
    ctg_epoch *epochs;
    void **copies; /* rows of tables that changes touch, epoch by epoch */
    size_t copy_count, copy_room;
};

/* Reads the file at `path` and the bases below it into `documents`, the file itself first; all are
 * added to the scenario's files. */
typedef struct ctg_scenario_documents {
    ctg_document at[CTG_SCENARIO_BASES_MOST + 1];
    size_t count;
} ctg_scenario_documents;

ctg_status ctg_scenario_files_open(ctg_scenario *scenario, const char *path,
                                   ctg_scenario_documents *documents, ctg_error *error);
void ctg_scenario_files_close(ctg_scenario_documents *documents);

/* Whether the files name any table, or a folder of tables. */
bool ctg_scenario_files_named(const ctg_scenario *scenario);

/* Takes every table that is not named by itself from this folder (the command line's --tables). */
ctg_status ctg_scenario_files_move(ctg_scenario *scenario, const char *folder, ctg_error *error);

/* Reads all tables from the paths that the sheets named. */
ctg_status ctg_scenario_files_tables(ctg_scenario *scenario, ctg_error *error);

/* Reads the posterior, where one is named. */
ctg_status ctg_scenario_files_posterior(ctg_scenario *scenario, ctg_error *error);

/* Releases the bytes of all files. */
void ctg_scenario_files_destroy(ctg_scenario *scenario);

/* Takes what one file says, over what was said before. */
ctg_status ctg_scenario_sheet_take(ctg_scenario *scenario, const ctg_document *document,
                                   ctg_error *error);

/* The text of the node `base`, or NULL. */
const ctg_node *ctg_scenario_sheet_base(const ctg_document *document);

/* Adds one change; what the edit points to must live as long as the scenario. */
ctg_status ctg_scenario_edit_add(ctg_scenario *scenario, const ctg_scenario_edit *edit,
                                 ctg_error *error);

/* Adds "PATH=VALUE", "PATH*=VALUE" or "PATH+=VALUE" of the command line. */
ctg_status ctg_scenario_edit_read(ctg_scenario *scenario, const char *text, ctg_month from,
                                  ctg_month to, ctg_error *error);

/* Adds the events of all files to the table events, in their order; each cell is read as one
 * of that table. To be called when all tables have been read or told. */
ctg_status ctg_scenario_events_add(ctg_scenario *scenario, ctg_error *error);

/* Leaves out the reforms of law that the table dates after what the scenario knows. */
void ctg_scenario_events_forget(ctg_scenario *scenario);

/* Finds whom the expectations, and whom the questions are about. */
ctg_status ctg_scenario_expects_find(ctg_scenario *scenario, ctg_error *error);
ctg_status ctg_scenario_asks_find(ctg_scenario *scenario, ctg_error *error);

/* Sets *who to the row of the measure's scope that is named; a table that could not be read is told
 * already. */
ctg_status ctg_scenario_measure_find(const ctg_scenario *scenario, const ctg_scenario_named *named,
                                     size_t *who, ctg_error *error);

/* Finds where every edit leads, and makes the setting's changes of parameters. */
ctg_status ctg_scenario_edit_resolve(ctg_scenario *scenario, ctg_error *error);

/* The centre of a parameter with all changes that are in force in a month. */
double ctg_scenario_edit_value(const ctg_scenario *scenario, ctg_parameter_id parameter,
                               ctg_month month);

/* What an edit makes of the value, when all is resolved and the epochs are made. */
ctg_scenario_change ctg_scenario_shown_change(const ctg_scenario *scenario,
                                              const ctg_scenario_edit *edit);

/* What an event of the scenario is; `row` is its row in the table events. */
ctg_scenario_change ctg_scenario_shown_event(const ctg_scenario *scenario, size_t row);

/* How much the scenario's posterior has. */
ctg_scenario_change ctg_scenario_shown_posterior(const ctg_scenario *scenario);

/* A parameter that a file sets to another value than its default. */
ctg_scenario_change ctg_scenario_shown_parameter(const ctg_scenario *scenario,
                                                 ctg_parameter_id parameter);

/* Makes the setting's epochs from the edits of cells. */
ctg_status ctg_scenario_epochs_make(ctg_scenario *scenario, ctg_error *error);

/* Checks that the months are said and within what can be counted; then, when all tables are read,
 * that they fit each other and the scenario. */
ctg_status ctg_scenario_check_months(ctg_scenario *scenario, ctg_error *error);
ctg_status ctg_scenario_check_tables(ctg_scenario *scenario, ctg_error *error);

/* Writes the resolved text. */
ctg_status ctg_scenario_resolved_write(const ctg_scenario *scenario, ctg_text_builder *text,
                                       ctg_error *error);

#endif
