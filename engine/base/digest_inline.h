/* ctg_digest_chain for those who chain many small pieces: compiled into them, where the compiler
 * knows the sizes.
 *
 * The bits are those of digest.h; xxHash offers both ways.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_DIGEST_INLINE_H
#define CTG_BASE_DIGEST_INLINE_H

#include <stddef.h>
#include <stdint.h>

/* Compiled in, it must read by memcpy: otherwise it reads arrays of any type as whole numbers,
 * which a compiler that sees both may take for other memory (gcc on aarch64 does). */
#define XXH_FORCE_MEMORY_ACCESS 0
#define XXH_FORCE_ALIGN_CHECK 0
#define XXH_INLINE_ALL
#include <xxhash.h>

/* As ctg_digest_chain of at least one byte. */
static inline uint64_t ctg_digest_inline_chain(uint64_t previous, const void *bytes, size_t size)
{
    return XXH64(bytes, size, previous);
}

#endif
