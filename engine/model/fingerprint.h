/* A digest of a world's whole state, by which equal bits are recognised.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_FINGERPRINT_H
#define CTG_MODEL_FINGERPRINT_H

#include "engine/model/world.h"

/* Chained to `previous`: people, commitments, know-how and money, integers and the bits of floats;
 * rows are taken in the order of their permanent numbers and commitments as a set, so that no order
 * of rows shows. Of the world only scratch is written. */
uint64_t ctg_fingerprint_of(ctg_world *world, uint64_t previous);

#endif
