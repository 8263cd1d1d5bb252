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
    const double before = (double)(finished(people) - never);
    const double share = before > 0.0 ? people->dependent / before : 0.0;
    const double change =
        from_donor ? (double)lapsed * (1.0 - share) + (double)never : -((double)lapsed * share);
    depend(people, people->dependent + change);
}

void ctg_people_join(ctg_people *people, int32_t recruits)
{
    people->in[ctg_never] += recruits;
    people->joined += recruits;
}

int32_t ctg_people_leave(ctg_people *people, ctg_stock from, int32_t wanted)
{
    const int32_t leaving = ctg_people_available(wanted, people->in[from]);
    const double share = people->dependent > 0.0 && from != ctg_never && from != ctg_learning
                             ? ctg_people_dependence(people)
                             : 0.0;
    people->in[from] -= leaving;
    people->left += leaving;
    if (share > 0.0) {
        depend(people, people->dependent - (double)leaving * share);
    }
    return leaving;
}
