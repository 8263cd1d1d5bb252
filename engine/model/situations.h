/* M1: situations: no, minor or major armed conflict on each host's territory, month by month.
 *
 * Minor and major are 25 to 999 and 1,000 and more deaths in battle a year. While the record speaks
 * a month has the intensity of its calendar year. After its last year, and from the first month on
 * in which demand is generated, each host is a Markov chain of three states: in a month it goes
 * from its state to another with the probability 1 - (1 - p)^(1/12), p the parameter a year; one
 * uniform picks the next state by inversion of the row (to none, to minor, to major; what is left
 * of 1 is staying). A host that had conflict within `situations.memory_years` relapses; one
 * that had none begins afresh, the more rarely the richer it is: the probability is multiplied by
 * 2^(fresh_per_doubling x log2(income per head / 1,000 US dollars)), at most 1.
 *
 * Severity is the worst intensity of the last 60 months, this one included. What was before the
 * start is known as far back as the table `conflicts` reaches.
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

/* Fills the scene's situation, fought, fought_major and situations_to. */
ctg_status ctg_situations_lay(ctg_scene *scene, ctg_error *error);

/* Sets the world's situations and severities to those of its month. */
void ctg_situations_turn(ctg_world *world);

/* Sets `to` to the probabilities with which host h, at peace or in conflict as it is, is in each
 * state of conflict a month later. */
void ctg_situations_row(const ctg_world *world, size_t h, double to[CTG_INTENSITIES]);

/* Whether the host is there: a member state once it exists, a territory always. */
bool ctg_situations_exists(const ctg_world *world, size_t h);

#endif
