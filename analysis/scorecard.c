/* All scores of one forecaster for one target month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/scorecard.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "analysis/quantiles.h"
#include "analysis/score.h"
#include "engine/base/memory.h"

#define LARGE 100 /* persons above which a state is of the second population */
#define TOP 10

static const ctg_scorecard_about rows[CTG_SCORECARD_IDS] = {
#define CTG_ROW(id, name, population, unit) {name, population, unit},
    CTG_SCORECARD_ROWS(CTG_ROW)
#undef CTG_ROW
};

static const struct {
    const char *name, *head;
} forecasters[CTG_FORECASTERS] = {
    {"record", "record"},      {"model", "model"},        {"null_a", "(a)"},
    {"null_b", "(b)"},         {"null_c", "(c)"},         {"null_d", "(d)"},
    {"null_c_joined", "(c')"}, {"null_d_joined", "(d')"}, {"gravity", "gravity"},
};

const ctg_scorecard_about *ctg_scorecard_row(ctg_scorecard_id id)
{
    return &rows[id];
}

const char *ctg_scorecard_forecaster(ctg_forecaster who)
{
    return forecasters[who].name;
}

const char *ctg_scorecard_head(ctg_forecaster who)
{
    return forecasters[who].head;
}

ctg_status ctg_scorecard_target_make(ctg_scorecard_target *target, const double *origin,
                                     const double *recorded, size_t states, ctg_error *error)
{
    void *values = NULL;
    void *flags = NULL;
    *target = (ctg_scorecard_target){.states = states, .origin = origin, .recorded = recorded};
    CTG_TRY(ctg_memory_array(&values, 7 * states, sizeof(double), "the scores", error));
    target->shares = values;
    target->room = target->shares + states;
    CTG_TRY(ctg_memory_array(&flags, 2 * states, sizeof(uint8_t), "the scores", error));
    target->in = flags;
    target->in_over_100 = target->in + states;
    for (size_t s = 0; s < states; s++) {
        target->shares[s] = recorded[s];
        target->in[s] = origin[s] > 0 || recorded[s] > 0;
        target->in_over_100[s] = origin[s] > LARGE || recorded[s] > LARGE;
    }
    (void)ctg_score_to_shares(target->shares, states);
    return ctg_ok;
}

void ctg_scorecard_target_destroy(ctg_scorecard_target *target)
{
    free(target->shares);
    free(target->in);
    target->shares = NULL;
    target->in = NULL;
}

ctg_scorecard ctg_scorecard_blank(void)
{
    ctg_scorecard card;
    for (int id = 0; id < CTG_SCORECARD_IDS; id++) {
        card.at[id] = (double)NAN;
    }
    card.distance_of_mean = (double)NAN;
    return card;
}

static void set_distance(ctg_scorecard *card, const ctg_scorecard_target *target,
                         const double *shares)
{
    card->at[ctg_scored_share_distance] =
        ctg_score_distance(shares, target->shares, NULL, target->states);
    card->at[ctg_scored_share_distance_over_100] =
        ctg_score_distance(shares, target->shares, target->in_over_100, target->states);
}

static void set_logs(ctg_scorecard *card, const ctg_scorecard_target *target, const double *logs)
{
    card->at[ctg_scored_log_rms] =
        ctg_score_log_rms(logs, target->recorded, target->in, target->states);
    card->at[ctg_scored_log_rms_over_100] =
        ctg_score_log_rms(logs, target->recorded, target->in_over_100, target->states);
}

static void set_moves(ctg_scorecard *card, const ctg_scorecard_target *target, const double *there)
{
    const ctg_score_changes in =
        ctg_score_moves(target->origin, there, target->recorded, 1, target->states);
    const ctg_score_changes out =
        ctg_score_moves(target->origin, there, target->recorded, 0, target->states);
    card->at[ctg_scored_entries] = in.predicted;
    card->at[ctg_scored_entry_precision] = in.precision;
    card->at[ctg_scored_entry_recall] = in.recall;
    card->at[ctg_scored_exits] = out.predicted;
    card->at[ctg_scored_exit_precision] = out.precision;
    card->at[ctg_scored_exit_recall] = out.recall;
}

/* What a list of people is like. */
static void describe(ctg_scorecard *card, const ctg_scorecard_target *target, const double *people)
{
    double *const room = target->room + target->states;
    double sum = 0;
    for (size_t s = 0; s < target->states; s++) {
        sum += people[s];
    }
    card->at[ctg_scored_deployed] = sum;
    card->at[ctg_scored_contributors] = ctg_score_contributors(people, target->states);
    card->at[ctg_scored_top10_share] = ctg_score_top(people, target->states, TOP, room);
}

ctg_scorecard ctg_scorecard_of_record(const ctg_scorecard_target *target)
{
    ctg_scorecard card = ctg_scorecard_blank();
    double scored[2] = {0, 0};
    describe(&card, target, target->recorded);
    set_moves(&card, target, target->recorded);
    card.at[ctg_scored_entry_precision] = card.at[ctg_scored_entry_recall] = (double)NAN;
    card.at[ctg_scored_exit_precision] = card.at[ctg_scored_exit_recall] = (double)NAN;
    for (size_t s = 0; s < target->states; s++) {
        scored[0] += target->in[s];
        scored[1] += target->in_over_100[s];
    }
    card.at[ctg_scored_scored] = scored[0];
    card.at[ctg_scored_scored_over_100] = scored[1];
    return card;
}

ctg_scorecard ctg_scorecard_of_point(const ctg_scorecard_target *target, const double *forecast)
{
    const size_t states = target->states;
    double *const room = target->room;
    ctg_scorecard card = ctg_scorecard_blank();
    describe(&card, target, forecast);
    set_moves(&card, target, forecast);
    for (size_t s = 0; s < states; s++) {
        room[s] = log1p(forecast[s]);
    }
    set_logs(&card, target, room);
    for (size_t s = 0; s < states; s++) {
        room[s] = forecast[s];
    }
    (void)ctg_score_to_shares(room, states);
    set_distance(&card, target, room);
    card.at[ctg_scored_crps] = ctg_score_absolute(forecast, target->recorded, target->in, states);
    card.at[ctg_scored_crps_over_100] =
        ctg_score_absolute(forecast, target->recorded, target->in_over_100, states);
    return card;
}

/* What is asked of each state's replicates; [S] each, in the target's room. */
typedef struct by_state {
    double *crps, *logs, *there, *low, *high;
} by_state;

static by_state parts_of(const ctg_scorecard_target *target)
{
    double *const room = target->room;
    const size_t states = target->states;
    return (by_state){room, room + states, room + 2 * states, room + 3 * states, room + 4 * states};
}

static void take_state(const ctg_scorecard_target *target, const by_state *to, size_t s,
                       double *column, size_t runs)
{
    double logs = 0;
    size_t there = 0;
    for (size_t run = 0; run < runs; run++) {
        logs += log1p(column[run]);
        there += column[run] >= CTG_SCORE_PRESENT ? 1 : 0;
    }
    const ctg_quantiles over = ctg_quantiles_of(column, runs); /* sorts */
    to->crps[s] = ctg_score_crps(column, runs, target->recorded[s]);
    to->logs[s] = logs / (double)runs;
    to->there[s] = 2 * there > runs ? 1 : 0;
    to->low[s] = over.p05;
    to->high[s] = over.p95;
}

/* Of the replicates' states that have more people than `bar` in the replicate, or had at the
 * origin, the share inside. */
static double own_coverage(const ctg_scorecard_target *target, const by_state *to,
                           const float *people, size_t runs, double bar)
{
    size_t inside = 0;
    size_t all = 0;
    for (size_t run = 0; run < runs; run++) {
        for (size_t s = 0; s < target->states; s++) {
            const double has = (double)people[run * target->states + s];
            const bool scored = target->origin[s] > bar || has > bar;
            all += scored;
            inside += scored && to->low[s] <= has && has <= to->high[s];
        }
    }
    return all > 0 ? (double)inside / (double)all : (double)NAN;
}

/* Of what came and of the replicates; the score above 100 people follows that of all. */
static void set_coverage(ctg_scorecard *card, const ctg_scorecard_target *target,
                         const by_state *to, const float *people, size_t runs,
                         ctg_scorecard_id first, ctg_scorecard_id own)
{
    card->at[first] =
        ctg_score_coverage(to->low, to->high, target->recorded, target->in, target->states);
    card->at[first + 1] = ctg_score_coverage(to->low, to->high, target->recorded,
                                             target->in_over_100, target->states);
    card->at[own] = own_coverage(target, to, people, runs, 0);
    card->at[own + 1] = own_coverage(target, to, people, runs, LARGE);
}

static void copy_column(const float *people, size_t runs, size_t states, size_t s, double *column)
{
    for (size_t run = 0; run < runs; run++) {
        column[run] = (double)people[run * states + s];
    }
}

/* Everything that is asked state by state. */
static void set_states(ctg_scorecard *card, const ctg_scorecard_target *target, const float *people,
                       size_t runs, double *column)
{
    const size_t states = target->states;
    const by_state to = parts_of(target);
    for (size_t s = 0; s < states; s++) {
        copy_column(people, runs, states, s, column);
        take_state(target, &to, s, column, runs);
    }
    card->at[ctg_scored_crps] = ctg_score_mean(to.crps, target->in, states);
    card->at[ctg_scored_crps_over_100] = ctg_score_mean(to.crps, target->in_over_100, states);
    set_logs(card, target, to.logs);
    set_moves(card, target, to.there);
    set_coverage(card, target, &to, people, runs, ctg_scored_coverage_90, ctg_scored_own_90);
    for (size_t s = 0; s < states; s++) {
        copy_column(people, runs, states, s, column);
        const ctg_quantiles over = ctg_quantiles_of(column, runs);
        to.low[s] = over.p25;
        to.high[s] = over.p75;
    }
    set_coverage(card, target, &to, people, runs, ctg_scored_coverage_50, ctg_scored_own_50);
}

/* Medians minimise the sum of absolute errors, and nearly do when they are scaled to 1; where none
 * is above 0 the means, in the third part of the room, stand for them. `totals` of each run. */
static void set_shares(ctg_scorecard *card, const ctg_scorecard_target *target, const float *people,
                       size_t runs, double *column, const double *totals)
{
    const size_t states = target->states;
    double *const medians = target->room;
    for (size_t s = 0; s < states; s++) {
        copy_column(people, runs, states, s, column);
        for (size_t run = 0; run < runs; run++) {
            column[run] = totals[run] > 0 ? column[run] / totals[run] : 0;
        }
        medians[s] = ctg_quantiles_sort_at(column, runs, 0.5);
    }
    const bool any = ctg_score_to_shares(medians, states) > 0;
    set_distance(card, target, any ? medians : target->room + 2 * states);
}

/* Everything that is asked run by run, and the mean of the shares, which it leaves in the third
 * part of the room, and each run's people in `totals`. */
static void set_runs(ctg_scorecard *card, const ctg_scorecard_target *target, const float *people,
                     size_t runs, double *totals, double *distances)
{
    const size_t states = target->states;
    double *const now = target->room;
    double *const sums = target->room + 2 * states;
    double deployed = 0;
    double contributors = 0;
    double top = 0;
    for (size_t s = 0; s < states; s++) {
        sums[s] = 0;
    }
    for (size_t run = 0; run < runs; run++) {
        for (size_t s = 0; s < states; s++) {
            now[s] = (double)people[run * states + s];
        }
        describe(card, target, now);
        deployed += card->at[ctg_scored_deployed];
        contributors += card->at[ctg_scored_contributors];
        top += card->at[ctg_scored_deployed] > 0 ? card->at[ctg_scored_top10_share] : 0;
        totals[run] = ctg_score_to_shares(now, states);
        distances[run] = ctg_score_distance(now, target->shares, NULL, states);
        for (size_t s = 0; s < states; s++) {
            sums[s] += now[s];
        }
    }
    card->at[ctg_scored_deployed] = deployed / (double)runs;
    card->at[ctg_scored_contributors] = contributors / (double)runs;
    card->at[ctg_scored_top10_share] = top / (double)runs;
    (void)ctg_score_to_shares(sums, states);
    card->distance_of_mean = ctg_score_distance(sums, target->shares, NULL, states);
}

ctg_scorecard ctg_scorecard_of_runs(const ctg_scorecard_target *target, const float *people,
                                    size_t runs, double *column, double *distances)
{
    ctg_scorecard card = ctg_scorecard_blank();
    if (runs > 0) {
        double *const totals = column + runs;
        set_states(&card, target, people, runs, column);
        set_runs(&card, target, people, runs, totals, distances);
        set_shares(&card, target, people, runs, column, totals);
    }
    return card;
}
