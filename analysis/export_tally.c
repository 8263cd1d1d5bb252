/* What an export has written so far.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/export_tally.h"

#include "engine/base/digest.h"

void ctg_export_tally_add(ctg_export_told *told, const ctg_store_line *line)
{
    unsigned char bytes[8];
    for (int byte = 0; byte < 8; byte++) {
        bytes[byte] = (unsigned char)(line->digest >> (8 * byte));
    }
    told->digest = ctg_digest_chain(told->digest, bytes, sizeof bytes);
    told->runs++;
    told->failed += line->status == ctg_ok ? 0 : 1;
}
