/* The answer of `contingent backtest` as JSON.
 *
 * As in answer_json.c, NULL stands for want of memory and passes through to the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/backtest_json.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/json.h"
#include "analysis/rolling.h"
#include "analysis/verdict.h"

static json_t *month_of(ctg_month month)
{
    char text[8];
    ctg_month_write(month, text);
    return json_string(text);
}

static json_t *whole(size_t value)
{
    return json_integer((json_int_t)value);
}

/* {"all": {"share_distance": ...}, "over_100": {...}} of one forecaster. */
static json_t *card_of(const ctg_scorecard *card)
{
    static const char *const populations[] = {"all", "over_100"};
    json_t *object = json_object();
    for (int i = 0; i < 2; i++) {
        json_t *of = json_object();
        for (int id = 0; id < CTG_SCORECARD_IDS; id++) {
            const ctg_scorecard_about *const about = ctg_scorecard_row((ctg_scorecard_id)id);
            if (strcmp(about->population, populations[i]) == 0) {
                of = ctg_json_put(of, about->name, ctg_json_real(card->at[id]));
            }
        }
        object = ctg_json_put(object, populations[i], of);
    }
    return object;
}

static json_t *cards_of(const ctg_scorecard *cards)
{
    json_t *object = json_object();
    for (int who = 0; who < CTG_FORECASTERS; who++) {
        const bool said = !isnan(cards[who].at[ctg_scored_deployed]);
        object = ctg_json_put(object, ctg_scorecard_forecaster((ctg_forecaster)who),
                              said ? card_of(&cards[who]) : json_null());
    }
    return object;
}

/* Score by score, against the best null and the rival; `horizon` decides whether it counts. */
static json_t *against_of(const ctg_scorecard *cards, size_t horizon)
{
    json_t *object = json_object();
    for (size_t which = 0; which < CTG_VERDICT_SCORES; which++) {
        const ctg_verdict_line line = ctg_verdict_of(cards, which);
        json_t *of = ctg_json_put(json_object(), "best_null",
                                  json_string(ctg_scorecard_forecaster(line.best_null)));
        of = ctg_json_put(of, "below_best_null", ctg_json_real(line.below_null));
        of = ctg_json_put(of, "below_gravity", ctg_json_real(line.below_rival));
        of = ctg_json_put(of, "margin", ctg_json_real(ctg_verdict_margin(which)));
        of = ctg_json_put(of, "beats_best_null", json_boolean(line.beats_null));
        of = ctg_json_put(of, "beats_gravity",
                          isnan(line.below_rival) ? json_null() : json_boolean(line.beats_rival));
        of = ctg_json_put(of, "judged", json_boolean(horizon >= CTG_VERDICT_HORIZON));
        object = ctg_json_put(object, ctg_scorecard_row(ctg_verdict_score(which))->name, of);
    }
    return object;
}

static json_t *fill_of(const ctg_fill *fill, size_t year)
{
    json_t *list = json_array();
    for (size_t group = 0; group < fill->groups; group++) {
        char room[CTG_WHO_ROOM];
        if (ctg_fill_is_known(fill, year, group)) {
            json_t *of = ctg_json_put(json_object(), "missions",
                                      json_string(ctg_fill_name(fill, group, room)));
            of = ctg_json_put(of, "recorded", ctg_json_real(ctg_fill_recorded(fill, year, group)));
            of = ctg_json_put(of, "model", ctg_json_real(ctg_fill_said(fill, year, group)));
            list = ctg_json_append(list, of);
        }
    }
    return list;
}

static json_t *year_of(const ctg_backtest *backtest, const ctg_backtest_year *year)
{
    const ctg_scorecard *const cards = year->cards;
    json_t *object =
        ctg_json_put(json_object(), "simulated",
                     month_of(ctg_study_month(backtest->study, ctg_scope_state, year->time)));
    object = ctg_json_put(object, "recorded", month_of(year->recorded));
    object = ctg_json_put(object, "horizon_years", whole(year->time));
    object =
        ctg_json_put(object, "frozen_shares",
                     ctg_json_real(cards[ctg_forecaster_null_a].at[ctg_scored_share_distance]));
    object = ctg_json_put(object, "median_of_replicates",
                          ctg_json_real(cards[ctg_forecaster_model].at[ctg_scored_share_distance]));
    object = ctg_json_put(object, "mean_of_replicates",
                          ctg_json_real(cards[ctg_forecaster_model].distance_of_mean));
    object = ctg_json_put(object, "one_replicate", ctg_answer_json_quantiles(&year->single));
    object = ctg_json_put(object, "share_of_replicates_nearer", ctg_json_real(year->nearer_share));
    object = ctg_json_put(object, "scores", cards_of(cards));
    object = ctg_json_put(object, "against", against_of(cards, year->time));
    object = ctg_json_put(object, "fill", fill_of(&backtest->fill, year->time - 1));
    return ctg_json_put(object, "fill_known_share",
                        ctg_json_real(backtest->fill.known[year->time - 1]));
}

static json_t *rival_of(const ctg_rival *rival)
{
    if (!rival->fitted) {
        return json_null();
    }
    json_t *parameters = json_object();
    for (int id = 0; id < CTG_GRAVITY_PARAMETERS; id++) {
        parameters = ctg_json_put(parameters, ctg_gravity_row((ctg_gravity_parameter)id)->name,
                                  ctg_json_real(rival->fit.parameters[id]));
    }
    json_t *object = ctg_json_put(json_object(), "parameters", parameters);
    object = ctg_json_put(object, "first_window", month_of(rival->first_window));
    object = ctg_json_put(object, "windows", whole(rival->fit.windows));
    object = ctg_json_put(object, "forecasts", whole(rival->fit.forecasts));
    object = ctg_json_put(object, "mean_share_distance", ctg_json_real(rival->fit.distance));
    object = ctg_json_put(object, "ratio_to_null_a", ctg_json_real(rival->fit.ratio));
    object = ctg_json_put(object, "ratio_to_null_a_at_first", ctg_json_real(rival->fit.start));
    return ctg_json_put(object, "tries", json_integer(rival->fit.tries));
}

/* How often which is beaten, of the years that are judged. */
static json_t *verdict_of(const ctg_backtest *backtest, size_t which, ctg_verdict *all)
{
    *all = (ctg_verdict){0};
    for (size_t at = 0; at < backtest->year_count; at++) {
        const ctg_verdict_line line = ctg_verdict_of(backtest->years[at].cards, which);
        ctg_verdict_add(all, backtest->years[at].time, &line);
    }
    json_t *object = ctg_json_put(json_object(), "judged", whole(all->judged));
    object = ctg_json_put(object, "beats_best_null", whole(all->beats_null));
    object = ctg_json_put(object, "against_gravity", whole(all->against));
    return ctg_json_put(object, "beats_gravity", whole(all->beats_rival));
}

static json_t *put_verdicts(json_t *object, const ctg_backtest *backtest)
{
    json_t *verdicts = json_object();
    bool beaten = false;
    size_t nearer = 0;
    for (size_t which = 0; which < CTG_VERDICT_SCORES; which++) {
        ctg_verdict all;
        verdicts = ctg_json_put(verdicts, ctg_scorecard_row(ctg_verdict_score(which))->name,
                                verdict_of(backtest, which, &all));
        beaten = which == 0 ? all.judged > 0 && all.beats_null == all.judged : beaten;
    }
    for (size_t at = 0; at < backtest->year_count; at++) {
        const ctg_scorecard *const cards = backtest->years[at].cards;
        nearer += cards[ctg_forecaster_model].at[ctg_scored_share_distance] <
                          cards[ctg_forecaster_null_a].at[ctg_scored_share_distance]
                      ? 1
                      : 0;
    }
    object = ctg_json_put(object, "verdict", verdicts);
    object = ctg_json_put(object, "years_nearer", whole(nearer));
    return ctg_json_put(object, "beats_the_best_null", json_boolean(beaten));
}

static json_t *one(const ctg_backtest *backtest, const ctg_job *job)
{
    static const char *const placed[] = {"none", "recorded", "estimated", "missing"};
    json_t *object = ctg_answer_json_frame(backtest->study, &backtest->outcome, job);
    json_t *years = json_array();
    for (size_t at = 0; at < backtest->year_count; at++) {
        years = ctg_json_append(years, year_of(backtest, &backtest->years[at]));
    }
    object = ctg_json_put(object, "years", years);
    object = ctg_json_put(object, "frozen_at", month_of(backtest->frozen_at));
    object = ctg_json_put(object, "placements_at_origin",
                          json_string(placed[backtest->forecasts.placed]));
    object = ctg_json_put(object, "gravity", rival_of(&backtest->forecasts.rival));
    return put_verdicts(object, backtest);
}

static json_t *together(const ctg_backtest *backtests, size_t count)
{
    json_t *list = json_array();
    const size_t longest = ctg_rolling_longest(backtests, count);
    for (size_t time = 1; time <= longest; time++) {
        const ctg_rolling rolling = ctg_rolling_at(backtests, count, time);
        json_t *object = ctg_json_put(json_object(), "horizon_years", whole(time));
        object = ctg_json_put(object, "origins", whole(rolling.origins));
        object = ctg_json_put(object, "scores", cards_of(rolling.cards));
        list =
            ctg_json_append(list, ctg_json_put(object, "against", against_of(rolling.cards, time)));
    }
    return list;
}

ctg_status ctg_backtest_json_print(const ctg_backtest *backtests, const ctg_job *jobs, size_t count,
                                   ctg_error *error)
{
    if (count == 1) {
        return ctg_answer_json_write(stdout, one(&backtests[0], &jobs[0]), error);
    }
    json_t *origins = json_array();
    for (size_t i = 0; i < count; i++) {
        origins = ctg_json_append(origins, one(&backtests[i], &jobs[i]));
    }
    json_t *object = ctg_json_put(json_object(), "origins", origins);
    return ctg_answer_json_write(
        stdout, ctg_json_put(object, "together", together(backtests, count)), error);
}
