/* What each kind of event needs: of the table events, and of what scenarios add to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_REGISTRY_EVENTS_H
#define CTG_IO_REGISTRY_EVENTS_H

#include "engine/io/registry.h"

/* Checks that every event has what its kind needs and nothing else; only when all tables that
 * events refer to have been read. */
ctg_status ctg_registry_events_check(const ctg_registry *registry, ctg_error *error);

#endif
