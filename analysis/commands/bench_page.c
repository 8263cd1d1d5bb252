/* The benchmark as people read it: on a terminal, or as a document of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/bench_page.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include "analysis/commands/bench_say.h"
#include "analysis/commands/build.h"
#include "bench/loop.h"
#include "engine/base/lanes_path.h"

#define COLUMNS_MOST 7

/* Where it is printed, and how. */
typedef struct page {
    FILE *to;
    const ctg_suite *suite;
    const char *command;
    bool markdown;
} page;

/* A row of a table under construction. */
typedef struct line {
    char cells[COLUMNS_MOST][64];
    size_t count;
} line;

static void add(line *of, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(line *of, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    (void)vsnprintf(of->cells[of->count], sizeof of->cells[0], format, values);
    va_end(values);
    of->count++;
}

/* Prints the line and empties it. The first two columns are words. */
static void put(const page *at, line *of)
{
    static const int widths[COLUMNS_MOST] = {-12, -20, 10, 20, 10, 10, 18};
    for (size_t i = 0; i < of->count; i++) {
        const bool last = i + 1 == of->count;
        if (at->markdown) {
            (void)fprintf(at->to, "| %s %s", of->cells[i], last ? "|\n" : "");
        } else {
            (void)fprintf(at->to, "%*s%s", widths[i], of->cells[i], last ? "\n" : " ");
        }
    }
    of->count = 0;
}

static void put_head(const page *at, const char *title, const char *const names[], size_t count)
{
    line of = {.count = 0};
    (void)fprintf(at->to, at->markdown ? "\n## %s\n\n" : "\n%s\n", title);
    for (size_t i = 0; i < count; i++) {
        add(&of, "%s", names[i]);
    }
    put(at, &of);
    for (size_t i = 0; i < count && at->markdown; i++) {
        (void)fprintf(at->to, "%s%s", i < 2 ? "|---" : "|--:", i + 1 == count ? "|\n" : "");
    }
}

#define HEAD(at, title, ...)                                                                       \
    put_head((at), (title), (const char *const[]){__VA_ARGS__},                                    \
             sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* Decisions are counted in millions. */
static double scaled(const ctg_suite_row *row, double rate)
{
    return strcmp(row->unit, "decisions") == 0 ? rate / 1e6 : rate;
}

static void add_rate(line *of, const page *at, size_t row)
{
    const ctg_suite_row *const is = &at->suite->rows[row];
    const ctg_rounds_summary rate = ctg_suite_rows_rate(at->suite, row);
    add(of, "%.1f", scaled(is, rate.median));
    add(of, "%.1f to %.1f", scaled(is, rate.lower), scaled(is, rate.upper));
}

static void add_digest(line *of, const ctg_suite_row *row)
{
    if (row->family != NULL || row->part == ctg_suite_engine) {
        add(of, "%016" PRIx64, row->task.digests[0]);
    } else {
        add(of, "-");
    }
}

static void put_ck1(const page *at)
{
    line of = {.count = 0};
    HEAD(at, "The reference kernel CK1", "form", "unit", "median", "quartiles", "x naive",
         "threads", "digest");
    for (size_t i = 0; i < at->suite->count; i++) {
        const ctg_suite_row *const row = &at->suite->rows[i];
        if (row->part == ctg_suite_ck1) {
            add(&of, "%s", row->what);
            add(&of, "M decisions/s");
            add_rate(&of, at, i);
            add(&of, "%.2f", ctg_suite_rows_ratio(at->suite, i).median);
            add(&of, "%d", row->threads);
            add_digest(&of, row);
            put(at, &of);
        }
    }
    const ctg_task *const any = &at->suite->rows[0].task; /* CK1 stands first */
    (void)fprintf(at->to, "\n%.0f decisions a replicate, the whole month included.\n",
                  any->work / (double)any->digest_count);
}

static void put_engine(const page *at)
{
    line of = {.count = 0};
    HEAD(at, "The engine", "what", "unit", "median", "quartiles", "x CK1", "threads", "digest");
    for (size_t i = 0; i < at->suite->count; i++) {
        const ctg_suite_row *const row = &at->suite->rows[i];
        if (row->part == ctg_suite_engine) {
            const bool million = strcmp(row->unit, "decisions") == 0;
            add(&of, "%s", row->what);
            add(&of, million ? "M %s/s" : "%s/s", row->unit);
            add_rate(&of, at, i);
            if (row->base != i && million) {
                add(&of, "%.2f", ctg_suite_rows_ratio(at->suite, i).median);
            } else {
                add(&of, "-");
            }
            add(&of, "%d", row->threads);
            add_digest(&of, row);
            put(at, &of);
        }
    }
    (void)fprintf(at->to,
                  "\nloop: all states decide about all needs of one month, whether vacant or not. "
                  "worlds: replicates of\n%s, nothing stored. main job: %u of them stored, with "
                  "their summary.\n",
                  at->suite->asked.scenario,
                  (unsigned)ctg_scenario_replicates(at->suite->scenario));
    (void)fprintf(at->to,
                  "Memory: %.2f MB a replicate that runs (one a thread); %.2f MB stored a "
                  "replicate; %.0f MB the whole program at most.\n",
                  at->suite->memory_world / 1e6, at->suite->store_bytes / 1e6,
                  at->suite->memory_most / 1e6);
}

static void put_threads(const page *at)
{
    line of = {.count = 0};
    HEAD(at, "Scaling over threads", "threads", "of what", "median", "quartiles", "x 1 thread",
         "of ideal");
    for (size_t i = 0; i < at->suite->count; i++) {
        const ctg_suite_row *const row = &at->suite->rows[i];
        if (row->part == ctg_suite_threads) {
            const double ratio = ctg_suite_rows_ratio(at->suite, i).median;
            add(&of, "%d", row->threads);
            add(&of, "%s, %s", row->what, row->kind);
            add_rate(&of, at, i);
            add(&of, "%.3f", ratio);
            add(&of, "%.1f %%", 100.0 * ratio / row->threads);
            put(at, &of);
        }
    }
    (void)fprintf(at->to, "\nck1: M decisions/s; engine: world-years/s. strong: the same "
                          "replicates on any number of threads; weak: as many a thread.\n");
}

static void put_growth(const page *at)
{
    line of = {.count = 0};
    size_t count = 1;
    HEAD(at, "Growth of cost with size: exponents, target " CTG_BENCH_SAY_TARGET, "of what", "in",
         "exponent", "quartiles", "from", "to", "ms, first to last");
    for (size_t i = 0; i < at->suite->count; i += count) {
        const ctg_suite_row *const first = &at->suite->rows[i];
        count = ctg_suite_rows_series(at->suite, i);
        if (first->part == ctg_suite_growth) {
            const size_t rounds = at->suite->asked.means.rounds;
            const ctg_suite_row *const last = &at->suite->rows[i + count - 1];
            const ctg_rounds_summary exponent = ctg_suite_rows_exponent(at->suite, i);
            add(&of, "%s", first->what);
            add(&of, "%s", first->kind);
            add(&of, "%.2f%s", exponent.median, ctg_bench_say_within(exponent.median) ? "" : " !");
            add(&of, "%.2f to %.2f", exponent.lower, exponent.upper);
            add(&of, "%.0f", first->size);
            add(&of, "%.0f", last->size);
            add(&of, "%.2f to %.2f", 1e3 * ctg_rounds_summarise(first->seconds, rounds).median,
                1e3 * ctg_rounds_summarise(last->seconds, rounds).median);
            put(at, &of);
        }
    }
    (void)fprintf(at->to, "\n!: outside the target. engine: months of synthetic worlds "
                          "(`bench/synthetic.h`), posts growing with states and capabilities. What "
                          "each state does without missions does not grow with them: missions are "
                          "taken as many as in large worlds. Capabilities: the engine needs 4 and "
                          "has room for 16; what states and missions do whatever the capability "
                          "weighs there, so that cost grows less than they do.\n");
}

static void put_peaks(const page *at)
{
    line of = {.count = 0};
    HEAD(at, "The most that a core can do", "what", "unit", "median", "quartiles", "a cycle");
    for (size_t i = 0; i < at->suite->count; i++) {
        const ctg_suite_row *const row = &at->suite->rows[i];
        if (row->part == ctg_suite_peaks) {
            const ctg_rounds_summary rate = ctg_suite_rows_rate(at->suite, i);
            add(&of, "%s", row->what);
            add(&of, "G %s/s", row->unit);
            add(&of, "%.2f", rate.median / 1e9);
            add(&of, "%.2f to %.2f", rate.lower / 1e9, rate.upper / 1e9);
            add(&of, "%.2f", ctg_suite_rows_ratio(at->suite, i).median);
            put(at, &of);
        }
    }
    (void)fprintf(
        at->to, "\nclock: a chain of operations that take 4 cycles on x86-64. Operations are those "
                "of vectors, as wide as CK1's path.\n");
}

/* What decides which code comes out; warnings do not. */
static void put_flags(const page *at, const char *flags)
{
    for (size_t length = 0; *flags != '\0'; flags += length + strspn(flags + length, " ")) {
        length = strcspn(flags, " ");
        if (strncmp(flags, "-W", 2) != 0) {
            (void)fprintf(at->to, " %.*s", (int)length, flags);
        }
    }
}

static void put_build(const page *at)
{
    static const char *const shown[] = {"version", "commit", "compiler", "type", "flags"};
    ctg_fact facts[CTG_BUILD_FACTS];
    ctg_build_facts(facts);
    for (size_t s = 0; s < sizeof shown / sizeof shown[0]; s++) {
        for (size_t i = 0; i < CTG_BUILD_FACTS; i++) {
            if (strcmp(facts[i].key, shown[s]) != 0) {
                continue;
            }
            (void)fprintf(at->to, "%s%s", s > 0 ? ", " : "", shown[s]);
            if (strcmp(shown[s], "flags") == 0) {
                put_flags(at, facts[i].value);
            } else {
                (void)fprintf(at->to, " %s", facts[i].value);
            }
        }
    }
}

static void put_machine(const page *at)
{
    static const char *const labels[] = {"machine", "caches", "build", "paths", "rounds"};
    const ctg_machine *const machine = &at->suite->machine;
    const char *const widest = ctg_lanes_path_name(ctg_lanes_path_widest());
    const char *const end = at->markdown ? "  \n" : "\n"; /* two blanks break a line */
    (void)fprintf(at->to, "%-9s%s; %d cores, of which %s may be used; load average %.2f before%s",
                  labels[0], machine->cpu, machine->cores, machine->affinity, machine->load, end);
    (void)fprintf(at->to, "%-9s", labels[1]);
    for (int i = 0; i < machine->cache_count; i++) {
        const ctg_machine_cache *const cache = &machine->caches[i];
        (void)fprintf(at->to, "%sL%d %s %s (cores %s)", i > 0 ? ", " : "", cache->level,
                      cache->type, cache->size, cache->shared);
    }
    (void)fprintf(at->to, "%s%s%-9s", machine->cache_count == 0 ? "unknown" : "", end, labels[2]);
    put_build(at);
    (void)fprintf(at->to, "%s%-9sthe widest is %s; CK1 %s, the engine %s%s", end, labels[3], widest,
                  at->suite->asked.path != NULL ? at->suite->asked.path : widest, ctg_loop_path(),
                  end);
    (void)fprintf(
        at->to,
        "%-9smedians of %zu interleaved ones, after one untimed; on one thread of processor "
        "time, else of time that passed%s",
        labels[4], at->suite->asked.means.rounds, end);
}

static void put_title(const page *at)
{
    char day[CTG_BENCH_SAY_DAY];
    const ctg_suite *const suite = at->suite;
    ctg_bench_say_day(day);
    if (!at->markdown) {
        (void)fprintf(at->to, "How fast this machine is, %s\n\n", day);
        return;
    }
    (void)fprintf(at->to, "# Speed: %s, %d of %d cores, %s\n\n", suite->machine.cpu,
                  suite->machine.allowed, suite->machine.cores, day);
    (void)fprintf(at->to,
                  "Written by `%s`; nothing here was typed. Nothing above %d thread%s was "
                  "measured: what follows says nothing about more. Whoever has another machine "
                  "adds its tables below with `contingent bench --markdown >> "
                  "bench/RESULTS.md`.\n\n",
                  at->command, suite->asked.threads, suite->asked.threads == 1 ? "" : "s");
}

void ctg_bench_page_print(FILE *to, const ctg_suite *suite, const char *command, bool markdown)
{
    static void (*const parts[CTG_SUITE_PARTS])(const page *) = {[ctg_suite_ck1] = put_ck1,
                                                                 [ctg_suite_engine] = put_engine,
                                                                 [ctg_suite_threads] = put_threads,
                                                                 [ctg_suite_growth] = put_growth,
                                                                 [ctg_suite_peaks] = put_peaks};
    const page at = {to, suite, command, markdown};
    put_title(&at);
    put_machine(&at);
    for (size_t i = 0; i < suite->warning_count; i++) {
        (void)fprintf(to, "%s%-9s%s\n", markdown && i == 0 ? "\n" : "",
                      "warning:", suite->warnings[i]);
    }
    for (int part = 0; part < CTG_SUITE_PARTS; part++) {
        if (suite->asked.parts[part]) {
            parts[part](&at);
        }
    }
}
