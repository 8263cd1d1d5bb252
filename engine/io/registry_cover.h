/* All states used: 193 in, 193 with pairs, scale, discounts and covariates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_REGISTRY_COVER_H
#define CTG_IO_REGISTRY_COVER_H

#include "engine/io/registry_finding.h"

/* Tells every state that has a hole in what is known of it. Fails only for want of memory. */
ctg_status ctg_registry_cover_check(ctg_registry_findings *findings);

#endif
