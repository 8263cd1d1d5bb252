/* M1: situations: no, minor or major armed conflict on each host's territory, month by month.
 *
 * Minor and major are 25 to 999 and 1,000 and more deaths in battle a year. While the record speaks
 * a month has the intensity of its calendar year. After its last year, and from the first month on
 * in which demand is generated, each host is a Markov chain of three states: in a month it goes
 * from its state to another with the probability 1 - (1 - p)^(1/12), p the parameter a year; one
 * uniform picks the next state by inversion of the row (to none, to minor, to major; what is left
 * of 1 is staying).
 *
 * Where there was conflict within `situations.memory_years` it begins again, else afresh. Monthly
 * probabilities are multiplied by 2^(slope x log2(value)) for each of a step's slopes, at most 1:
 * of beginning, by income per head over the world's (1 where unknown) and by population over one
 * six-hundredth of the world's; of beginning again also by the years of peace, months since it was
 * last remembered over 12, at least 1; of a minor conflict's end and a major one's waning or end by
 * population. Income and people are those of the start's year, or of the present one where they
 * were unknown then: growth that is extrapolated for decades would make most of the world poor
 * beside the rest. A territory has its party's. In a host with fewer than `situations.people_least`
 * people no conflict begins.
 *
 * A calendar year is remembered as having the intensity of its last month; a recorded one has its
 * intensity from its first month on. Severity is the worse of this month's intensity and those
 * remembered within the last 60 months. What was before the start is known as far back as the table
 * `conflicts` reaches.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_SITUATIONS_H
#define CTG_MODEL_SITUATIONS_H

#include "engine/model/world.h"

typedef enum ctg_intensity {
    ctg_intensity_none,
    ctg_intensity_minor,
    ctg_intensity_major,
    CTG_INTENSITIES
} ctg_intensity;

/* Sets the world's situations and severities to those of its month. */
void ctg_situations_turn(ctg_world *world);

/* Sets `to` to the probabilities with which host h, at peace or in conflict as it is, is in each
 * state of conflict a month later. */
void ctg_situations_row(const ctg_world *world, size_t h, double to[CTG_INTENSITIES]);

/* Income per head over the world's, which is GDP over population of the states whose GDP is known,
 * in the start's year; 0 where it is unknown. */
double ctg_situations_income(const ctg_world *world, size_t h);

/* Whether the host is there: a member state once it exists, a territory always. */
bool ctg_situations_exists(const ctg_world *world, size_t h);

#endif
