/* What the commands that compare arms in memory have in common.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/paired.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/home.h"
#include "analysis/commands/interrupt.h"
#include "analysis/commands/options.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

static int read_count(const ctg_paired *paired, const char *name, int64_t most, uint32_t *count)
{
    int64_t value = 0;
    const int code = ctg_options_whole(paired->command, name, optarg, most, &value);
    *count = code == ctg_exit_ok ? (uint32_t)value : *count;
    return code;
}

static int read_option(ctg_paired *paired, int option)
{
    uint32_t threads = 0;
    int code = ctg_exit_ok;
    switch (option) {
    case ctg_option_chances:
        return read_count(paired, "chances", CTG_OPTIONS_REPLICATES_MOST, &paired->chances);
    case ctg_option_probe_all:
        paired->probe_all = true;
        return ctg_exit_ok;
    case ctg_option_replicates:
        return read_count(paired, "replicates", CTG_OPTIONS_REPLICATES_MOST, &paired->replicates);
    case ctg_option_months:
        return ctg_options_whole(paired->command, "months", optarg, CTG_OPTIONS_MONTHS_MOST,
                                 &paired->overrides.months);
    case ctg_option_seed:
        paired->overrides.seed = optarg;
        return ctg_exit_ok;
    case ctg_option_threads:
        code = read_count(paired, "threads", CTG_OPTIONS_THREADS_MOST, &threads);
        paired->threads = (int)threads;
        return code;
    case ctg_option_markdown:
        paired->markdown = true;
        return ctg_exit_ok;
    case ctg_option_json:
        paired->json = true;
        return ctg_exit_ok;
    default:
        assert(option == ctg_option_quiet);
        paired->quiet = true;
        return ctg_exit_ok;
    }
}

static int compare_names(const void *a, const void *b)
{
    return ctg_paired_compare(*(const char *const *)a, *(const char *const *)b);
}

static int take_files(ctg_paired *paired, int argc, char **argv)
{
    for (int i = optind; i < argc; i++) {
        paired->files[paired->file_count++] = argv[i];
    }
    if (!paired->takes_files && paired->file_count > 0) {
        return ctg_commands_misuse(paired->command, "takes no file; '%s' is one",
                                   ctg_text_shown(paired->files[0], strlen(paired->files[0])).text);
    }
    if (paired->takes_files && paired->file_count == 0) {
        return ctg_commands_misuse(paired->command, "the scenario files are missing");
    }
    if (paired->markdown && paired->json) {
        return ctg_commands_misuse(paired->command, "--markdown and --json exclude each other");
    }
    if (paired->chances > paired->replicates) {
        return ctg_commands_misuse(paired->command, "--chances %u is more than the %u replicates",
                                   (unsigned)paired->chances, (unsigned)paired->replicates);
    }
    qsort(paired->files, paired->file_count, sizeof *paired->files, compare_names);
    return ctg_exit_ok;
}

int ctg_paired_read(ctg_paired *paired, int argc, char **argv)
{
    ctg_error error;
    void *files = NULL;
    ctg_error_clear(&error);
    paired->command = argv[0];
    paired->overrides.shipped = ctg_home_scenarios();
    if (ctg_memory_array(&files, (size_t)argc, sizeof *paired->files, "the files", &error) !=
        ctg_ok) {
        return ctg_commands_tell(&error);
    }
    paired->files = files;
    int code = ctg_exit_ok;
    ctg_option_begin();
    while (code == ctg_exit_ok) {
        const int option = ctg_option_next(argc, argv);
        if (option <= 0) {
            return option == 0 ? take_files(paired, argc, argv) : ctg_exit_usage;
        }
        code = read_option(paired, option);
    }
    return code;
}

void ctg_paired_destroy(ctg_paired *paired)
{
    free(paired->files);
    paired->files = NULL;
}

/* Each arm begins anew. */
static void tell(void *to, uint32_t done, uint32_t of)
{
    ctg_paired *const paired = to;
    if (done == 1) {
        ctg_progress_end(&paired->progress);
        ctg_progress_begin(&paired->progress, paired->quiet);
    }
    ctg_progress_tell(&paired->progress, done, of);
}

ctg_arm_means ctg_paired_means(ctg_paired *paired)
{
    ctg_progress_begin(&paired->progress, paired->quiet);
    return (ctg_arm_means){.threads = paired->threads,
                           .stop = ctg_interrupt_arm(paired->quiet),
                           .tell = tell,
                           .to = paired};
}

int ctg_paired_end(ctg_paired *paired, ctg_status status, const ctg_error *error, int code)
{
    ctg_progress_end(&paired->progress);
    if (status == ctg_stopped) {
        (void)fprintf(stderr, "Stopped. Nothing is kept.\n");
        return ctg_exit_stopped;
    }
    if (status != ctg_ok) {
        return ctg_commands_tell(error);
    }
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        (void)fprintf(stderr, "cannot write: %s\n", strerror(errno));
        return ctg_exit_failure;
    }
    return code;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Compares two runs of digits by what they count, and steps over both. */
static int compare_digits(const char **a, const char **b)
{
    size_t of_a = 0;
    size_t of_b = 0;
    *a += strspn(*a, "0");
    *b += strspn(*b, "0");
    of_a = strspn(*a, "0123456789");
    of_b = strspn(*b, "0123456789");
    const int order = of_a != of_b ? (of_a < of_b ? -1 : 1) : strncmp(*a, *b, of_a);
    *a += of_a;
    *b += of_b;
    return order;
}

int ctg_paired_compare(const char *a, const char *b)
{
    const char *of_a = a;
    const char *of_b = b;
    while (*of_a != '\0' && *of_b != '\0') {
        if (is_digit(*of_a) && is_digit(*of_b)) {
            const int order = compare_digits(&of_a, &of_b);
            if (order != 0) {
                return order;
            }
        } else if (*of_a != *of_b) {
            break;
        } else {
            of_a++;
            of_b++;
        }
    }
    const int order = (int)(unsigned char)*of_a - (int)(unsigned char)*of_b;
    return order != 0 ? order : strcmp(a, b); /* "01" and "1" are not the same file */
}
