/* Every whole number of a study's worlds, month by month, as lines that another engine can write,
 * too; or, to see where two programs part, a ladder of digests of them.
 *
 *   cells SCENARIO [--chances N] [--replicates N] [--months N] [--ladder]
 *
 * A line: replicate, month, what, keys, a colon, whole numbers. States are M49 codes, hosts these
 * or a territory's number, missions and the like their permanent numbers, months 12 * year + month
 * - 1; none is 0. Month 0 is the initial state. --ladder: a line for each month and kind of line,
 * with the sum of the digests of its lines, whose order therefore does not matter, and of a
 * replicate's last month the digest of all measures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "engine/io/scenario.h"
#include "engine/model/fingerprint.h"
#include "engine/model/record.h"
#include "engine/model/step.h"
#include "engine/run/ensemble.h"

#define KINDS_MOST 16

/* Where lines go. */
static struct {
    bool ladder;
    uint32_t replicate;
    struct {
        const char *kind;
        uint64_t sum, lines;
    } rungs[KINDS_MOST];
} to;

static void add_to_rung(const char *kind, const char *line)
{
    size_t at = 0;
    while (at < KINDS_MOST - 1 && to.rungs[at].kind != NULL &&
           strcmp(to.rungs[at].kind, kind) != 0) {
        at++;
    }
    to.rungs[at].kind = kind;
    to.rungs[at].sum += ctg_digest_chain(0, line, strlen(line));
    to.rungs[at].lines++;
}

__attribute__((format(printf, 3, 4))) static void say(const ctg_world *world, const char *kind,
                                                      const char *format, ...)
{
    char line[2048];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(line, sizeof line, format, values);
    va_end(values);
    if (to.ladder) {
        add_to_rung(kind, line);
    } else {
        (void)printf("%" PRIu32 " %" PRId32 " %s %s\n", to.replicate, world->t, kind, line);
    }
}

static void say_ladder(const ctg_world *world)
{
    for (size_t i = 0; i < KINDS_MOST && to.rungs[i].kind != NULL; i++) {
        (void)printf("%" PRIu32 " %" PRId32 " %s : %" PRIu64 " lines %016" PRIx64 "\n",
                     to.replicate, world->t, to.rungs[i].kind, to.rungs[i].lines, to.rungs[i].sum);
        to.rungs[i].sum = to.rungs[i].lines = 0;
    }
}

static uint32_t number_of_state(const ctg_world *world, int32_t s)
{
    return s < 0 ? 0 : ctg_world_state_number(world, (size_t)s);
}

static int32_t number_of_capability(const ctg_world *world, size_t k)
{
    return (int32_t)world->tables->capabilities[k].number;
}

static void say_home(const ctg_world *world, size_t s, size_t k)
{
    char line[1536];
    int length = 0;
    for (ctg_month ahead = 0; ahead < CTG_HOMECOMING_MONTHS; ahead++) {
        const ctg_month month = world->now + ahead;
        const size_t slot = (size_t)month % CTG_HOMECOMING_MONTHS;
        const int32_t people = world->homecoming[slot * world->scene->S * world->scene->K +
                                                 ctg_world_pool(world, s, k)];
        if (world->comes_home[slot] && people != 0) {
            length += snprintf(line + length, sizeof line - (size_t)length, " %" PRId32 " %" PRId32,
                               month, people);
        }
    }
    if (length > 0) {
        say(world, "home", "%" PRIu32 " %" PRId32 " :%s", number_of_state(world, (int32_t)s),
            number_of_capability(world, k), line);
    }
}

static void say_state(const ctg_world *world, size_t s)
{
    for (size_t k = 0; k < world->scene->K; k++) {
        const size_t pool = ctg_world_pool(world, s, k);
        const ctg_people *const people = &world->people;
        say(world, "people",
            "%" PRIu32 " %" PRId32 " : %" PRId32 " %" PRId32 " %" PRId32 " %" PRId32 " %" PRId32
            " %" PRId32 " %" PRId32 " %" PRId64 " %" PRId64 " %d",
            number_of_state(world, (int32_t)s), number_of_capability(world, k),
            people->in[ctg_never][pool], people->in[ctg_current][pool],
            people->in[ctg_lapsed][pool], people->in[ctg_assigned][pool],
            people->in[ctg_learning][pool], people->in[ctg_deployed][pool],
            people->in[ctg_recovering][pool], people->joined[pool], people->left[pool],
            world->level[pool]);
        say_home(world, s, k);
    }
    say(world, "state", "%" PRIu32 " : %" PRId32 " %" PRId32 " %" PRId64 " %" PRId64,
        number_of_state(world, (int32_t)s), world->instructors[s], world->away_until[s],
        world->withheld[s], world->allowance[s]);
}

static void say_unit(const ctg_world *world, const ctg_commitment *unit)
{
    say(world, "unit",
        "%" PRIu32 " %" PRIu32 " %" PRId32 " : %" PRId32 " %" PRId32 " %" PRId32 " %" PRId32
        " %" PRId32 " %d %" PRId32,
        number_of_state(world, unit->state), ctg_world_mission_number(world, (size_t)unit->mission),
        unit->serial, number_of_capability(world, (size_t)unit->capability), unit->persons,
        unit->learning, unit->arrives, unit->there ? unit->review : 0, unit->there ? 1 : 0,
        unit->lost);
}

static void say_open(const ctg_world *world, size_t m)
{
    const ctg_mission_row *const row = ctg_world_mission(world, m);
    const int32_t *const posts = world->posts + m * CTG_PERSONNEL;
    say(world, "mission",
        "%" PRIu32 " : %" PRIu32 " %d %" PRIu32 " %" PRIu32 " %d %d %" PRId32 " %" PRId32
        " %" PRId32 " %" PRId32 " %" PRId32 " %" PRId32,
        ctg_world_mission_number(world, m), world->scene->host_number[world->host[m]],
        (int)ctg_world_framework(world, m)->number, number_of_state(world, row->lead),
        row->predecessor < 0 ? 0 : ctg_world_mission_number(world, (size_t)row->predecessor),
        (int)row->chapter, (int)world->mission_class[m], posts[ctg_troops], posts[ctg_police],
        posts[ctg_experts], world->opened[m], world->staff[m], world->diverted[m]);
}

static void say_mission(const ctg_world *world, size_t m)
{
    const uint32_t number = ctg_world_mission_number(world, m);
    if (world->opened[m] != CTG_NO_MONTH) {
        say_open(world, m);
    }
    if (world->has_money[m]) {
        say(world, "money", "%" PRIu32 " : %" PRId64 " %" PRId64 " %" PRId64, number,
            world->cash[m], world->bills[m], world->ahead[m]);
    }
    for (size_t s = 0; s < world->scene->S; s++) {
        const size_t at = m * world->scene->S + s;
        if (world->serials[at] != 0) {
            say(world, "serials", "%" PRIu32 " %" PRIu32 " : %" PRId32,
                number_of_state(world, (int32_t)s), number, world->serials[at]);
        }
        if (world->arrears[at] != 0 || world->debts[at] != 0) {
            say(world, "owed", "%" PRIu32 " %" PRIu32 " : %" PRId64 " %" PRId64, number,
                number_of_state(world, (int32_t)s), world->arrears[at], world->debts[at]);
        }
    }
}

static void say_world(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    for (size_t s = 0; s < scene->S; s++) {
        say_state(world, s);
    }
    for (size_t i = 0; i < world->commitment_count; i++) {
        say_unit(world, &world->commitments[i]);
    }
    for (size_t m = 0; m < scene->M; m++) {
        say_mission(world, m);
    }
    for (size_t h = 0; h < scene->H; h++) {
        say(world, "host", "%" PRIu32 " : %d %" PRId32 " %" PRId32, scene->host_number[h],
            world->situation[h], world->fought[h], world->fought_major[h]);
    }
    for (size_t d = 0; d < scene->D; d++) {
        say(world, "donor", "%" PRIu32 " : %" PRId64,
            number_of_state(world, scene->tables->donors[d].donor), world->lift_purse[d]);
    }
    for (size_t p = 0; p < scene->P; p++) {
        say(world, "programme", "%d : %" PRId64, (int)world->tables->programmes[p].number,
            world->purse[p]);
    }
    say(world, "world", ": %016" PRIx64, ctg_fingerprint_of(world, 0));
    if (to.ladder) {
        say_ladder(world);
    }
}

static ctg_status run_one(ctg_world *world, const ctg_record_shape *shape, double *record,
                          ctg_error *error)
{
    memset(record, 0, ctg_measures_record_size(shape) * sizeof *record);
    ctg_world_start(world, to.replicate);
    ctg_record_take(world, shape, record);
    say_world(world);
    for (int32_t t = 1; t <= shape->months; t++) {
        CTG_TRY(ctg_step_run(world, t, error));
        ctg_record_take(world, shape, record);
        say_world(world);
    }
    if (to.ladder) {
        say(world, "measures", ": %016" PRIx64,
            ctg_digest_chain(0, record, ctg_measures_record_size(shape) * sizeof *record));
        say_ladder(world);
    }
    return ctg_ok;
}

static ctg_status run(const ctg_scenario *scenario, ctg_error *error)
{
    ctg_scene *scene = NULL;
    ctg_world *world = NULL;
    void *record = NULL;
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    const ctg_record_shape shape = ctg_ensemble_shape(setting);
    ctg_status status = ctg_scene_create(&scene, setting, error);
    status = status == ctg_ok ? ctg_world_create(&world, scene, error) : status;
    status = status == ctg_ok ? ctg_memory_array(&record, ctg_measures_record_size(&shape),
                                                 sizeof(double), "a record", error)
                              : status;
    for (uint32_t r = 0; status == ctg_ok && r < ctg_scenario_replicates(scenario); r++) {
        to.replicate = r;
        status = run_one(world, &shape, record, error);
    }
    free(record);
    ctg_world_destroy(world);
    ctg_scene_destroy(scene);
    return status;
}

int main(int count, char **words)
{
    ctg_scenario_overrides overrides = {0};
    ctg_scenario *scenario = NULL;
    ctg_error error;
    ctg_error_clear(&error);
    for (int i = 2; i < count; i++) {
        if (strcmp(words[i], "--chances") == 0 && i + 1 < count) {
            overrides.chances = (uint32_t)strtoul(words[++i], NULL, 10);
        } else if (strcmp(words[i], "--replicates") == 0 && i + 1 < count) {
            overrides.replicates = (int64_t)strtoul(words[++i], NULL, 10);
        } else if (strcmp(words[i], "--months") == 0 && i + 1 < count) {
            overrides.months = (int64_t)strtoul(words[++i], NULL, 10);
        } else if (strcmp(words[i], "--ladder") == 0) {
            to.ladder = true;
        }
    }
    if (count < 2) {
        (void)fputs("cells SCENARIO [--chances N] [--replicates N] [--months N] [--ladder]\n",
                    stderr);
        return 2;
    }
    ctg_status status = ctg_scenario_open(&scenario, words[1], &overrides, &error);
    status = status == ctg_ok ? run(scenario, &error) : status;
    if (status != ctg_ok) {
        (void)fprintf(stderr, "%s\n", error.text);
    }
    ctg_scenario_destroy(scenario);
    return status == ctg_ok ? 0 : 1;
}
