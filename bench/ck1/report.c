/* What ck1 prints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/ck1/report.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/lanes_path.h"

enum { text_room = 128 };

/* The line of a file of /proc that begins with `key`, from its value on; "unknown" where there is
 * none. What JSON would have to escape is left out. */
static void machine_fact(const char *path, const char *key, char value[text_room])
{
    char line[512];
    FILE *const file = fopen(path, "r");
    (void)snprintf(value, text_room, "unknown");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, key, strlen(key)) == 0) {
            size_t used = 0;
            const char *at = line + strlen(key);
            at += strspn(at, " \t:");
            for (; *at != '\0' && used + 1 < text_room; at++) {
                if (*at >= ' ' && *at <= '~' && *at != '"' && *at != '\\') {
                    value[used++] = *at;
                }
            }
            value[used] = '\0';
            break;
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
}

static double decisions(const ck1_report *report)
{
    const ck1_sizes *const size = &report->input->size;
    return (double)size->states * size->missions * size->capabilities * size->months;
}

/* Million decisions a second in the round of that rank, 0 the fastest. */
static double rate(const ck1_report *report, const ck1_series *series, size_t rank)
{
    return decisions(report) * (double)series->replicates / series->seconds[rank] / 1e6;
}

static double median(const ck1_report *report, const ck1_series *series)
{
    const size_t middle = report->rounds / 2;
    const double upper = rate(report, series, middle);
    return report->rounds % 2 == 1 ? upper : (upper + rate(report, series, middle - 1)) / 2.0;
}

static double scaling(const ck1_report *report)
{
    return median(report, report->many) / median(report, report->one);
}

/* Volunteers a month: mean over replicates, and its standard error. */
static void volunteers(const ck1_report *report, const ck1_series *series, double *mean,
                       double *standard_error)
{
    const double count = (double)series->replicates;
    double sum = 0.0;
    double squares = 0.0;
    for (size_t r = 0; r < series->replicates; r++) {
        const double value = (double)series->outcomes[r].volunteers / report->input->size.months;
        sum += value;
        squares += value * value;
    }
    *mean = sum / count;
    *standard_error =
        count > 1.0 ? sqrt(fmax(0.0, squares / count - *mean * *mean) / (count - 1.0)) : 0.0;
}

void ck1_report_page(const ck1_report *report)
{
    const ck1_sizes *const size = &report->input->size;
    char cpu[text_room];
    char load[text_room];
    machine_fact("/proc/cpuinfo", "model name", cpu);
    machine_fact("/proc/loadavg", "", load);
    (void)printf("CK1: %d states x %d missions x %d capabilities x %d months, %.0f decisions a "
                 "replicate\n",
                 size->states, size->missions, size->capabilities, size->months, decisions(report));
    (void)printf("machine  %s; widest path %s; load at the end %s\n", cpu,
                 ctg_lanes_path_name(ctg_lanes_path_widest()), load);
    (void)printf("build    %s %s\n", CK1_COMPILER, CK1_FLAGS);
    (void)printf("Medians of %zu interleaved rounds, million decisions a second:\n\n",
                 report->rounds);
    (void)printf("%-10s %7s %10s %9s %9s %9s  %-16s %-16s\n", "form", "threads", "replicates",
                 "median", "fastest", "x naive", "hash", "of the state");
    for (size_t i = 0; i < report->count; i++) {
        const ck1_series *const series = &report->series[i];
        (void)printf("%-10s %7d %10zu %9.1f %9.1f %9.2f  %016" PRIx64 " %016" PRIx64 "\n",
                     series->form->name, series->threads, series->replicates,
                     median(report, series), rate(report, series, 0),
                     median(report, series) / median(report, &report->series[0]),
                     series->outcomes[0].hash, series->outcomes[0].state_hash);
    }
    (void)printf("\nHashes are those of replicate 0; all forms but the naive one agree on every "
                 "replicate.\n");
    if (report->many != NULL) {
        (void)printf("%s on %d threads: %.3f times one thread\n", report->many->form->name,
                     report->many->threads, scaling(report));
    }
}

static void print_series(const ck1_report *report, const ck1_series *series)
{
    double mean = 0.0;
    double standard_error = 0.0;
    volunteers(report, series, &mean, &standard_error);
    (void)printf(
        "  {\"form\": \"%s\", \"threads\": %d, \"replicates\": %zu, \"median\": %.3f, "
        "\"fastest\": %.3f, \"slowest\": %.3f, \"over_naive\": %.4f,\n"
        "   \"volunteers\": %.17g, \"volunteers_standard_error\": %.17g,\n   \"hashes\": [",
        series->form->name, series->threads, series->replicates, median(report, series),
        rate(report, series, 0), rate(report, series, report->rounds - 1),
        median(report, series) / median(report, &report->series[0]), mean, standard_error);
    for (size_t r = 0; r < series->replicates; r++) {
        (void)printf("%s\"%016" PRIx64 "%016" PRIx64 "\"", r == 0 ? "" : ", ",
                     series->outcomes[r].hash, series->outcomes[r].state_hash);
    }
    (void)printf("]}");
}

void ck1_report_json(const ck1_report *report)
{
    const ck1_sizes *const size = &report->input->size;
    char cpu[text_room];
    char load[text_room];
    machine_fact("/proc/cpuinfo", "model name", cpu);
    machine_fact("/proc/loadavg", "", load);
    (void)printf("{\"machine\": \"%s\", \"widest_path\": \"%s\", \"load\": \"%s\",\n"
                 " \"compiler\": \"%s\", \"flags\": \"%s\",\n",
                 cpu, ctg_lanes_path_name(ctg_lanes_path_widest()), load, CK1_COMPILER, CK1_FLAGS);
    (void)printf(" \"states\": %d, \"missions\": %d, \"capabilities\": %d, \"months\": %d,\n"
                 " \"decisions\": %.0f, \"rounds\": %zu,\n \"forms\": [\n",
                 size->states, size->missions, size->capabilities, size->months, decisions(report),
                 report->rounds);
    for (size_t i = 0; i < report->count; i++) {
        print_series(report, &report->series[i]);
        (void)printf("%s\n", i + 1 < report->count ? "," : "");
    }
    (void)printf(" ],\n \"thread_scaling\": ");
    if (report->many != NULL) {
        (void)printf("%.4f}\n", scaling(report));
    } else {
        (void)printf("null}\n");
    }
}
