/* Between tables.c and the files that describe columns. In the shorthand below, ROW is the row
 * struct of the table, to be defined before each list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_TABLES_COLUMNS_H
#define CTG_IO_TABLES_COLUMNS_H

#include "engine/io/tables.h"

/* The columns of each table, by the file that describes it. */
typedef struct ctg_tables_columns {
    const ctg_column *columns;
    size_t count, key_columns;
    const char *what;
} ctg_tables_columns;

/* The names of the classes of mandate, as in every table. */
extern const char *const ctg_tables_mandates_classes[];

/* States and what is known of them; missions and their needs; the record; training; what mandates
 * ask and laws admit; frameworks and situations. A function that does not know the table gives
 * count 0. */
ctg_tables_columns ctg_tables_states_columns(ctg_table_id id);
ctg_tables_columns ctg_tables_missions_columns(ctg_table_id id);
ctg_tables_columns ctg_tables_record_columns(ctg_table_id id);
ctg_tables_columns ctg_tables_training_columns(ctg_table_id id);
ctg_tables_columns ctg_tables_mandates_columns(ctg_table_id id);
ctg_tables_columns ctg_tables_outside_columns(ctg_table_id id);

#define PLACE(member) offsetof(ROW, member), sizeof(((ROW *)0)->member)

#define TEXT(member, what)                                                                         \
    {                                                                                              \
#member, ctg_column_text, PLACE(member), 0, 0, false, NULL, NULL, "", what                 \
    }
#define WHOLE_AT(name, member, least, most, unit, what)                                            \
    {                                                                                              \
        name, ctg_column_whole, PLACE(member), least, most, false, NULL, NULL, unit, what          \
    }
#define WHOLE(member, least, most, unit, what) WHOLE_AT(#member, member, least, most, unit, what)
#define TEXT_OR_NONE(member, what)                                                                 \
    {                                                                                              \
#member, ctg_column_text, PLACE(member), 0, 0, true, NULL, NULL, "", what                  \
    }
#define REAL(member, least, most, unit, what)                                                      \
    {                                                                                              \
#member, ctg_column_real, PLACE(member), least, most, false, NULL, NULL, unit, what        \
    }
#define MONTH(member, empty, what)                                                                 \
    {                                                                                              \
#member, ctg_column_month, PLACE(member), 0, 0, empty, NULL, NULL, "", what                \
    }
#define CHOICE(member, choices, what)                                                              \
    {                                                                                              \
#member, ctg_column_choice, PLACE(member), 0, 0, false, choices, NULL, "", what            \
    }
#define KEY(member, table, empty, what)                                                            \
    {                                                                                              \
#member, ctg_column_key, PLACE(member), 0, 0, empty, NULL, table, "", what                 \
    }
#define KEYS(member, table, empty, what)                                                           \
    {                                                                                              \
#member, ctg_column_keys, PLACE(member), 0, 0, empty, NULL, table, "", what                \
    }
#define IGNORED(name, what)                                                                        \
    {                                                                                              \
        name, ctg_column_ignored, 0, 0, 0, 0, true, NULL, NULL, "", what                           \
    }

#define BASIS IGNORED("basis", "seen, computed or assumed")
#define SOURCE IGNORED("source", "where the figure comes from; see SOURCES.md")

#define COLUMNS(list, keys, what)                                                                  \
    (ctg_tables_columns)                                                                           \
    {                                                                                              \
        list, sizeof(list) / sizeof((list)[0]), keys, what                                         \
    }

#endif
