/* Back-tests from several origins together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rolling.h"

#include <math.h>

size_t ctg_rolling_longest(const ctg_backtest *backtests, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t at = 0; at < backtests[i].year_count; at++) {
            const size_t time = backtests[i].years[at].time;
            longest = time > longest ? time : longest;
        }
    }
    return longest;
}

static const ctg_scorecard *cards_at(const ctg_backtest *backtest, size_t time)
{
    for (size_t at = 0; at < backtest->year_count; at++) {
        if (backtest->years[at].time == time) {
            return backtest->years[at].cards;
        }
    }
    return NULL;
}

static bool speaks(const ctg_scorecard *cards, int who)
{
    return cards != NULL && !isnan(cards[who].at[ctg_scored_deployed]);
}

/* Whether everybody speaks at an origin who speaks at any. */
static bool is_full(const ctg_backtest *backtests, size_t count, const ctg_scorecard *cards,
                    size_t time)
{
    bool full = cards != NULL;
    for (int who = 0; who < CTG_FORECASTERS && full; who++) {
        for (size_t i = 0; i < count && full; i++) {
            full = speaks(cards, who) || !speaks(cards_at(&backtests[i], time), who);
        }
    }
    return full;
}

/* Adds up what can be said; a score that cannot be said at one origin has the mean of the
 * others. */
static void add(ctg_scorecard *sum, size_t said[CTG_SCORECARD_IDS], const ctg_scorecard *card)
{
    for (int id = 0; id < CTG_SCORECARD_IDS; id++) {
        if (!isnan(card->at[id])) {
            sum->at[id] = said[id] == 0 ? card->at[id] : sum->at[id] + card->at[id];
            said[id]++;
        }
    }
}

ctg_rolling ctg_rolling_at(const ctg_backtest *backtests, size_t count, size_t time)
{
    ctg_rolling rolling = {.time = time};
    for (int who = 0; who < CTG_FORECASTERS; who++) {
        size_t said[CTG_SCORECARD_IDS] = {0};
        ctg_scorecard *const card = &rolling.cards[who];
        *card = ctg_scorecard_blank();
        rolling.origins = 0;
        for (size_t i = 0; i < count; i++) {
            const ctg_scorecard *const cards = cards_at(&backtests[i], time);
            if (is_full(backtests, count, cards, time)) {
                add(card, said, &cards[who]);
                rolling.origins++;
            }
        }
        for (int id = 0; id < CTG_SCORECARD_IDS; id++) {
            card->at[id] = said[id] > 0 ? card->at[id] / (double)said[id] : (double)NAN;
        }
    }
    return rolling;
}
