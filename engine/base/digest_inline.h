/* ctg_digest_chain for those who chain many small pieces: compiled into them, where the compiler
 * knows the sizes.
 *
 * The bits are those of digest.h; xxHash offers both ways.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_DIGEST_INLINE_H
#define CTG_BASE_DIGEST_INLINE_H

#include <stddef.h>
#include <stdint.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/* As ctg_digest_chain of at least one byte. */
static inline uint64_t ctg_digest_inline_chain(uint64_t previous, const void *bytes, size_t size)
{
    return XXH64(bytes, size, previous);
}

#endif
