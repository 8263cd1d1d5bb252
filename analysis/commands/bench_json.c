/* The benchmark as JSON.
 *
 * json_pack gives NULL where memory ran out or one of its parts is NULL; that is asked once, at the
 * end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/bench_json.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/bench_say.h"
#include "analysis/commands/build.h"
#include "analysis/commands/json.h"
#include "bench/loop.h"
#include "engine/base/lanes_path.h"

static json_t *summary_of(ctg_rounds_summary of)
{
    return json_pack("{s:f, s:f, s:f, s:f, s:f}", "median", of.median, "p25", of.lower, "p75",
                     of.upper, "least", of.least, "most", of.most);
}

static json_t *digest_of(const ctg_suite_row *row)
{
    return row->task.digest_count > 0 ? json_sprintf("%016" PRIx64, row->task.digests[0])
                                      : json_null();
}

/* All rows of a part; the ratio is to the base where a row has one. */
static json_t *rows_of(const ctg_suite *suite, ctg_suite_part part, const char *ratio)
{
    json_t *list = json_array();
    for (size_t at = 0; at < suite->count; at++) {
        const ctg_suite_row *const row = &suite->rows[at];
        if (row->part == part) {
            list = ctg_json_append(
                list,
                json_pack("{s:s, s:s, s:i, s:s, s:f, s:o, s:o, s:o}", "what", row->what, "kind",
                          row->kind, "threads", row->threads, "unit", row->unit, "work",
                          row->task.work, "per_second", summary_of(ctg_suite_rows_rate(suite, at)),
                          ratio, summary_of(ctg_suite_rows_ratio(suite, at)), "digest",
                          digest_of(row)));
        }
    }
    return list;
}

static json_t *growth_of(const ctg_suite *suite)
{
    json_t *list = json_array();
    size_t count = 1;
    for (size_t at = 0; at < suite->count; at += count) {
        const ctg_suite_row *const first = &suite->rows[at];
        count = ctg_suite_rows_series(suite, at);
        if (first->part != ctg_suite_growth) {
            continue;
        }
        json_t *sizes = json_array();
        json_t *seconds = json_array();
        for (size_t i = at; i < at + count; i++) {
            const double *const times = suite->rows[i].seconds;
            sizes = ctg_json_append(sizes, json_real(suite->rows[i].size));
            seconds = ctg_json_append(
                seconds, json_real(ctg_rounds_summarise(times, suite->asked.means.rounds).median));
        }
        const ctg_rounds_summary exponent = ctg_suite_rows_exponent(suite, at);
        list =
            ctg_json_append(list, json_pack("{s:s, s:s, s:o, s:o, s:o, s:b}", "what", first->what,
                                            "in", first->kind, "sizes", sizes, "seconds", seconds,
                                            "exponent", summary_of(exponent), "within_target",
                                            ctg_bench_say_within(exponent.median) ? 1 : 0));
    }
    return list;
}

static json_t *machine_of(const ctg_suite *suite)
{
    const ctg_machine *const machine = &suite->machine;
    json_t *caches = json_array();
    for (int i = 0; i < machine->cache_count; i++) {
        const ctg_machine_cache *const cache = &machine->caches[i];
        caches = ctg_json_append(caches, json_pack("{s:i, s:s, s:s, s:s}", "level", cache->level,
                                                   "type", cache->type, "size", cache->size,
                                                   "shared_by", cache->shared));
    }
    return json_pack(
        "{s:s, s:i, s:s, s:i, s:o, s:o, s:o, s:o}", "cpu", machine->cpu, "cores", machine->cores,
        "affinity", machine->affinity, "cores_allowed", machine->allowed, "caches", caches,
        "load_average", ctg_json_real(machine->load), "used_by_others",
        ctg_json_real(suite->others.used), "stolen", ctg_json_real(suite->others.stolen));
}

static json_t *build_of(void)
{
    ctg_fact facts[CTG_BUILD_FACTS];
    json_t *object = json_object();
    ctg_build_facts(facts);
    for (size_t i = 0; i < CTG_BUILD_FACTS && object != NULL; i++) {
        if (json_object_set_new(object, facts[i].key, json_string(facts[i].value)) != 0) {
            json_decref(object);
            object = NULL;
        }
    }
    return object;
}

ctg_status ctg_bench_json_print(FILE *to, const ctg_suite *suite, const char *command,
                                ctg_error *error)
{
    char day[CTG_BENCH_SAY_DAY];
    json_t *warnings = json_array();
    const char *const widest = ctg_lanes_path_name(ctg_lanes_path_widest());
    for (size_t i = 0; i < suite->warning_count; i++) {
        warnings = ctg_json_append(warnings, json_string(suite->warnings[i]));
    }
    ctg_bench_say_day(day);
    json_t *const memory =
        json_pack("{s:o, s:o, s:o}", "bytes_a_replicate", ctg_json_real(suite->memory_world),
                  "stored_bytes_a_replicate", ctg_json_real(suite->store_bytes), "most_bytes",
                  ctg_json_real(suite->memory_most));
    json_t *const paths = json_pack("{s:s, s:s, s:s}", "widest", widest, "ck1",
                                    suite->asked.path != NULL ? suite->asked.path : widest,
                                    "engine", ctg_loop_path());
    return ctg_answer_json_write(
        to,
        json_pack("{s:s, s:s, s:b, s:I, s:i, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, "
                  "s:o}",
                  "command", command, "day", day, "quick", suite->asked.quick ? 1 : 0, "rounds",
                  (json_int_t)suite->asked.means.rounds, "threads_most", suite->asked.threads,
                  "scenario", suite->asked.scenario, "machine", machine_of(suite), "build",
                  build_of(), "paths", paths, "warnings", warnings, "ck1",
                  rows_of(suite, ctg_suite_ck1, "over_naive"), "engine",
                  rows_of(suite, ctg_suite_engine, "over_base"), "memory", memory, "threads",
                  rows_of(suite, ctg_suite_threads, "over_one_thread"), "growth", growth_of(suite),
                  "peaks", rows_of(suite, ctg_suite_peaks, "per_cycle")),
        error);
}
