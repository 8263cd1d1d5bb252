/* Digests, from xxHash and libmd.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/digest.h"

#include <sha2.h>
#include <xxhash.h>

uint64_t ctg_digest_of(const void *bytes, size_t size)
{
    return size == 0 ? XXH64("", 0, 0) : XXH64(bytes, size, 0);
}

/* The previous digest is the seed: a chain of one call with previous 0 equals ctg_digest_of. */
uint64_t ctg_digest_chain(uint64_t previous, const void *bytes, size_t size)
{
    return size == 0 ? XXH64("", 0, previous) : XXH64(bytes, size, previous);
}

void ctg_digest_sha256(const void *bytes, size_t size, char hex[65])
{
    SHA2_CTX state;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256Init(&state);
    SHA256Update(&state, size == 0 ? (const void *)"" : bytes, size);
    SHA256Final(digest, &state);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    hex[64] = '\0';
}
