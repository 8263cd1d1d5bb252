/* M13: what a mission achieves of its mandate, civil and military together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/output.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/model/roster.h"

#define GEOMETRIC 0.0001 /* exponents so near to 0 are 0 */

/* What a mission has and needs. */
typedef struct need {
    const ctg_class_row *class; /* NULL: its class has no row */
    int64_t posts, people;      /* uniformed, but engineers */
    int64_t works_posts, engineers;
    double staff; /* civilians whom its tasks need */
} need;

/* The part by which the others are measured: the least where a lack cannot be made good. */
static double reference(const double *parts, const double *weights, bool least)
{
    double found = -1.0;
    for (int i = 0; i < CTG_OUTPUT_PARTS; i++) {
        if (weights[i] > 0.0 && (found < 0.0 || (least ? parts[i] < found : parts[i] > found))) {
            found = parts[i];
        }
    }
    return found;
}

double ctg_output_ces(const double parts[CTG_OUTPUT_PARTS], const double weights[CTG_OUTPUT_PARTS],
                      double substitution)
{
    const double exponent = 1.0 - 1.0 / substitution;
    const bool geometric = exponent < GEOMETRIC && exponent > -GEOMETRIC;
    const double unit = reference(parts, weights, geometric || exponent < 0.0);
    double sum = 0.0;
    double all = 0.0;
    if (unit <= 0.0) {
        return 0.0;
    }
    for (int i = 0; i < CTG_OUTPUT_PARTS; i++) {
        if (weights[i] > 0.0) {
            const double log = parts[i] > 0.0 ? ctg_maths_log2(parts[i] / unit) : -1000.0;
            all += weights[i];
            sum += weights[i] * (geometric ? log : ctg_maths_exp2(exponent * log));
        }
    }
    return unit * ctg_maths_exp2(geometric ? sum / all : ctg_maths_log2(sum / all) / exponent);
}

/* The set of civilian tasks, and of the task of engineers. */
static uint64_t civilian_tasks(const ctg_tables *tables)
{
    uint64_t set = 0;
    for (size_t i = 0; i < tables->tasks_count; i++) {
        set |= tables->tasks[i].civilian != 0 ? (uint64_t)1 << i : 0;
    }
    return set;
}

static uint64_t works_task(const ctg_tables *tables)
{
    uint64_t set = 0;
    for (size_t i = 0; i < tables->tasks_count; i++) {
        set |= tables->tasks[i].works != 0 ? (uint64_t)1 << i : 0;
    }
    return set;
}

static double count_civil(const ctg_world *world, size_t m, uint64_t civilian)
{
    uint64_t left = world->mandate_tasks[m] & civilian;
    double count = 0.0;
    for (; left != 0; left &= left - 1) {
        count += 1.0;
    }
    return count * world->p.civil_tasks_factor;
}

double ctg_output_civil_tasks(const ctg_world *world, size_t m)
{
    return count_civil(world, m, civilian_tasks(world->tables));
}

static const ctg_class_row *class_of(const ctg_world *world, size_t m)
{
    for (size_t i = 0; i < world->tables->classes_count; i++) {
        if (world->tables->classes[i].mission_class == world->mission_class[m]) {
            return &world->tables->classes[i];
        }
    }
    return NULL;
}

static need needed(const ctg_world *world, size_t m, uint64_t civilian, uint64_t works)
{
    need found = {.class = class_of(world, m)};
    for (size_t k = 0; k < world->scene->K; k++) {
        const size_t at = m * world->scene->K + k;
        if ((world->tables->capabilities[k].tasks & works) != 0) {
            found.works_posts += world->posts_by[at];
            found.engineers += world->filled[at];
        } else {
            found.posts += world->posts_by[at];
            found.people += world->filled[at];
        }
    }
    found.staff = count_civil(world, m, civilian) * world->p.civil_staff_per_task *
                  (double)(found.posts + found.works_posts);
    return found;
}

/* Civilian staff in place. */
static int32_t staff(const ctg_world *world, const need *of)
{
    const double permille = of->class != NULL ? (double)of->class->civilian_permille : 0.0;
    const double senior = of->staff > 0.0 ? world->p.civil_senior_posts : 0.0;
    const double by_size = (double)(of->posts + of->works_posts) * permille / (1000.0 - permille);
    return (int32_t)((by_size + senior) * world->p.civil_posts_factor * world->p.civil_staff_fill);
}

static int32_t divert(const ctg_world *world, const need *of, int32_t civilians)
{
    const double missing = of->staff - (double)civilians;
    const double asked = missing > 0.0 ? missing * world->p.civil_overtask_share : 0.0;
    return (int32_t)(asked < (double)of->people ? asked : (double)of->people);
}

static double over(double there, double needed_here)
{
    return needed_here > 0.0 ? there / needed_here : 1.0;
}

static bool any_aid(const ctg_world *world)
{
    int64_t aid = 0;
    for (size_t at = 0; at < world->scene->D * world->scene->M; at++) {
        aid |= world->aid[at];
    }
    return aid != 0;
}

static void tally_units(ctg_world *world, size_t m, size_t k)
{
    for (int32_t i = ctg_roster_first(world, m, k); i >= 0; i = ctg_roster_next(world, i)) {
        const ctg_commitment *const unit = &world->commitments[i];
        const int32_t d = world->donor_at[unit->state];
        if (d >= 0 && unit->there) {
            world->tally[(size_t)d * world->scene->M + m] += unit->persons;
        }
    }
}

/* People of donors' engineer units by donor and mission into world->tally; where nobody gives aid,
 * nothing could be joint with it and nobody asks. */
static void tally_engineers(ctg_world *world, uint64_t works)
{
    if (!any_aid(world)) {
        return;
    }
    const size_t missions = world->scene->M;
    memset(world->tally, 0, world->scene->D * missions * sizeof *world->tally);
    for (size_t k = 0; k < world->scene->K; k++) {
        const bool builds = (world->tables->capabilities[k].tasks & works) != 0;
        for (size_t m = 0; builds && m < missions; m++) {
            tally_units(world, m, k);
        }
    }
}

/* Cents of coordinated aid that would meet a mission's need in a month. */
static double aid_needed(const ctg_world *world, const need *of)
{
    return (double)(of->posts + of->works_posts) * world->p.civil_aid_usd_per_post_year * 100.0 /
           12.0;
}

/* Coordinated aid, and what works and aid gain because one state brings both. */
static double aid_there(const ctg_world *world, size_t m, const need *of, double *joint)
{
    double sum = 0.0;
    *joint = 0.0;
    for (size_t rank = 0; rank < world->scene->D; rank++) {
        const size_t at = (size_t)world->scene->donor_order[rank] * world->scene->M + m;
        const double aid = over((double)world->aid[at], aid_needed(world, of));
        if (world->aid[at] > 0) {
            const double works =
                of->works_posts > 0 ? (double)world->tally[at] / (double)of->works_posts : 0.0;
            sum += aid;
            *joint += (aid < works ? aid : works) * world->p.civil_joint_works;
        }
    }
    return sum;
}

static double achieved(const ctg_world *world, size_t m, const need *of)
{
    const ctg_parameters *const p = &world->p;
    const double helpers = (double)world->diverted[m];
    double joint = 0.0;
    const double aid = aid_there(world, m, of, &joint);
    const double civil = (double)world->staff[m] + helpers * p->civil_uniformed_skill;
    double parts[CTG_OUTPUT_PARTS] = {
        [ctg_output_security] = over((double)of->people - helpers, (double)of->posts),
        [ctg_output_civil] = over(civil, of->staff),
        [ctg_output_works] = over((double)of->engineers, (double)of->works_posts) + joint,
        [ctg_output_aid] = p->civil_aid_base_share + aid + joint};
    for (int i = 0; i < CTG_OUTPUT_PARTS; i++) {
        parts[i] = parts[i] < p->civil_part_most ? parts[i] : p->civil_part_most;
    }
    const ctg_class_row *const class = of->class;
    const double alone[CTG_OUTPUT_PARTS] = {[ctg_output_security] = 1.0};
    const double weights[CTG_OUTPUT_PARTS] = {
        [ctg_output_security] = class != NULL ? class->security_weight : 0.0,
        [ctg_output_civil] = class != NULL ? class->civil_weight : 0.0,
        [ctg_output_works] = class != NULL ? class->works_weight : 0.0,
        [ctg_output_aid] = class != NULL ? class->aid_weight : 0.0};
    return ctg_output_ces(parts, class != NULL ? weights : alone, p->civil_substitution);
}

static void achieve_all(ctg_world *world)
{
    const uint64_t civilian = civilian_tasks(world->tables);
    const uint64_t works = works_task(world->tables);
    tally_engineers(world, works);
    for (size_t m = 0; m < world->scene->M; m++) {
        world->output[m] = 0.0;
        world->staff[m] = world->diverted[m] = 0;
        if (world->opened[m] != CTG_NO_MONTH) {
            const need of = needed(world, m, civilian, works);
            world->staff[m] = staff(world, &of);
            world->diverted[m] = divert(world, &of, world->staff[m]);
            world->output[m] = achieved(world, m, &of);
        }
    }
}

void ctg_output_start(ctg_world *world)
{
    achieve_all(world);
    memcpy(world->repute, world->output, world->scene->M * sizeof *world->repute);
}

void ctg_output_run(ctg_world *world)
{
    const double stays = ctg_maths_exp2(-1.0 / world->p.civil_repute_half_life_months);
    achieve_all(world);
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->opened[m] == world->now) {
            world->repute[m] = 1.0;
        }
        world->repute[m] = world->repute[m] * stays + world->output[m] * (1.0 - stays);
    }
}

float ctg_output_standing(const ctg_world *world, size_t m)
{
    const double repute = world->opened[m] == world->now ? 1.0 : world->repute[m];
    return (float)(world->p.civil_standing * (repute - 1.0));
}
