/* The tables of a store, and what is written into them once, when the store is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_schema.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* study: one row; `base` is what arm 0 is called; `resolved` is the whole base scenario as it ran,
 * in the syntax of a scenario file; `points` how many points a design has (1 without one),
 * `design` what decides them; so many replicates as `chances` says share a draw of parameters.
 * policy: the arms beside the base, from 1 on. factor: what varies from point to point. input: the
 * files, whole. session, build: who added runs, with what; `shard` from 0, of so many `shards`, 0
 * of the whole. parameter: as the base has it; drawn anew between low and high by each replicate
 * when `drawn` is 1. measure: where in a run's record it is (`place`, in doubles; then month by
 * month or year by year, and within that by `who`, row after row of table who). kept: where only
 * some values are kept of a run, which one is where in its record; empty where all are. run:
 * record and parameters are little-endian doubles, parameters in the order of the table parameter;
 * where there are points instead of those the values of the factors. `number` is point, replicate
 * and arm as bits (35, 20, 8). final: the last values of each run: of the world, by region and by
 * capability. summary: over the runs that did not fail and had something to measure, a line where
 * there is one such run. Final and summary stay empty where there are points. */
static const char schema[] =
    "CREATE TABLE study(id TEXT NOT NULL, scenario TEXT NOT NULL, base TEXT NOT NULL,"
    " title TEXT NOT NULL,"
    " question TEXT NOT NULL, version TEXT NOT NULL, seed TEXT NOT NULL, start TEXT NOT NULL,"
    " months INTEGER NOT NULL, covariates_known_to TEXT NOT NULL, changes TEXT NOT NULL,"
    " resolved TEXT NOT NULL, design TEXT NOT NULL, points INTEGER NOT NULL,"
    " replicates INTEGER NOT NULL, chances INTEGER NOT NULL, summarised INTEGER NOT NULL);"
    "CREATE TABLE policy(arm INTEGER PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL,"
    " changes TEXT NOT NULL, resolved TEXT NOT NULL);"
    "CREATE TABLE factor(number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);"
    "CREATE TABLE input(number INTEGER PRIMARY KEY, role TEXT NOT NULL, path TEXT NOT NULL,"
    " sha256 TEXT NOT NULL, bytes BLOB NOT NULL);"
    "CREATE TABLE session(number INTEGER PRIMARY KEY, started TEXT NOT NULL,"
    " threads INTEGER NOT NULL, shard INTEGER NOT NULL, shards INTEGER NOT NULL,"
    " command TEXT NOT NULL);"
    "CREATE TABLE build(session INTEGER NOT NULL REFERENCES session, key TEXT NOT NULL,"
    " value TEXT NOT NULL, PRIMARY KEY(session, key)) WITHOUT ROWID;"
    "CREATE TABLE parameter(number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,"
    " centre REAL NOT NULL, drawn INTEGER NOT NULL, low REAL NOT NULL, high REAL NOT NULL,"
    " unit TEXT NOT NULL, basis TEXT NOT NULL, source TEXT NOT NULL);"
    "CREATE TABLE measure(number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,"
    " scope TEXT NOT NULL, time TEXT NOT NULL, decimals INTEGER NOT NULL, unit TEXT NOT NULL,"
    " what TEXT NOT NULL, place INTEGER NOT NULL, times INTEGER NOT NULL);"
    "CREATE TABLE who(scope TEXT NOT NULL, row INTEGER NOT NULL, name TEXT NOT NULL,"
    " PRIMARY KEY(scope, row)) WITHOUT ROWID;"
    "CREATE TABLE kept(place INTEGER PRIMARY KEY, measure TEXT NOT NULL, who TEXT NOT NULL,"
    " month TEXT NOT NULL);"
    "CREATE TABLE run(number INTEGER PRIMARY KEY, point INTEGER NOT NULL,"
    " replicate INTEGER NOT NULL, arm INTEGER NOT NULL, status TEXT NOT NULL,"
    " sentence TEXT NOT NULL, digest TEXT NOT NULL, seconds REAL NOT NULL, row TEXT NOT NULL,"
    " parameters BLOB, record BLOB);"
    "CREATE TABLE final(arm INTEGER NOT NULL, replicate INTEGER NOT NULL, measure TEXT NOT NULL,"
    " who TEXT NOT NULL, value REAL NOT NULL,"
    " PRIMARY KEY(arm, replicate, measure, who)) WITHOUT ROWID;"
    "CREATE TABLE summary(arm INTEGER NOT NULL, measure TEXT NOT NULL, month TEXT NOT NULL,"
    " who TEXT NOT NULL, p05 REAL NOT NULL, p25 REAL NOT NULL, median REAL NOT NULL,"
    " p75 REAL NOT NULL, p95 REAL NOT NULL, mean REAL NOT NULL,"
    " PRIMARY KEY(arm, measure, month, who)) WITHOUT ROWID;";

static ctg_status write_study(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    const ctg_setting *const setting = study->setting;
    ctg_query query;
    char seed[24];
    char start[8];
    char known[8];
    (void)snprintf(seed, sizeof seed, "%" PRIu64, setting->seed);
    ctg_month_write(setting->start, start);
    ctg_month_write(setting->covariates_known_to, known);
    ctg_status status = ctg_store_sql_prepare(
        sql, &query, "INSERT INTO study VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0)", error);
    if (status == ctg_ok) {
        ctg_store_sql_bind_text(&query, study->id);
        ctg_store_sql_bind_text(&query, study->name);
        ctg_store_sql_bind_text(&query, ctg_study_arm_name(study, 0));
        ctg_store_sql_bind_text(&query, study->title);
        ctg_store_sql_bind_text(&query, study->question);
        ctg_store_sql_bind_text(&query, study->version);
        ctg_store_sql_bind_text(&query, seed);
        ctg_store_sql_bind_text(&query, start);
        ctg_store_sql_bind_whole(&query, setting->months);
        ctg_store_sql_bind_text(&query, known);
        ctg_store_sql_bind_text(&query, study->changes);
        ctg_store_sql_bind_text(&query, study->resolved);
        ctg_store_sql_bind_text(&query, study->points.count > 0 ? study->points.text : "");
        ctg_store_sql_bind_whole(&query, (int64_t)ctg_study_point_count(study));
        ctg_store_sql_bind_whole(&query, study->replicates);
        ctg_store_sql_bind_whole(&query, setting->chances > 1 ? setting->chances : 1);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status write_policies(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    ctg_query query;
    ctg_status status =
        ctg_store_sql_prepare(sql, &query, "INSERT INTO policy VALUES(?,?,?,?,?)", error);
    for (size_t at = 0; at < study->policy_count && status == ctg_ok; at++) {
        const ctg_study_policy *const policy = &study->policies[at];
        ctg_store_sql_bind_whole(&query, (int64_t)at + 1);
        ctg_store_sql_bind_text(&query, policy->name);
        ctg_store_sql_bind_text(&query, policy->title);
        ctg_store_sql_bind_text(&query, policy->changes);
        ctg_store_sql_bind_text(&query, policy->resolved);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status write_factors(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    ctg_query query;
    ctg_status status = ctg_store_sql_prepare(sql, &query, "INSERT INTO factor VALUES(?,?)", error);
    for (size_t at = 0; at < study->points.factor_count && status == ctg_ok; at++) {
        ctg_store_sql_bind_whole(&query, (int64_t)at);
        ctg_store_sql_bind_text(&query, study->points.paths[at]);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

/* The path as seen from the scenario's folder; the name alone of a file that is elsewhere: a store
 * tells nothing about the machine. */
static const char *path_shown(const ctg_study *study, const char *path)
{
    const char *const scenario = study->files[0]->path;
    const char *const folder_end = strrchr(scenario, '/');
    const size_t folder = folder_end == NULL ? 0 : (size_t)(folder_end - scenario) + 1;
    if (strncmp(path, scenario, folder) == 0 && path[folder] != '/') {
        return path + folder;
    }
    const char *const last = strrchr(path, '/');
    return path[0] == '/' ? last + 1 : path;
}

static ctg_status write_inputs(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    ctg_query query;
    ctg_status status =
        ctg_store_sql_prepare(sql, &query, "INSERT INTO input VALUES(?,?,?,?,?)", error);
    for (size_t at = 0; at < study->file_count && status == ctg_ok; at++) {
        const ctg_scenario_file *const file = study->files[at];
        ctg_store_sql_bind_whole(&query, (int64_t)at);
        ctg_store_sql_bind_text(&query, file->role);
        ctg_store_sql_bind_text(&query, path_shown(study, file->path));
        ctg_store_sql_bind_text(&query, file->sha256);
        ctg_store_sql_bind_bytes(&query, file->bytes, file->size);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status write_parameters(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    const ctg_setting *const setting = study->setting;
    ctg_query query;
    ctg_status status = ctg_store_sql_prepare(
        sql, &query, "INSERT INTO parameter VALUES(?,?,?,?,?,?,?,?,?)", error);
    for (size_t id = 0; id < CTG_PARAMETERS && status == ctg_ok; id++) {
        const ctg_parameter *const line = ctg_parameters_row((ctg_parameter_id)id);
        ctg_store_sql_bind_whole(&query, (int64_t)id);
        ctg_store_sql_bind_text(&query, line->path);
        ctg_store_sql_bind_real(&query, setting->centre.value[id]);
        ctg_store_sql_bind_whole(&query, setting->drawn[id]);
        ctg_store_sql_bind_real(&query, line->low);
        ctg_store_sql_bind_real(&query, line->high);
        ctg_store_sql_bind_text(&query, line->unit);
        ctg_store_sql_bind_text(&query, ctg_parameters_basis_name(line->basis));
        ctg_store_sql_bind_text(&query, line->source);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status write_measures(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    ctg_query query;
    ctg_status status =
        ctg_store_sql_prepare(sql, &query, "INSERT INTO measure VALUES(?,?,?,?,?,?,?,?,?)", error);
    for (size_t id = 0; id < CTG_MEASURES && status == ctg_ok; id++) {
        const ctg_measure *const line = ctg_measures_row((ctg_measure_id)id);
        const size_t place = study->shape.who[line->scope] == 0
                                 ? 0
                                 : ctg_measures_place(&study->shape, (ctg_measure_id)id, 0, 0);
        ctg_store_sql_bind_whole(&query, (int64_t)id);
        ctg_store_sql_bind_text(&query, line->path);
        ctg_store_sql_bind_text(&query, ctg_measures_scope_name(line->scope));
        ctg_store_sql_bind_text(&query, line->time == ctg_time_sum ? "sum" : "end");
        ctg_store_sql_bind_whole(&query, line->decimals);
        ctg_store_sql_bind_text(&query, line->unit);
        ctg_store_sql_bind_text(&query, line->what);
        ctg_store_sql_bind_whole(&query, (int64_t)place);
        ctg_store_sql_bind_whole(&query, (int64_t)ctg_measures_times(&study->shape, line->scope));
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status write_who(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    ctg_query query;
    char room[CTG_WHO_ROOM];
    ctg_status status = ctg_store_sql_prepare(sql, &query, "INSERT INTO who VALUES(?,?,?)", error);
    for (size_t scope = 0; scope < CTG_SCOPES; scope++) {
        for (size_t line = 0; line < study->shape.who[scope] && status == ctg_ok; line++) {
            ctg_store_sql_bind_text(&query, ctg_measures_scope_name((ctg_scope)scope));
            ctg_store_sql_bind_whole(&query, (int64_t)line);
            ctg_store_sql_bind_text(&query, ctg_study_who(study, (ctg_scope)scope, line, room));
            status = ctg_store_sql_write(&query, error);
        }
    }
    ctg_store_sql_finish(&query);
    return status;
}

static ctg_status write_kept(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    ctg_query query;
    char room[CTG_WHO_ROOM];
    char month[8];
    ctg_status status =
        ctg_store_sql_prepare(sql, &query, "INSERT INTO kept VALUES(?,?,?,?)", error);
    for (size_t at = 0; at < study->kept_count && status == ctg_ok; at++) {
        const ctg_study_place place = ctg_study_place_of(study, study->kept[at]);
        const ctg_measure *const line = ctg_measures_row(place.measure);
        ctg_month_write(ctg_study_month(study, line->scope, place.time), month);
        ctg_store_sql_bind_whole(&query, (int64_t)at);
        ctg_store_sql_bind_text(&query, line->path);
        ctg_store_sql_bind_text(&query, ctg_study_who(study, line->scope, place.who, room));
        ctg_store_sql_bind_text(&query, month);
        status = ctg_store_sql_write(&query, error);
    }
    ctg_store_sql_finish(&query);
    return status;
}

ctg_status ctg_store_schema_make(const ctg_sql *sql, ctg_error *error)
{
    char header[96];
    (void)snprintf(header, sizeof header, "PRAGMA application_id=%d; PRAGMA user_version=%d;",
                   CTG_STORE_APPLICATION, CTG_STORE_FORMAT);
    CTG_TRY(ctg_store_sql_run(sql, header, error));
    return ctg_store_sql_run(sql, schema, error);
}

ctg_status ctg_store_schema_write(const ctg_sql *sql, const ctg_study *study, ctg_error *error)
{
    CTG_TRY(ctg_store_schema_make(sql, error));
    CTG_TRY(write_study(sql, study, error));
    CTG_TRY(write_policies(sql, study, error));
    CTG_TRY(write_factors(sql, study, error));
    CTG_TRY(write_inputs(sql, study, error));
    CTG_TRY(write_parameters(sql, study, error));
    CTG_TRY(write_measures(sql, study, error));
    CTG_TRY(write_who(sql, study, error));
    return write_kept(sql, study, error);
}
