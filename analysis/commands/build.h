/* What this program was built from and with: the facts that `version` prints and a store keeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_BUILD_H
#define CTG_COMMANDS_BUILD_H

#include "analysis/store.h"

#define CTG_BUILD_FACTS 9

/* The version of the model and the program. */
const char *ctg_build_version(void);

/* Fills `facts`: version, commit, compiler, flags, type, and the libraries in use with their
 * versions. The texts live as long as the program. */
void ctg_build_facts(ctg_fact facts[CTG_BUILD_FACTS]);

#endif
