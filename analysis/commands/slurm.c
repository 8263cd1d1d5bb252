/* `contingent slurm`: a study as a job array of Slurm, printed as a script.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/answer_told.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/need.h"
#include "analysis/commands/store_options.h"

#define USUAL_MOST 1000 /* parts where nobody says how many */
#define HOUR 3600.0
#define LEAD_LEAST 60.0 /* seconds before the end at which a part is asked to stop */
#define TIME_LEAST 180  /* seconds of a part: Slurm may ask a minute early */
#define RESTARTS_MOST 100

/* What a part is given. */
typedef struct part {
    int64_t tasks;
    double seconds; /* it should take */
    int64_t lead;   /* seconds before its end at which it is asked to stop */
    int64_t limit;  /* seconds */
    int64_t memory_mb;
} part;

/* A word as the shell takes it whole. */
static void put_quoted(FILE *to, const char *word)
{
    (void)fputc('\'', to);
    for (; *word != '\0'; word++) {
        (void)fputs(*word == '\'' ? "'\\''" : (const char[]){*word, '\0'}, to);
    }
    (void)fputc('\'', to);
}

/* Reads HH:MM:SS; the hours may have more digits. False where it is none. */
static bool read_time(const char *text, int64_t *seconds)
{
    const size_t hours = strspn(text, "0123456789");
    const char *const rest = text + hours;
    const bool formed = hours >= 1 && hours <= 5 && strlen(rest) == 6 && rest[0] == ':' &&
                        strspn(rest + 1, "012345") >= 1 && isdigit((unsigned char)rest[2]) &&
                        rest[3] == ':' && strspn(rest + 4, "012345") >= 1 &&
                        isdigit((unsigned char)rest[5]);
    int64_t whole = 0;
    if (!formed) {
        return false;
    }
    for (size_t i = 0; i < hours; i++) { /* 02 is two: no number of a scenario begins so */
        whole = 10 * whole + text[i] - '0';
    }
    *seconds = 3600 * whole + 60 * (10 * (rest[1] - '0') + rest[2] - '0') + 10 * (rest[4] - '0') +
               rest[5] - '0';
    return true;
}

static int check(const ctg_job *job, int64_t *limit)
{
    const ctg_options *const options = &job->options;
    const char *const texts[] = {options->file, options->output, options->overrides.data,
                                 options->overrides.seed};
    *limit = 0;
    if (options->time != NULL && (!read_time(options->time, limit) || *limit < TIME_LEAST)) {
        return ctg_commands_misuse(options->command,
                                   "--time is HH:MM:SS, at least 00:03:00, so that a part can stop "
                                   "in time");
    }
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (texts[i] != NULL && strpbrk(texts[i], "\n\r") != NULL) {
            return ctg_commands_misuse(options->command, "a name has more than one line");
        }
    }
    return ctg_exit_ok;
}

static int64_t round_up(double value, int64_t to)
{
    return (int64_t)ceil(value / (double)to) * to;
}

static part cut(const ctg_job *job, const ctg_need *need, int64_t limit)
{
    const double pairs = (double)need->runs / (double)ctg_study_arms(&job->study);
    const double usual = fmin(fmax(ceil(need->seconds / HOUR), 1), USUAL_MOST);
    part of = {.tasks = job->options.tasks > 0 ? job->options.tasks : (int64_t)fmin(usual, pairs)};
    const double runs = ceil(pairs / (double)of.tasks) * (double)ctg_study_arms(&job->study);
    of.seconds = runs * need->seconds_a_run / need->threads;
    of.lead = round_up(fmax(LEAD_LEAST, 3 * need->seconds_a_run), 60);
    of.limit =
        limit > 0 ? limit : round_up(1.5 * of.seconds + 2 * (double)of.lead + TIME_LEAST, 300);
    of.memory_mb = round_up(1.25 * need->memory_mb + 50, 50);
    return of;
}

/* The file's name without .db, to which the parts add theirs. */
static void put_stem(FILE *to, const ctg_job *job)
{
    char room[4200];
    const char *const output = job->options.output;
    const size_t length = output != NULL ? strlen(output) : 0;
    const bool has_ending = length > 3 && strcmp(output + length - 3, ".db") == 0;
    if (output != NULL) {
        (void)snprintf(room, sizeof room, "%.*s", (int)(length - (has_ending ? 3 : 0)), output);
    } else {
        (void)snprintf(room, sizeof room, "results/%s-%.8s", job->study.name, job->study.id);
    }
    put_quoted(to, room);
}

static void put_clock(FILE *to, int64_t seconds)
{
    (void)fprintf(to, "%02" PRId64 ":%02" PRId64 ":%02" PRId64, seconds / 3600, seconds / 60 % 60,
                  seconds % 60);
}

/* What it is, how it is sent off, how its parts are merged. */
static void put_head(FILE *to, const ctg_job *job, const ctg_need *need, const part *of)
{
    (void)fprintf(to,
                  "#!/bin/bash\n"
                  "# Study %.8s, %" PRIu64 " runs in %" PRId64 " parts; a part should take ",
                  job->study.id, need->runs, of->tasks);
    put_clock(to, round_up(of->seconds, 1));
    (void)fprintf(to,
                  " on %d thread%s\n# (%.4f s a run where this was written).\n#\n"
                  "#   job=$(sbatch --parsable THIS-FILE)\n"
                  "#   sbatch --dependency=afterany:\"$job\" THE-MERGE\n#\n"
                  "# where THE-MERGE is a script with\n#\n#   contingent merge ",
                  need->threads, need->threads == 1 ? "" : "s", need->seconds_a_run);
    put_stem(to, job);
    (void)fprintf(to, "-*of%" PRId64 ".db -o ", of->tasks);
    put_stem(to, job);
    (void)fputs(".db\n#\n"
                "# (afterok would wait for ever after one failure.) Sent off again, all of it, it "
                "runs only what is\n# missing.\n",
                to);
}

static void put_orders(FILE *to, const ctg_job *job, const ctg_need *need, const part *of)
{
    (void)fputs("#SBATCH --job-name=", to);
    for (const char *at = job->study.name; *at != '\0'; at++) {
        (void)fputc(isalnum((unsigned char)*at) ? *at : '-', to);
    }
    (void)fprintf(to,
                  "\n#SBATCH --array=1-%" PRId64
                  "\n#SBATCH --ntasks=1\n#SBATCH --cpus-per-task=%d\n"
                  "#SBATCH --time=",
                  of->tasks, need->threads);
    put_clock(to, of->limit);
    (void)fprintf(to,
                  "\n#SBATCH --mem=%" PRId64 "M\n#SBATCH --signal=USR1@%" PRId64
                  "\n#SBATCH --requeue\n#SBATCH --open-mode=append\n\n",
                  of->memory_mb, of->lead);
}

static void put_option(FILE *to, const char *name, const char *value)
{
    if (value != NULL) {
        (void)fprintf(to, " %s ", name);
        put_quoted(to, value);
    }
}

static void put_whole(FILE *to, const char *name, int64_t value)
{
    if (value > 0) {
        (void)fprintf(to, " %s %" PRId64, name, value);
    }
}

static void put_work(FILE *to, const ctg_job *job)
{
    const ctg_options *const options = &job->options;
    (void)fputs("export OMP_NUM_THREADS=\"$SLURM_CPUS_PER_TASK\" OMP_PROC_BIND=close "
                "OMP_PLACES=cores\n\n"
                "srun --cpus-per-task=\"$SLURM_CPUS_PER_TASK\" \\\n    contingent sweep ",
                to);
    put_quoted(to, options->file);
    put_whole(to, "--replicates", options->overrides.replicates);
    put_whole(to, "--months", options->overrides.months);
    put_option(to, "--seed", options->overrides.seed);
    put_option(to, "--tables", options->overrides.data);
    (void)fputs(options->overrides.fixed_parameters ? " --fixed-parameters" : "", to);
    (void)fputs(" --shard auto", to);
    put_option(to, "-o", options->output);
    (void)fprintf(to,
                  "\ncode=$?\n"
                  "# 75: stopped in time, with something left to do.\n"
                  "if [ \"$code\" -eq 75 ] && [ \"${SLURM_RESTART_COUNT:-0}\" -lt %d ]; then\n"
                  "    scontrol requeue \"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\"\n"
                  "fi\nexit \"$code\"\n",
                  RESTARTS_MOST);
}

static void put_script(FILE *to, const ctg_job *job, const ctg_need *need, const part *of)
{
    put_head(to, job, need, of);
    put_orders(to, job, need, of);
    put_work(to, job);
}

/* The script as a text among what it was reckoned from. */
static int print_json(const ctg_job *job, const ctg_need *need, const part *of)
{
    char *script = NULL;
    size_t size = 0;
    FILE *const to = open_memstream(&script, &size);
    bool written = to != NULL;
    if (written) {
        put_script(to, job, need, of);
        written = fclose(to) == 0;
    }
    json_t *const object =
        !written ? NULL
                 : json_pack("{s:I, s:I, s:I, s:f, s:I, s:I, s:o}", "runs", (json_int_t)need->runs,
                             "parts", (json_int_t)of->tasks, "threads", (json_int_t)need->threads,
                             "seconds_a_part", of->seconds, "limit_seconds", (json_int_t)of->limit,
                             "memory_mb", (json_int_t)of->memory_mb, "script",
                             ctg_answer_json_text(script, size));
    free(script);
    return ctg_answer_told_json(object);
}

static int print(ctg_job *job, int64_t limit)
{
    ctg_need need = {0};
    const ctg_status status = ctg_need_measure(job, &need, &job->error);
    if (status == ctg_stopped) {
        (void)fprintf(stderr, "Stopped. Nothing was printed.\n");
        return ctg_exit_stopped;
    }
    if (status != ctg_ok) {
        return ctg_commands_tell(&job->error);
    }
    const part of = cut(job, &need, limit);
    if (job->options.json) {
        return ctg_store_options_end(print_json(job, &need, &of));
    }
    put_script(stdout, job, &need, &of);
    return ctg_store_options_end(ctg_exit_ok);
}

static int command_main(int argc, char **argv)
{
    ctg_job job;
    ctg_crossing crossing;
    int64_t limit = 0;
    int code = ctg_job_open_sweep(&job, &crossing, argc, argv);
    if (code == ctg_exit_ok) {
        code = check(&job, &limit);
    }
    if (code == ctg_exit_ok) {
        code = print(&job, limit);
    }
    ctg_job_destroy(&job);
    ctg_crossing_close(&crossing);
    return code;
}

static const ctg_option known_options[] = {
    {ctg_option_tasks, "tasks", "N", "parts (so many that each takes about an hour)"},
    {ctg_option_time, "time", "HH:MM:SS", "of each part (half as much again as it should take)"},
    {ctg_option_threads, "threads", "N",
     "of each part (as many as OMP_NUM_THREADS or this machine gives)"},
    CTG_OPTION_OF_POINTS,
    {ctg_option_json, "json", NULL, "the script as a text, with what it was reckoned from"},
    {ctg_option_output, "output", "FILE",
     "whole store; the parts have -IofN before .db (results/NAME-ID.db)"},
    {0},
};

const ctg_command ctg_slurm_command = {
    .name = "slurm",
    .what = "print a script that runs a sweep on a cluster",
    .operands = "STUDY",
    .examples = "contingent slurm vary-courses > courses.sh\n"
                "contingent slurm vary-courses --tasks 40 --threads 8 --time 02:00:00\n",
    .about = "Prints a script that runs a sweep as a job array of Slurm: one part of the study "
             "and one store a task. A task that comes near its time stops, keeps what it has and "
             "queues itself again. How the parts are merged stands at its top. Time and memory "
             "come from three timed runs on this machine, as in `contingent sweep --dry-run`; "
             "nothing is stored and nothing is submitted.",
    .options = known_options,
    .exits = "0 printed, 1 failure, 2 usage or input wrong, 75 stopped.",
    .run = command_main,
};
