/* Whether a test runs under a sanitizer, which needs memory of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_SANITIZED_H
#define CTG_TESTS_SUPPORT_SANITIZED_H

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
