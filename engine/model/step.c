/* One month of a world: the page to read first.
 *
 * The order is part of the results (engine/MODEL.md section 3). Each line is one module; its header
 * says what it does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/step.h"

#include "engine/model/admission.h"
#include "engine/model/capacity.h"
#include "engine/model/casualties.h"
#include "engine/model/conservation.h"
#include "engine/model/donor.h"
#include "engine/model/events.h"
#include "engine/model/finance.h"
#include "engine/model/framework.h"
#include "engine/model/gains.h"
#include "engine/model/generation.h"
#include "engine/model/mandates.h"
#include "engine/model/operations.h"
#include "engine/model/output.h"
#include "engine/model/peers.h"
#include "engine/model/programme.h"
#include "engine/model/readiness.h"
#include "engine/model/response.h"
#include "engine/model/roster.h"
#include "engine/model/rotation.h"
#include "engine/model/succession.h"
#include "engine/model/training.h"
#include "engine/model/will.h"
#include "engine/model/willingness.h"

ctg_status ctg_step_run(ctg_world *world, int32_t t, ctg_error *error)
{
    world->month = (ctg_month_flows){0};
    ctg_world_turn(world, t); /* situations change, missions begin and end */

    ctg_donor_budget(world);      /* donors split what they have for the month */
    ctg_peers_begin(world);       /* states look at last month's world: where their peers are, */
    ctg_response_begin(world);    /* what was lost where, */
    ctg_will_begin(world);        /* which way politics goes at home, */
    ctg_willingness_begin(world); /* what they gain and bear */
    ctg_donor_spend(world);       /* donors bear costs of their own people */

    ctg_admission_run(world);  /* laws and hosts say who may serve where */
    ctg_events_run(world);     /* what happens beside what anybody decides */
    ctg_succession_run(world); /* missions take over the people of those that have ended */
    ctg_mandates_run(world);   /* posts are cut, missions close */

    ctg_finance_run(world);   /* costs are assessed, paid and passed on as far as cash reaches */
    ctg_framework_run(world); /* other frameworks pay what they can */

    ctg_capacity_run(world); /* people come home, lapse, leave, are recruited */
    ctg_training_begin(world);
    ctg_programme_run(world);    /* donors teach and equip */
    ctg_rotation_reviews(world); /* tours end: units are relieved, or end */
    ctg_training_build(world);   /* states teach those whom their commitments need */
    ctg_readiness_run(world);

    ctg_rotation_arrivals(world); /* promised units deploy, or fail to */
    ctg_generation_match(world);  /* states offer, needs are served */

    ctg_operations_run(world); /* know-how grows where people serve */
    ctg_casualties_run(world); /* people die; some contingents leave at once */
    ctg_output_run(world);     /* what missions achieve with whom and what they have */
    ctg_gains_run(world);      /* what donors gain */
    ctg_donor_close(world);    /* money that nobody could spend lapses */

    ctg_roster_close_up(world); /* units that have nobody left give up their places */
    return ctg_conservation_check(world, error);
}
