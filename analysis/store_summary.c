/* The store: its summary, replaced as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_inside.h"

ctg_status ctg_store_summary_begin(ctg_store *store, ctg_error *error)
{
    CTG_TRY(ctg_store_begin(store, error));
    return ctg_store_sql_run(&store->sql, "DELETE FROM summary", error);
}

ctg_status ctg_store_summary_write(ctg_store *store, const ctg_store_summary *line,
                                   ctg_error *error)
{
    ctg_query *const query = &store->add_summary;
    char month[8];
    ctg_month_write(line->month, month);
    ctg_store_sql_bind_whole(query, line->arm);
    ctg_store_sql_bind_text(query, line->measure);
    ctg_store_sql_bind_text(query, month);
    ctg_store_sql_bind_text(query, line->who);
    ctg_store_sql_bind_real(query, line->p05);
    ctg_store_sql_bind_real(query, line->p25);
    ctg_store_sql_bind_real(query, line->median);
    ctg_store_sql_bind_real(query, line->p75);
    ctg_store_sql_bind_real(query, line->p95);
    ctg_store_sql_bind_real(query, line->mean);
    return ctg_store_sql_write(query, error);
}

ctg_status ctg_store_summary_end(ctg_store *store, uint32_t replicates, ctg_error *error)
{
    ctg_query query;
    ctg_status status =
        ctg_store_sql_prepare(&store->sql, &query, "UPDATE study SET summarised=?", error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_whole(&query, replicates);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status == ctg_ok ? ctg_store_commit(store, error) : status;
}
