/* People move between stocks; nobody appears or vanishes but by joining and leaving.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/people.h"

/* Who have finished a course: all but those who were never trained and those who learn. */
static int32_t finished(const ctg_people *people)
{
    return ctg_people_trained(people) - people->in[ctg_learning];
}

static void depend(ctg_people *people, double dependent)
{
    const double most = (double)finished(people);
    people->dependent = dependent < 0.0 ? 0.0 : (dependent > most ? most : dependent);
}

double ctg_people_dependence(const ctg_people *people)
{
    const int32_t all = finished(people);
    return all > 0 ? people->dependent / (double)all : 0.0;
}

void ctg_people_learnt(ctg_people *people, int32_t lapsed, int32_t never, bool from_donor)
{
    if (lapsed == 0 && never == 0) {
        return; /* nobody learnt anything */
    }
    const double before = (double)(finished(people) - never);
    const double share = before > 0.0 ? people->dependent / before : 0.0;
    const double change =
        from_donor ? (double)lapsed * (1.0 - share) + (double)never : -((double)lapsed * share);
    depend(people, people->dependent + change);
}

void ctg_people_left(ctg_people *people, int32_t leaving)
{
    const int32_t before = finished(people) + leaving;
    const double share = before > 0 ? people->dependent / (double)before : 0.0;
    depend(people, people->dependent - (double)leaving * share);
}
