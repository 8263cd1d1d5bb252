/* M1, M12: missions begin, end and are taken over by the model's own rules, where
 * `demand.generated` is 1; nothing of the record after the start is used then.
 *
 * Each month, in this order:
 * 1. Missions, in the order of their permanent numbers: one that was decided begins; an open one
 *    may end (lifetime.h). Where it ends followed, another of the same command begins in the host
 *    that month, with it as predecessor, so that it takes over the people.
 * 2. Events that open or close missions of the table take effect.
 * 3. Hosts, states and then territories by permanent number; none that does not exist, is a
 *    permanent member of the Security Council [assumed: vetoed] or has more than
 *    `demand.host_income_most` times the world's income per head. A mission of the United Nations
 *    begins with the probability 1 - exp(-h / 12): h is `demand.openings_factor` times the rate of
 *    the table `authorisation` for the host's continent and severity, before or from 1999 on, times
 *    2^(a x log2(f / 50,000)), f the host's armed forces (a territory's of its party), at least
 *    2,000, a = `demand.forces_per_doubling`. Where the host has one, open or decided, the rate is
 *    `demand.further_per_year`, whatever its forces. Likewise one outside the United Nations'
 *    command, with parameters of its own. One uniform each.
 *
 * When a mission of the United Nations begins in a host with an open outside mission that is not
 * yet to be taken over, it takes over the largest one, at a tie the lowest number, with the
 * probability `demand.rehat_share`: that ends `frameworks.rehat_months` later, when its people
 * pass. In a host without one it is preceded by a bridging force with the probability
 * `demand.bridging_share`: an outside mission begins at once, the United Nations' own
 * `frameworks.bridging_months` later, which then takes it over.
 *
 * What a new mission is like: likeness.h. Posts, class and chapter are the template's; posts come
 * at once. Of the United Nations' missions with troops on the peacekeeping budget a share
 * `demand.robust_share` has a robust mandate under Chapter VII and the others of them a
 * multidimensional one at most; below 0 they are like the templates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_AUTHORISATION_H
#define CTG_MODEL_AUTHORISATION_H

#include "engine/model/world.h"

/* One month. In the month of the start nothing begins or ends. Slots that a policy has filled go
 * on when demand is no longer generated. */
void ctg_authorisation_run(ctg_world *world);

#endif
