/* A report's last part: what failed, what it was made of, by whom, and how to make it again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/build.h"
#include "analysis/commands/html.h"
#include "analysis/commands/next.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_parts.h"
#include "analysis/store_sources.h"

/* Without its folder, which is nobody's business. */
static const char *name_of(const ctg_report_store *of)
{
    const char *const slash = strrchr(of->path, '/');
    return slash != NULL ? slash + 1 : of->path;
}

/* Runs that were asked for and are not there. */
static uint64_t missing(const ctg_report_store *of)
{
    const uint64_t there = (uint64_t)of->outcome.ok + of->outcome.failed;
    const uint64_t wanted = ctg_study_runs(of->study);
    return wanted > there ? wanted - there : 0;
}

void ctg_report_about_unfinished(FILE *to, const ctg_report_store *of)
{
    if (of->outcome.failed > 0 || missing(of) > 0) {
        ctg_html_say(to, "p class=\"warning\"",
                     "%" PRIu32 " of %" PRIu64 " runs are there; failed: %" PRIu32
                     ", missing: %" PRIu64 ". What is said here is of those that are there.",
                     of->outcome.ok, ctg_study_runs(of->study), of->outcome.failed, missing(of));
    }
}

static void write_failures(const ctg_report *report, const ctg_report_store *of)
{
    FILE *const to = report->body;
    const ctg_runs_outcome *const outcome = &of->outcome;
    char room[CTG_STUDY_RUN_ROOM];
    ctg_html_say(to, outcome->failed > 0 || missing(of) > 0 ? "p class=\"warning\"" : "p",
                 "%s: of %" PRIu64 " runs %" PRIu32 " failed, %" PRIu64 " are missing%s",
                 name_of(of), ctg_study_runs(of->study), outcome->failed, missing(of),
                 outcome->failed > 0 ? ":" : ".");
    if (missing(of) > 0) {
        ctg_html_element(to, "p",
                         "The command with which the store was made (below) adds what is missing.");
    }
    if (outcome->failed == 0) {
        return;
    }
    (void)fputs("<ul>\n", to);
    for (uint32_t at = 0; at < outcome->failed && at < CTG_RUNS_FAILURES; at++) {
        ctg_html_say(to, "li", "%s: %s",
                     ctg_study_run_name(of->study, &outcome->failures[at].name, room),
                     outcome->failures[at].sentence);
    }
    if (outcome->failed > CTG_RUNS_FAILURES) {
        ctg_html_say(to, "li", "and %" PRIu32 " more", outcome->failed - CTG_RUNS_FAILURES);
    }
    (void)fputs("</ul>\n", to);
}

static void write_fact(FILE *to, const char *key, const char *value)
{
    ctg_html_element(to, "dt", key);
    ctg_html_element(to, "dd", value);
}

static void write_study(FILE *to, const ctg_report_store *of)
{
    const ctg_study *const study = of->study;
    char text[200];
    char months[2][8];
    ctg_month_write(study->setting->start, months[0]);
    ctg_month_write(study->setting->start + study->setting->months, months[1]);
    (void)fputs("<dl class=\"facts\">\n", to);
    write_fact(to, "store", name_of(of));
    write_fact(to, "study", study->id);
    (void)snprintf(text, sizeof text, "%016" PRIx64, of->outcome.digest);
    write_fact(to, "digest of all runs", text);
    (void)snprintf(text, sizeof text, "%s to %s, %" PRId32 " months", months[0], months[1],
                   study->setting->months);
    write_fact(to, "simulated", text);
    (void)snprintf(text, sizeof text,
                   "%zu arms x %" PRIu64 " points x %" PRIu32 " replicates, seed %" PRIu64,
                   ctg_study_arms(study), ctg_study_point_count(study), study->replicates,
                   study->setting->seed);
    write_fact(to, "runs", text);
    write_fact(to, "model", study->version);
    (void)fputs("</dl>\n", to);
}

static ctg_status take_session(void *to, const ctg_store_session *session, ctg_error *error)
{
    (void)error;
    ctg_html_element(to, "pre class=\"command\"", session->command);
    ctg_html_say(to, "p class=\"note\"", "begun %s, %" PRId64 " threads%s", session->started,
                 session->threads, session->shards > 0 ? ", a part" : "");
    return ctg_ok;
}

static ctg_status take_input(void *to, const ctg_store_input *input, ctg_error *error)
{
    (void)error;
    ctg_html_row(to, NULL, input->path);
    ctg_html_cell(to, input->role);
    ctg_html_cell(to, input->sha256);
    (void)fputs("</tr>\n", to);
    return ctg_ok;
}

static ctg_status write_inputs(FILE *to, const ctg_report_store *of, ctg_error *error)
{
    static const ctg_html_column columns[] = {{NULL, "role"}, {NULL, "SHA-256"}};
    (void)fputs("<details><summary>Every input, which the store holds whole</summary>\n", to);
    ctg_html_table_begin(to, "data", "File", columns, 2);
    const ctg_status status = ctg_store_sources_inputs(of->file, take_input, to, error);
    ctg_html_table_end(to);
    (void)fputs("</details>\n", to);
    return status;
}

static ctg_status write_fact_of_build(void *to, const char *key, const char *value,
                                      ctg_error *error)
{
    (void)error;
    write_fact(to, key, value);
    return ctg_ok;
}

static ctg_status write_store(const ctg_report *report, const ctg_report_store *of,
                              ctg_error *error)
{
    FILE *const to = report->body;
    write_study(to, of);
    ctg_html_element(to, "p", "Run by (folders of absolute paths are left out):");
    CTG_TRY(ctg_store_sources_sessions(of->file, take_session, to, error));
    (void)fputs("<details><summary>What the program was built from</summary><dl class=\"facts\">\n",
                to);
    CTG_TRY(ctg_store_sources_build(of->file, 1, write_fact_of_build, to, error));
    (void)fputs("</dl></details>\n", to);
    return write_inputs(to, of, error);
}

/* A command that can be typed where the store lies. */
static ctg_status write_command(FILE *to, const char *verb, const char *store, const char *more,
                                ctg_error *error)
{
    char *command = NULL;
    size_t size = 0;
    FILE *const words = open_memstream(&command, &size);
    bool lost = words == NULL;
    if (!lost) {
        (void)fprintf(words, "contingent %s ", verb);
        ctg_next_put_word(words, store);
        (void)fputs(more, words);
        lost = fclose(words) != 0 || command == NULL;
    }
    if (!lost) {
        ctg_html_element(to, "pre class=\"command\"", command);
    }
    free(command);
    return lost ? ctg_error_add(error, ctg_memory, "no memory for the page") : ctg_ok;
}

static ctg_status write_citation(const ctg_report *report, ctg_error *error)
{
    FILE *const to = report->body;
    const ctg_study *const study = report->stores[0].study;
    ctg_html_say(to, "p",
                 "The contingent developers: contingent %s, a simulator of who contributes to "
                 "peacekeeping. Study %.16s, digest %016" PRIx64
                 ". Give the study's number: with the store, anybody can compute every run again.",
                 ctg_build_version(), study->id, report->stores[0].outcome.digest);
    const char *const name = name_of(&report->stores[0]);
    ctg_html_element(to, "p", "In the folder of the store:");
    CTG_TRY(write_command(to, "verify", name, "", error));
    return write_command(to, "reproduce", name, " --run 0", error);
}

ctg_status ctg_report_about_write(ctg_report *report, ctg_error *error)
{
    ctg_report_frame_section(report, "Failed and missing runs");
    for (size_t i = 0; i < report->count; i++) {
        write_failures(report, &report->stores[i]);
    }
    ctg_report_frame_section(report, "Where the numbers come from");
    for (size_t i = 0; i < report->count; i++) {
        CTG_TRY(write_store(report, &report->stores[i], error));
    }
    ctg_report_frame_section(report, "How to cite, how to check");
    return write_citation(report, error);
}
