/* What a calibration compares.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/targets.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/recorded.h"
#include "analysis/target_missions.h"
#include "engine/base/column.h"
#include "engine/base/maths.h"
#include "engine/base/memory.h"

#define BAND_CONTRIBUTORS 6.0  /* V2 */
#define BAND_CHURN 0.04        /* V6 */
#define BAND_PERSISTENCE 0.015 /* V5 */
#define BAND_PEOPLE 0.15       /* V1 */
#define BAND_STEPS 0.03

#define LARGE 100.0 /* people of a contributor whose steps are counted */

static const double units[CTG_CALIBRATION_TARGETS] = {
    1.0, BAND_CONTRIBUTORS, BAND_CHURN, BAND_PERSISTENCE, BAND_PEOPLE, 1.0, BAND_STEPS, 1.0};

/* The people of one picture as shares; their sum is 0 where there are none. */
static void write_shares(const double *people, size_t states, double *shares)
{
    double sum = 0;
    for (size_t s = 0; s < states; s++) {
        sum += people[s];
    }
    for (size_t s = 0; s < states; s++) {
        shares[s] = sum > 0 ? people[s] / sum : 0;
    }
}

static double half_sum(const double *a, const double *b, size_t states)
{
    double sum = 0;
    for (size_t s = 0; s < states; s++) {
        sum += fabs(a[s] - b[s]);
    }
    return sum / 2;
}

/* States with people; of them, and of the others, who had some a year before. Of those that had
 * many then, or have now, who has less than half of them now, or had then. */
typedef struct presence {
    double had, stayed, had_not, entered, now;
    double were_large, fell, are_large, rose;
} presence;

static void count(presence *p, const double *before, const double *now, size_t states)
{
    for (size_t s = 0; s < states; s++) {
        p->now += now[s] > 0 ? 1 : 0;
        p->had += before[s] > 0 ? 1 : 0;
        p->stayed += before[s] > 0 && now[s] > 0 ? 1 : 0;
        p->had_not += before[s] > 0 ? 0 : 1;
        p->entered += !(before[s] > 0) && now[s] > 0 ? 1 : 0;
        p->were_large += before[s] >= LARGE ? 1 : 0;
        p->fell += before[s] >= LARGE && 2 * now[s] < before[s] ? 1 : 0;
        p->are_large += now[s] >= LARGE ? 1 : 0;
        p->rose += now[s] >= LARGE && 2 * before[s] < now[s] ? 1 : 0;
    }
}

static const double *recorded(const ctg_targets *t, size_t origin, size_t year)
{
    return t->recorded + (origin * (t->years + 1) + year) * t->states;
}

static double share(double part, double all)
{
    return all > 0 ? part / all : 0;
}

static void set_shares(double answer[CTG_TARGET_ANSWERS], const presence *p)
{
    answer[ctg_answer_stay] = share(p->stayed, p->had);
    answer[ctg_answer_entry] = share(p->entered, p->had_not);
    answer[ctg_answer_fall] = share(p->fell, p->were_large);
    answer[ctg_answer_rise] = share(p->rose, p->are_large);
}

/* Churn between two pictures. */
static double churn(const ctg_targets *t, const double *before, const double *now)
{
    write_shares(before, t->states, t->room);
    write_shares(now, t->states, t->room + t->states);
    return half_sum(t->room, t->room + t->states, t->states);
}

/* The record of a month; nothing after the window stands for it. */
static ctg_status read_month(const char *file, const ctg_tables *tables, ctg_month month,
                             double *people, double *totals, size_t *large, ctg_error *error)
{
    char shown[8];
    const ctg_month at = ctg_recorded_month(tables, month);
    if (at != CTG_NO_MONTH && at <= CTG_CALIBRATION_LAST &&
        ctg_recorded_people(tables, at, people) > 0) {
        ctg_recorded_types(tables, at, totals);
        *large = ctg_target_missions_count(tables, at, totals);
        return ctg_ok;
    }
    ctg_month_write(month, shown);
    return ctg_error_add_at(error, ctg_input, file, 0,
                            "the record (table contributions) has nothing to compare with in %s",
                            shown);
}

/* Counts the contributors of a year into the mean of the half that it is in. */
static void add_contributors(const ctg_targets *t, size_t year, double contributors,
                             double answer[CTG_TARGET_ANSWERS])
{
    const size_t first = (t->years + 1) / 2;
    if (year <= first) {
        answer[ctg_answer_contributors_first] += contributors / (double)(t->origins * first);
    }
    if (year > first || t->years == 1) {
        const size_t rest = t->years > 1 ? t->years - first : 1;
        answer[ctg_answer_contributors_last] += contributors / (double)(t->origins * rest);
    }
}

static void set_record(ctg_targets *t)
{
    presence p = {0};
    double *const answer = t->record.answer;
    const double pictures = (double)(t->origins * t->years);
    for (size_t origin = 0; origin < t->origins; origin++) {
        for (size_t year = 1; year <= t->years; year++) {
            const double *const before = recorded(t, origin, year - 1);
            const double *const now = recorded(t, origin, year);
            const double present = p.now;
            count(&p, before, now, t->states);
            answer[ctg_answer_churn] += churn(t, before, now) / pictures;
            add_contributors(t, year, p.now - present, answer);
        }
    }
    set_shares(answer, &p);
    answer[ctg_answer_troops] = answer[ctg_answer_police] = answer[ctg_answer_experts] = 1;
    ctg_target_missions_record(t);
}

ctg_status ctg_targets_open(ctg_targets *targets, const ctg_calibration *calibration,
                            const ctg_setting *const *starts, ctg_error *error)
{
    void *place = NULL;
    *targets = (ctg_targets){.origins = calibration->origin_count,
                             .years = (size_t)calibration->months / 12,
                             .states = starts[0]->epochs[0].tables.states_count,
                             .replicates = (uint32_t)calibration->replicates};
    for (size_t i = 0; i < CTG_CALIBRATION_TARGETS; i++) {
        targets->weights[i] = calibration->weights[i];
    }
    const size_t pictures = targets->origins * (targets->years + 1);
    CTG_TRY(
        ctg_memory_array(&place, pictures * targets->states, sizeof(double), "the record", error));
    targets->recorded = place;
    CTG_TRY(ctg_memory_array(&place, pictures * CTG_TRIALS_TOTALS, sizeof(double), "the record",
                             error));
    targets->totals = place;
    CTG_TRY(ctg_memory_array(&place, 5 * targets->states, sizeof(double), "the record", error));
    targets->room = place;
    for (size_t at = 0; at < pictures; at++) {
        const size_t origin = at / (targets->years + 1);
        const size_t year = at % (targets->years + 1);
        const ctg_month month = calibration->origins[origin] + 12 * (ctg_month)year;
        size_t large = 0;
        CTG_TRY(read_month(calibration->file, &starts[origin]->epochs[0].tables, month,
                           targets->recorded + at * targets->states,
                           targets->totals + at * CTG_TRIALS_TOTALS, &large, error));
        targets->large += year > 0 ? (double)large : 0;
    }
    set_record(targets);
    return ctg_ok;
}

void ctg_targets_close(ctg_targets *targets)
{
    free(targets->recorded);
    free(targets->totals);
    free(targets->room);
    targets->recorded = targets->totals = targets->room = NULL;
}

/* One origin and year over all replicates. */
typedef struct picture {
    double churn, contributors; /* means over replicates */
    double ratio;               /* of the mean of their shares, over the frozen picture */
} picture;

static void write_people(const int32_t *from, size_t states, double *people)
{
    for (size_t s = 0; s < states; s++) {
        people[s] = (double)from[s];
    }
}

static picture picture_of(const ctg_targets *t, const int32_t *people, size_t origin, size_t year,
                          presence *p)
{
    picture seen = {0};
    double *const before = t->room + 2 * t->states;
    double *const now = before + t->states;
    double *const mean = now + t->states;
    const double each = 1.0 / (double)t->replicates;
    const double present = p->now;
    for (size_t s = 0; s < t->states; s++) {
        mean[s] = 0;
    }
    for (size_t r = 0; r < t->replicates; r++) {
        write_people(ctg_targets_counts(t, people, origin, r, year - 1), t->states, before);
        write_people(ctg_targets_counts(t, people, origin, r, year), t->states, now);
        count(p, before, now, t->states);
        seen.churn += churn(t, before, now) * each; /* leaves the shares of now in room */
        for (size_t s = 0; s < t->states; s++) {
            mean[s] += t->room[t->states + s] * each;
        }
    }
    seen.contributors = (p->now - present) * each;
    write_shares(recorded(t, origin, 0), t->states, before);
    write_shares(recorded(t, origin, year), t->states, now);
    const double frozen = half_sum(before, now, t->states);
    const double simulated = half_sum(mean, now, t->states);
    seen.ratio = frozen > 0 ? simulated / frozen : 1 + simulated;
    return seen;
}

/* The mean of the replicates' people of a type over the record's; 1 more than it over nobody. */
static double people_over(const ctg_targets *t, const int32_t *people, size_t origin, size_t year,
                          size_t type)
{
    const double *const record = ctg_targets_totals(t, origin, year);
    double mean = 0;
    for (size_t r = 0; r < t->replicates; r++) {
        mean += (double)ctg_targets_counts(t, people, origin, r, year)[t->states + type] /
                t->replicates;
    }
    return 1 + (mean - record[type]) / fmax(record[type], 1);
}

/* Adds the ratios of a picture to their means; the mean of their distances from 1. */
static double compare_people(const ctg_targets *t, const int32_t *people, size_t origin,
                             size_t year, double answer[CTG_TARGET_ANSWERS])
{
    double off = 0;
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        const double over = people_over(t, people, origin, year, type);
        answer[ctg_answer_troops + type] += over / (double)(t->origins * t->years);
        off += fabs(over - 1) / CTG_PERSONNEL;
    }
    return off;
}

/* The same bits everywhere, as a sampler's choices hang on them. */
static double log_of(double people)
{
    return ctg_maths_log2(1 + people);
}

/* Of one state: the mean distance of the replicates' values from the record's, less half the mean
 * distance of two of them. */
static double crps_of(const double *values, size_t count, double record)
{
    double from = 0;
    double apart = 0;
    for (size_t a = 0; a < count; a++) {
        from += fabs(values[a] - record) / (double)count;
        for (size_t b = 0; b < a; b++) {
            apart += fabs(values[a] - values[b]);
        }
    }
    return count > 1 ? from - apart / (double)(count * (count - 1)) : from;
}

/* Of all scored states together, over the distance of shares frozen at the origin. */
static double crps(const ctg_targets *t, const int32_t *people, size_t origin, size_t year)
{
    const double *const before = recorded(t, origin, 0);
    const double *const now = recorded(t, origin, year);
    double *const frozen = t->room;
    double sum = 0;
    double frozen_sum = 0;
    double total = 0;
    write_shares(before, t->states, frozen);
    for (size_t s = 0; s < t->states; s++) {
        total += now[s];
    }
    for (size_t s = 0; s < t->states; s++) {
        double values[CTG_CALIBRATION_REPLICATES_MOST];
        if (before[s] > 0 || now[s] > 0) {
            for (size_t r = 0; r < t->replicates; r++) {
                values[r] = log_of(ctg_targets_counts(t, people, origin, r, year)[s]);
            }
            sum += crps_of(values, t->replicates, log_of(now[s]));
            frozen_sum += fabs(log_of(frozen[s] * total) - log_of(now[s]));
        }
    }
    return frozen_sum > 0 ? sum / frozen_sum : 1 + sum;
}

ctg_target_figures ctg_targets_of(const ctg_targets *targets, const int32_t *people)
{
    const ctg_targets *const t = targets;
    ctg_target_figures f = {0};
    presence p = {0};
    const double *const record = t->record.answer;
    const double part = 1.0 / (double)(t->origins * t->years);
    for (size_t origin = 0; origin < t->origins; origin++) {
        for (size_t year = 1; year <= t->years; year++) {
            const picture seen = picture_of(t, people, origin, year, &p);
            const double *const before = recorded(t, origin, year - 1);
            const double *const now = recorded(t, origin, year);
            presence was = {0};
            count(&was, before, now, t->states);
            add_contributors(t, year, seen.contributors, f.answer);
            f.answer[ctg_answer_churn] += seen.churn * part;
            f.ratio[year - 1] += seen.ratio / (double)t->origins;
            f.part[ctg_target_shares] += seen.ratio * part;
            f.part[ctg_target_people] += compare_people(t, people, origin, year, f.answer) * part;
            f.part[ctg_target_crps] += crps(t, people, origin, year) * part;
            f.part[ctg_target_contributors] += fabs(seen.contributors - was.now) * part;
            f.part[ctg_target_churn] += fabs(seen.churn - churn(t, before, now)) * part;
        }
    }
    set_shares(f.answer, &p);
    ctg_target_missions_compare(t, people, &f);
    f.answer[ctg_answer_shares] = f.part[ctg_target_shares];
    f.answer[ctg_answer_crps] = f.part[ctg_target_crps];
    f.part[ctg_target_persistence] = (fabs(f.answer[ctg_answer_stay] - record[ctg_answer_stay]) +
                                      fabs(f.answer[ctg_answer_entry] - record[ctg_answer_entry])) /
                                     2;
    f.part[ctg_target_steps] = (fabs(f.answer[ctg_answer_fall] - record[ctg_answer_fall]) +
                                fabs(f.answer[ctg_answer_rise] - record[ctg_answer_rise])) /
                               2;
    for (size_t i = 0; i < CTG_CALIBRATION_TARGETS; i++) {
        f.part[i] /= units[i];
    }
    return f;
}

const ctg_target_answer_row *ctg_targets_answer(ctg_target_answer answer)
{
    static const ctg_target_answer_row rows[CTG_TARGET_ANSWERS] = {
        {ctg_target_shares, "shares", "distance of shares over frozen shares'", 2},
        {ctg_target_crps, "crps", "CRPS of logs over frozen shares' distance", 2},
        {ctg_target_contributors, "contributors_first", "contributors, first half of the years", 1},
        {ctg_target_contributors, "contributors_last", "contributors, second half of the years", 1},
        {ctg_target_churn, "churn", "churn of shares in a year", 3},
        {ctg_target_persistence, "stay", "contributors that stay a year, share", 3},
        {ctg_target_persistence, "entry", "others that begin in a year, share", 3},
        {ctg_target_people, "troops", "troops over the record's", 2},
        {ctg_target_people, "police", "police over the record's", 2},
        {ctg_target_people, "experts", "military experts over the record's", 2},
        {ctg_target_steps, "fall", "large ones that lose half in a year, share", 3},
        {ctg_target_steps, "rise", "large ones that doubled in a year, share", 3},
        {ctg_target_fill, "young", "people in young missions over the record's", 2},
        {ctg_target_fill, "old", "fill of large older missions, mean", 3}};
    return &rows[answer];
}

double ctg_targets_goal(const ctg_targets *targets, ctg_target_answer answer)
{
    const bool less = answer == ctg_answer_shares || answer == ctg_answer_crps;
    return less ? (double)NAN : targets->record.answer[answer];
}

double ctg_targets_distance(const ctg_targets *targets, const ctg_target_figures *figures)
{
    double sum = 0;
    for (size_t i = 0; i < CTG_CALIBRATION_TARGETS; i++) {
        sum += targets->weights[i] * figures->part[i];
    }
    return sum;
}
