/* Whether the model beats the best null and the rival.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/verdict.h"

#include <math.h>

static const struct {
    ctg_scorecard_id id;
    double margin;
} scores[CTG_VERDICT_SCORES] = {{ctg_scored_share_distance, CTG_VERDICT_MARGIN},
                                {ctg_scored_log_rms, CTG_VERDICT_MARGIN},
                                {ctg_scored_crps, 0}};

ctg_scorecard_id ctg_verdict_score(size_t which)
{
    return scores[which].id;
}

double ctg_verdict_margin(size_t which)
{
    return scores[which].margin;
}

static bool beats(double model, double other, double margin)
{
    return margin > 0 ? model <= (1 - margin) * other : model < other;
}

ctg_verdict_line ctg_verdict_of(const ctg_scorecard cards[CTG_FORECASTERS], size_t which)
{
    const ctg_scorecard_id id = scores[which].id;
    const double model = cards[ctg_forecaster_model].at[id];
    const double rival = cards[ctg_forecaster_gravity].at[id];
    ctg_verdict_line line = {.best_null = ctg_forecaster_null_a};
    for (int who = ctg_forecaster_null_a; who <= ctg_forecaster_null_d_joined; who++) {
        if (cards[who].at[id] < cards[line.best_null].at[id]) {
            line.best_null = (ctg_forecaster)who;
        }
    }
    const double null = cards[line.best_null].at[id];
    line.below_null = 1 - model / null;
    line.below_rival = 1 - model / rival;
    line.beats_null = beats(model, null, scores[which].margin);
    line.beats_rival = beats(model, rival, scores[which].margin);
    return line;
}

void ctg_verdict_add(ctg_verdict *verdict, size_t horizon, const ctg_verdict_line *line)
{
    const bool has_rival = !isnan(line->below_rival);
    if (horizon >= CTG_VERDICT_HORIZON) {
        verdict->judged++;
        verdict->beats_null += line->beats_null ? 1 : 0;
        verdict->against += has_rival ? 1 : 0;
        verdict->beats_rival += has_rival && line->beats_rival ? 1 : 0;
    }
}
