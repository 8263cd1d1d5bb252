/* Digests: a fast 64-bit one for states and rows (XXH64), SHA-256 for files and identities.
 *
 * Both are functions of bytes alone, the same on every machine; whoever feeds numbers decides on
 * their byte order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_DIGEST_H
#define CTG_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/* XXH64 of the bytes. `bytes` may be NULL when `size` is 0. */
uint64_t ctg_digest_of(const void *bytes, size_t size);

/* The digest of everything chained so far, followed by these bytes. Begin with 0. How the bytes are
 * cut into calls matters: two calls are not one call with both parts. */
uint64_t ctg_digest_chain(uint64_t previous, const void *bytes, size_t size);

/* SHA-256 as 64 lower-case hexadecimal digits and a NUL. */
void ctg_digest_sha256(const void *bytes, size_t size, char hex[65]);

#endif
