/* Loops over long arrays for the width that the processor at hand has.
 *
 * A function marked CTG_WIDE is compiled once for any processor, once for those with AVX2 and, by a
 * compiler that can, once for those with AVX-512; which is called is decided when the program is
 * loaded. All give the same bits: the instructions differ, the operations and their order do not.
 * Only for loops long enough to pay for the call.
 * The linker sees their names even where they are static: no two may be alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_WIDE_H
#define CTG_BASE_WIDE_H

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CTG_WIDE_NOT /* choosing comes before the sanitizers are ready */
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CTG_WIDE_NOT
#endif

/* CTG_WIDE_MOST: the widest of the ctg_lanes_path that it is compiled for. */
#if defined(CTG_WIDE) /* as whoever builds it has said */
#define CTG_WIDE_MOST ctg_lanes_path_plain
#elif !defined(__x86_64__) || !defined(__linux__) || defined(CTG_WIDE_NOT)
#define CTG_WIDE
#define CTG_WIDE_MOST ctg_lanes_path_plain
#elif defined(__clang__) || __GNUC__ < 12
#define CTG_WIDE __attribute__((target_clones("avx2", "default")))
#define CTG_WIDE_MOST ctg_lanes_path_avx2
#else
#define CTG_WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#define CTG_WIDE_MOST ctg_lanes_path_avx512
#endif

#endif
