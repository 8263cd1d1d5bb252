/* Makes the n-th allocation fail.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/failing_malloc.h"

#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *place, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *place, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t most);

static atomic_bool armed;
static atomic_bool ever;
static _Atomic uint64_t asked;
static _Atomic uint64_t fatal;

void failing_malloc_arm(uint64_t nth, bool ever_after)
{
    asked = 0;
    fatal = nth;
    ever = ever_after;
    armed = true;
}

uint64_t failing_malloc_disarm(void)
{
    armed = false;
    return asked;
}

static bool fails(void)
{
    if (!armed) {
        return false;
    }
    const uint64_t number = atomic_fetch_add(&asked, 1) + 1;
    return fatal != 0 && (number == fatal || (ever && number > fatal));
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *place, size_t size)
{
    return fails() ? NULL : __real_realloc(place, size);
}

char *__wrap_strndup(const char *text, size_t most)
{
    const size_t length = strnlen(text, most);
    char *const copy = __wrap_malloc(length + 1);
    if (copy != NULL) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

char *__wrap_strdup(const char *text)
{
    return __wrap_strndup(text, strlen(text));
}
