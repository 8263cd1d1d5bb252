/* M13: what a mission achieves of its mandate, civil and military together.
 *
 * Output of a month = CES of four parts, each the ratio of what is there to what is needed, from 0
 * to `civil.part_most`, with the weights of the mission's class (`classes`, normalised to their
 * sum):
 *
 *   security   uniformed people but engineers, less those who do civil tasks, over their posts
 *   civil      civilian staff, and at their lesser skill the uniformed people who help out, over
 *              what the civilian tasks of the mandate need: tasks x a share of the uniformed posts
 *   works      engineers over their posts
 *   aid        what comes anyway, and what donors coordinate (donor.h), over a need by post
 *
 * CES (r) = (sum of w r^q)^(1/q), q = 1 - 1/substitution; the geometric mean where |q| < 0.0001.
 * A part without need is met. Civilian staff in place: (uniformed posts x c / (1 - c) + senior
 * posts, where there are civilian tasks) x factor x fill, c the civilian share of the class, whole
 * persons. Where they are fewer than needed, a share
 * of what is missing is done by uniformed people other than engineers, as far as there are any:
 * over-tasking. Where a state has both engineers and aid in a mission, works and aid each gain
 * `civil.joint_works` x the lesser of the two ratios that it brings (joint works). Engineers are
 * the people of capabilities that do the task whose key is `works`.
 *
 * States value a mission by its repute, output as remembered with a half-life; a mission begins
 * with the repute 1, and those of the start with their output.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_OUTPUT_H
#define CTG_MODEL_OUTPUT_H

#include "engine/model/world.h"

enum { ctg_output_security, ctg_output_civil, ctg_output_works, ctg_output_aid, CTG_OUTPUT_PARTS };

#define CTG_OUTPUT_TOGETHER 32 /* missions at a time */

/* The means with constant elasticity of substitution (above 0) of the parts, at least 0, of up to
 * CTG_OUTPUT_TOGETHER missions: parts and weights [i * CTG_OUTPUT_PARTS + part], outputs [i]. */
void ctg_output_ces(const double *parts, const double *weights, size_t count, double substitution,
                    double *outputs);

/* Civilian tasks that a mission's mandate asks for, times the factor of the scenario. */
double ctg_output_civil_tasks(const ctg_world *world, size_t m);

void ctg_output_start(ctg_world *world);

/* The end of a month. */
void ctg_output_run(ctg_world *world);

/* What a mission's repute adds to the log-odds of offers to it: nothing at an output of 1. */
float ctg_output_standing(const ctg_world *world, size_t m);

#endif
