/* A report's last part: what failed, what it was made of, by whom, and how to make it again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "analysis/commands/build.h"
#include "analysis/commands/html.h"
#include "analysis/commands/report_frame.h"
#include "analysis/commands/report_parts.h"
#include "analysis/store_sources.h"

/* Without its folder, which is nobody's business. */
static const char *name_of(const ctg_report_store *of)
{
    const char *const slash = strrchr(of->path, '/');
    return slash != NULL ? slash + 1 : of->path;
}

static void write_failures(const ctg_report *report, const ctg_report_store *of)
{
    FILE *const to = report->body;
    const ctg_runs_outcome *const outcome = &of->outcome;
    char room[CTG_STUDY_RUN_ROOM];
    ctg_html_say(to, outcome->failed > 0 ? "p class=\"warning\"" : "p",
                 "%s: %" PRIu32 " of %" PRIu32 " runs failed%s", name_of(of), outcome->failed,
                 outcome->failed + outcome->ok, outcome->failed > 0 ? ":" : ".");
    if (outcome->failed == 0) {
        return;
    }
    (void)fputs("<ul>\n", to);
    for (uint32_t at = 0; at < outcome->failed && at < CTG_RUNS_FAILURES; at++) {
        ctg_html_say(to, "li", "%s: %s",
                     ctg_study_run_name(of->study, &outcome->failures[at].name, room),
                     outcome->failures[at].sentence);
    }
    (void)fputs("</ul>\n", to);
}

static void write_fact(FILE *to, const char *key, const char *value)
{
    ctg_html_say(to, "dt", "%s", key);
    ctg_html_say(to, "dd", "%s", value);
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
    ctg_html_say(to, "pre class=\"command\"", "%s", session->command);
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
    ctg_html_say(to, "p", "Run by:");
    CTG_TRY(ctg_store_sources_sessions(of->file, take_session, to, error));
    (void)fputs("<details><summary>What the program was built from</summary><dl class=\"facts\">\n",
                to);
    CTG_TRY(ctg_store_sources_build(of->file, 1, write_fact_of_build, to, error));
    (void)fputs("</dl></details>\n", to);
    return write_inputs(to, of, error);
}

static void write_citation(const ctg_report *report)
{
    FILE *const to = report->body;
    const ctg_study *const study = report->stores[0].study;
    ctg_html_say(to, "p",
                 "The contingent developers: contingent %s, a simulator of who contributes to "
                 "peacekeeping. Study %.16s, digest %016" PRIx64
                 ". Give the study's number: with the store, anybody can compute every run again.",
                 ctg_build_version(), study->id, report->stores[0].outcome.digest);
    ctg_html_say(to, "pre class=\"command\"",
                 "contingent verify %s\ncontingent reproduce %s --run 0",
                 name_of(&report->stores[0]), name_of(&report->stores[0]));
}

ctg_status ctg_report_about_write(ctg_report *report, ctg_error *error)
{
    ctg_report_frame_section(report, "Failed runs");
    for (size_t i = 0; i < report->count; i++) {
        write_failures(report, &report->stores[i]);
    }
    ctg_report_frame_section(report, "Where the numbers come from");
    for (size_t i = 0; i < report->count; i++) {
        CTG_TRY(write_store(report, &report->stores[i], error));
    }
    ctg_report_frame_section(report, "How to cite, how to check");
    write_citation(report);
    return ctg_ok;
}
