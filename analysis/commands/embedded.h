/* Files that are part of the program, as they are in the source: see cmake/embed.cmake.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_EMBEDDED_H
#define CTG_COMMANDS_EMBEDDED_H

#include <stddef.h>

typedef struct ctg_embedded {
    const unsigned char *bytes; /* a zero follows, which does not count */
    size_t size;
} ctg_embedded;

extern const ctg_embedded ctg_embedded_script; /* analysis/web/dist/report.js */
extern const ctg_embedded ctg_embedded_style;  /* analysis/web/dist/report.css */
extern const ctg_embedded ctg_embedded_bars;   /* analysis/validation/bars.json */
extern const ctg_embedded ctg_embedded_golden; /* tests/golden/baseline.digest */

#endif
