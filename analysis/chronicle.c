/* History laid out like a run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/chronicle.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/chronicle_write.h"
#include "analysis/recorded.h"
#include "engine/base/memory.h"

static void write_states(ctg_chronicle *to)
{
    const ctg_tables *const tables = to->view.tables;
    for (size_t year = 0; year <= CTG_CHRONICLE_MONTHS / 12; year++) {
        double *const people =
            ctg_chronicle_write_place(to, ctg_measure_state_deployed_pers, year, 0);
        const ctg_month month =
            ctg_recorded_month(tables, CTG_CHRONICLE_START + 12 * (ctg_month)year);
        if (month != CTG_NO_MONTH) {
            (void)ctg_recorded_people(tables, month, people);
        }
    }
}

ctg_status ctg_chronicle_open(ctg_chronicle *chronicle, const ctg_tables *tables, ctg_error *error)
{
    void *record = NULL;
    void *room = NULL;
    ctg_record_shape shape = {.months = CTG_CHRONICLE_MONTHS};
    for (size_t scope = 0; scope < CTG_SCOPES; scope++) {
        shape.who[scope] = ctg_measures_who_count(tables, (ctg_scope)scope);
    }
    *chronicle = (ctg_chronicle){0};
    const size_t size = ctg_measures_record_size(&shape);
    CTG_TRY(ctg_memory_array(&record, size, sizeof(double), "the record of history", error));
    chronicle->record = record;
    CTG_TRY(ctg_memory_array(&room, ctg_view_room(&shape), sizeof(double), "the record of history",
                             error));
    chronicle->room = room;
    chronicle->view = (ctg_view){.tables = tables,
                                 .start = CTG_CHRONICLE_START,
                                 .shape = shape,
                                 .record = chronicle->record,
                                 .room = chronicle->room};
    for (size_t i = 0; i < size; i++) {
        chronicle->record[i] = CTG_VIEW_UNKNOWN;
    }
    write_states(chronicle);
    CTG_TRY(ctg_chronicle_missions_write(chronicle, error));
    return ctg_chronicle_ties_write(chronicle, error);
}

void ctg_chronicle_destroy(ctg_chronicle *chronicle)
{
    free(chronicle->record);
    free(chronicle->room);
    *chronicle = (ctg_chronicle){0};
}
