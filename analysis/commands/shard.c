/* Which part of a study one process runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/shard.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/commands/commands.h"
#include "engine/base/number.h"
#include "engine/base/text.h"

#define MOST 1000000

/* A whole number of the environment; false where it is not set or none. */
static bool read_variable(const char *name, int64_t *value)
{
    const char *const text = getenv(name);
    return text != NULL && ctg_number_whole(text, strlen(text), value) == NULL && *value >= 0;
}

/* The task of a Slurm array, from 0; one of one without an array. */
static void read_task(int64_t *task, int64_t *of)
{
    int64_t least = 0;
    *task = 0;
    *of = 1;
    if (read_variable("SLURM_ARRAY_TASK_ID", task) && read_variable("SLURM_ARRAY_TASK_COUNT", of)) {
        (void)read_variable("SLURM_ARRAY_TASK_MIN", &least);
        *task -= least;
    }
}

/* The rank of this process among those that one launcher has started; one of one without any. */
static void read_rank(int64_t *rank, int64_t *of)
{
    static const char *const names[][2] = {{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"},
                                           {"PMI_RANK", "PMI_SIZE"},
                                           {"SLURM_PROCID", "SLURM_NTASKS"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (read_variable(names[i][0], rank) && read_variable(names[i][1], of)) {
            return;
        }
    }
    *rank = 0;
    *of = 1;
}

static int read_auto(ctg_shard *shard, const char *command)
{
    int64_t task = 0;
    int64_t tasks = 1;
    int64_t rank = 0;
    int64_t ranks = 1;
    read_task(&task, &tasks);
    read_rank(&rank, &ranks);
    if (tasks < 1 || ranks < 1 || task >= tasks || rank >= ranks || tasks > MOST / ranks) {
        return ctg_commands_misuse(command,
                                   "--shard auto: task %lld of %lld, rank %lld of %lld is no part "
                                   "of a study; arrays must count up by one",
                                   (long long)task, (long long)tasks, (long long)rank,
                                   (long long)ranks);
    }
    *shard = (ctg_shard){(uint32_t)(task * ranks + rank), (uint32_t)(tasks * ranks)};
    return ctg_exit_ok;
}

int ctg_shard_read(ctg_shard *shard, const char *command, const char *text)
{
    int64_t number = 0;
    int64_t of = 0;
    *shard = (ctg_shard){0};
    if (text == NULL) {
        return ctg_exit_ok;
    }
    if (strcmp(text, "auto") == 0) {
        return read_auto(shard, command);
    }
    const size_t before = strcspn(text, "/");
    const bool whole = text[before] == '/' && ctg_number_whole(text, before, &number) == NULL &&
                       ctg_number_whole(text + before + 1, strlen(text + before + 1), &of) == NULL;
    if (!whole || of < 1 || of > MOST || number < 1 || number > of) {
        return ctg_commands_misuse(command,
                                   "--shard '%s' is not I/N with I from 1 to N and N at most %d, "
                                   "nor auto",
                                   ctg_text_shown(text, strlen(text)).text, MOST);
    }
    *shard = (ctg_shard){(uint32_t)number - 1, (uint32_t)of};
    return ctg_exit_ok;
}
