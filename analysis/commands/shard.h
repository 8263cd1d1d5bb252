/* Which part of a study one process runs: --shard I/N, or as Slurm and MPI have numbered it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_SHARD_H
#define CTG_COMMANDS_SHARD_H

#include <stdint.h>

typedef struct ctg_shard {
    uint32_t number, of; /* from 0; of 0: the whole study */
} ctg_shard;

/* Reads "I/N" (1 to N of at most 1,000,000), or with "auto" the environment: the task of a Slurm
 * array (SLURM_ARRAY_TASK_ID, _MIN, _COUNT) times the rank in it (OMPI_COMM_WORLD_RANK and _SIZE,
 * PMI_RANK and _SIZE, else SLURM_PROCID and SLURM_NTASKS). NULL: the whole study. Returns
 * ctg_exit_ok, or ctg_exit_usage after having said what is wrong. */
int ctg_shard_read(ctg_shard *shard, const char *command, const char *text);

#endif
