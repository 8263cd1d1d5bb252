/* The replicates of CK1 by one form over threads, and the comparison of what forms gave.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/ck1/team.h"

#include <inttypes.h>

#include "engine/run/crew.h"

static ctg_status open_desk(void *of, void **desk, ctg_error *error)
{
    const ck1_team *const team = of;
    return team->form->open(team->input, team->seed, desk, error);
}

static void close_desk(void *of, void *desk)
{
    ((const ck1_team *)of)->form->close(desk);
}

static void run_one(void *of, void *desk, size_t replicate)
{
    const ck1_team *const team = of;
    team->form->run(desk, (uint32_t)replicate, &team->outcomes[replicate]);
}

static ctg_status take(void *of, void *desk, ctg_error *error)
{
    (void)of;
    (void)desk;
    (void)error;
    return ctg_ok; /* the outcome is in its place already */
}

ctg_status ck1_team_run(const ck1_team *team, ctg_error *error)
{
    ck1_team shared = *team;
    const ctg_crew crew = {.count = team->replicates,
                           .threads = team->threads,
                           .of = &shared,
                           .open = open_desk,
                           .close = close_desk,
                           .run = run_one,
                           .take = take};
    return ctg_crew_run(&crew, error);
}
