/* M13: what a mission achieves of its mandate, civil and military together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/output.h"

#include <assert.h>
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

/* The weighted mean of one mission's values, in the order of the parts. */
static double mean_of(const double *values, const double *weights)
{
    double sum = 0.0;
    double all = 0.0;
    for (int i = 0; i < CTG_OUTPUT_PARTS; i++) {
        if (weights[i] > 0.0) {
            all += weights[i];
            sum += weights[i] * values[i];
        }
    }
    return sum / all;
}

/* Powers and logarithms are made for all missions together: one by one they would take most of the
 * time. Where a mission lacks its unit, they are those of 1, and nobody asks. */
void ctg_output_ces(const double *parts, const double *weights, size_t count, double substitution,
                    double *outputs)
{
    const double exponent = 1.0 - 1.0 / substitution;
    const bool geometric = exponent < GEOMETRIC && exponent > -GEOMETRIC;
    double units[CTG_OUTPUT_TOGETHER];
    double values[CTG_OUTPUT_TOGETHER * CTG_OUTPUT_PARTS];
    assert(count <= CTG_OUTPUT_TOGETHER);
    for (size_t i = 0; i < count; i++) {
        const size_t first = i * CTG_OUTPUT_PARTS;
        units[i] = reference(parts + first, weights + first, geometric || exponent < 0.0);
        for (size_t at = first; at < first + CTG_OUTPUT_PARTS; at++) {
            values[at] = units[i] > 0.0 && parts[at] > 0.0 ? parts[at] / units[i] : 1.0;
        }
    }
    ctg_maths_log2_all(values, count * CTG_OUTPUT_PARTS);
    for (size_t at = 0; at < count * CTG_OUTPUT_PARTS; at++) {
        const double log = parts[at] > 0.0 ? values[at] : -1000.0;
        values[at] = geometric ? log : exponent * log;
    }
    if (!geometric) {
        ctg_maths_exp2_all(values, count * CTG_OUTPUT_PARTS);
    }
    for (size_t i = 0; i < count; i++) {
        const size_t first = i * CTG_OUTPUT_PARTS;
        outputs[i] = units[i] > 0.0 ? mean_of(values + first, weights + first) : 1.0;
    }
    if (!geometric) {
        ctg_maths_log2_all(outputs, count);
        for (size_t i = 0; i < count; i++) {
            outputs[i] /= exponent;
        }
    }
    ctg_maths_exp2_all(outputs, count);
    for (size_t i = 0; i < count; i++) {
        outputs[i] = units[i] > 0.0 ? units[i] * outputs[i] : 0.0;
    }
}

/* What tells parts of a mission's work apart, the same for all missions. */
typedef struct kinds {
    uint64_t civilian;                       /* the set of civilian tasks */
    size_t engineers[CTG_CAPABILITIES_MOST]; /* [count] capabilities that do the task of works */
    size_t count;
} kinds;

static uint64_t civilian_tasks(const ctg_tables *tables)
{
    uint64_t set = 0;
    for (size_t i = 0; i < tables->tasks_count; i++) {
        set |= tables->tasks[i].civilian != 0 ? (uint64_t)1 << i : 0;
    }
    return set;
}

static kinds list_kinds(const ctg_tables *tables)
{
    kinds of = {.civilian = civilian_tasks(tables)};
    uint64_t works = 0;
    for (size_t i = 0; i < tables->tasks_count; i++) {
        works |= tables->tasks[i].works != 0 ? (uint64_t)1 << i : 0;
    }
    for (size_t k = 0; k < tables->capabilities_count; k++) {
        if ((tables->capabilities[k].tasks & works) != 0) {
            of.engineers[of.count++] = k;
        }
    }
    return of;
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

static need needed(const ctg_world *world, size_t m, const kinds *of)
{
    const int32_t *const posts = world->posts_by + m * world->scene->K;
    const int32_t *const filled = world->filled + m * world->scene->K;
    need found = {.class = class_of(world, m)};
    int64_t all_posts = 0;
    int64_t all_people = 0;
    for (size_t k = 0; k < world->scene->K; k++) {
        all_posts += posts[k];
        all_people += filled[k];
    }
    for (size_t i = 0; i < of->count; i++) {
        found.works_posts += posts[of->engineers[i]];
        found.engineers += filled[of->engineers[i]];
    }
    found.posts = all_posts - found.works_posts;
    found.people = all_people - found.engineers;
    found.staff =
        count_civil(world, m, of->civilian) * world->p.civil_staff_per_task * (double)all_posts;
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
static void tally_engineers(ctg_world *world, const kinds *of)
{
    if (!any_aid(world)) {
        return;
    }
    const size_t missions = world->scene->M;
    memset(world->tally, 0, world->scene->D * missions * sizeof *world->tally);
    for (size_t i = 0; i < of->count; i++) {
        for (size_t m = 0; m < missions; m++) {
            tally_units(world, m, of->engineers[i]);
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

/* Sets the parts of a mission's output and their weights. */
static void set_parts(const ctg_world *world, size_t m, const need *of,
                      double parts[CTG_OUTPUT_PARTS], double weights[CTG_OUTPUT_PARTS])
{
    const ctg_parameters *const p = &world->p;
    const ctg_class_row *const class = of->class;
    const double helpers = (double)world->diverted[m];
    double joint = 0.0;
    const double aid = aid_there(world, m, of, &joint);
    const double civil = (double)world->staff[m] + helpers * p->civil_uniformed_skill;
    parts[ctg_output_security] = over((double)of->people - helpers, (double)of->posts);
    parts[ctg_output_civil] = over(civil, of->staff);
    parts[ctg_output_works] = over((double)of->engineers, (double)of->works_posts) + joint;
    parts[ctg_output_aid] = p->civil_aid_base_share + aid + joint;
    for (int i = 0; i < CTG_OUTPUT_PARTS; i++) {
        parts[i] = parts[i] < p->civil_part_most ? parts[i] : p->civil_part_most;
    }
    weights[ctg_output_security] = class != NULL ? class->security_weight : 1.0;
    weights[ctg_output_civil] = class != NULL ? class->civil_weight : 0.0;
    weights[ctg_output_works] = class != NULL ? class->works_weight : 0.0;
    weights[ctg_output_aid] = class != NULL ? class->aid_weight : 0.0;
}

/* Staff, people diverted and output of some open missions. */
static void achieve(ctg_world *world, const int32_t *missions, size_t count, const kinds *all)
{
    double parts[CTG_OUTPUT_TOGETHER * CTG_OUTPUT_PARTS] = {0.0};
    double weights[CTG_OUTPUT_TOGETHER * CTG_OUTPUT_PARTS] = {0.0};
    double outputs[CTG_OUTPUT_TOGETHER];
    for (size_t i = 0; i < count; i++) {
        const size_t m = (size_t)missions[i];
        const need of = needed(world, m, all);
        world->staff[m] = staff(world, &of);
        world->diverted[m] = divert(world, &of, world->staff[m]);
        set_parts(world, m, &of, parts + i * CTG_OUTPUT_PARTS, weights + i * CTG_OUTPUT_PARTS);
    }
    ctg_output_ces(parts, weights, count, world->p.civil_substitution, outputs);
    for (size_t i = 0; i < count; i++) {
        world->output[missions[i]] = outputs[i];
    }
}

static void achieve_all(ctg_world *world)
{
    const kinds all = list_kinds(world->tables);
    const size_t missions = world->scene->M;
    int32_t *const open = world->listed;
    size_t count = 0;
    tally_engineers(world, &all);
    memset(world->output, 0, missions * sizeof *world->output);
    memset(world->staff, 0, missions * sizeof *world->staff);
    memset(world->diverted, 0, missions * sizeof *world->diverted);
    for (size_t m = 0; m < missions; m++) {
        open[count] = (int32_t)m;
        count += world->opened[m] != CTG_NO_MONTH;
    }
    for (size_t first = 0; first < count; first += CTG_OUTPUT_TOGETHER) {
        const size_t left = count - first;
        achieve(world, open + first, left < CTG_OUTPUT_TOGETHER ? left : CTG_OUTPUT_TOGETHER, &all);
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
