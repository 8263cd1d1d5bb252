/* Files of posteriors: rows of parameters from which replicates draw.
 *
 *   # any number of lines of comment, first
 *   weight,willingness.profit,exit.base
 *   0.25,1.5,-2.25
 *   0.75,2.125,-2.5
 *
 * The first column is the weight, from 0 to 1; the weights sum to 1 (within a millionth), so that a
 * file that was cut off is noticed. The others are parameters that replicates draw, each once, each
 * value within what is allowed. `contingent calibrate` writes such a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_IO_POSTERIOR_H
#define CTG_IO_POSTERIOR_H

#include "engine/base/error.h"
#include "engine/model/setting.h"

/* Reads `size` bytes that came from `file` (named in sentences); the first mistake ends it. To be
 * released with ctg_posterior_destroy; on failure nothing is owned. */
ctg_status ctg_posterior_read(ctg_posterior *posterior, const char *file, const char *bytes,
                              size_t size, ctg_error *error);
void ctg_posterior_destroy(ctg_posterior *posterior);

#endif
