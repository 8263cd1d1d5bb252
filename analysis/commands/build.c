/* What this program was built from and with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/build.h"

#include <contingent_build.h>
#include <gsl/gsl_version.h>
#include <jansson.h>

const char *ctg_build_version(void)
{
    return CTG_BUILD_VERSION;
}

void ctg_build_facts(ctg_fact facts[CTG_BUILD_FACTS])
{
    const ctg_fact known[CTG_BUILD_FACTS] = {
        {"version", CTG_BUILD_VERSION},
        {"commit", CTG_BUILD_COMMIT},
        {"compiler", CTG_BUILD_COMPILER},
        {"flags", CTG_BUILD_FLAGS},
        {"type", CTG_BUILD_TYPE},
        {"sqlite", ctg_store_library_version()},
        {"gsl", gsl_version},
        {"jansson", jansson_version_str()},
        {"built with", CTG_BUILD_LIBRARIES},
    };
    for (size_t i = 0; i < CTG_BUILD_FACTS; i++) {
        facts[i] = known[i];
    }
}
