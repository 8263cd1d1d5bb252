/* Where what comes with the program lies: seen from the program itself, so that an installed folder
 * can be moved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_HOME_H
#define CTG_COMMANDS_HOME_H

/* The folder of scenarios that can be named without a path: that of CONTINGENT_SCENARIOS, else
 * ../share/contingent/scenarios from the folder of the program, else ../../scenarios (where it was
 * built); NULL where there is none. */
const char *ctg_home_scenarios(void);

#endif
