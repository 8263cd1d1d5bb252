/* A run as a row of the store: numbers as bytes, statuses as words, the digest of the whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/store_row.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/digest.h"

static void encode_bits(uint64_t bits, unsigned char *bytes)
{
    for (int byte = 0; byte < 8; byte++) {
        bytes[byte] = (unsigned char)(bits >> (8 * byte));
    }
}

void ctg_store_row_encode(const double *values, size_t count, unsigned char *bytes)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t bits;
        memcpy(&bits, &values[i], sizeof bits);
        encode_bits(bits, bytes + 8 * i);
    }
}

void ctg_store_row_decode(const unsigned char *bytes, size_t count, double *values)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t bits = 0;
        for (int byte = 0; byte < 8; byte++) {
            bits |= (uint64_t)bytes[8 * i + (size_t)byte] << (8 * byte);
        }
        memcpy(&values[i], &bits, sizeof bits);
    }
}

size_t ctg_store_row_flaw(const double *values, size_t count)
{
    size_t place = 0;
    while (place < count && isfinite(values[place])) {
        place++;
    }
    return place;
}

#define CTG_ROW(name, what) #name,
static const char *const status_words[] = {CTG_STATUSES(CTG_ROW)};
#undef CTG_ROW

const char *ctg_store_row_status(ctg_status status)
{
    return status_words[status];
}

bool ctg_store_row_read_status(const char *word, ctg_status *status)
{
    for (size_t i = 0; i < sizeof status_words / sizeof status_words[0]; i++) {
        if (strcmp(word, status_words[i]) == 0) {
            *status = (ctg_status)i;
            return true;
        }
    }
    return false;
}

void ctg_store_row_write_hex(uint64_t value, char text[17])
{
    (void)snprintf(text, 17, "%016" PRIx64, value);
}

bool ctg_store_row_read_hex(const char *text, uint64_t *value)
{
    static const char digits[] = "0123456789abcdef";
    *value = 0;
    for (size_t i = 0; i < 16; i++) {
        const char *const found = text[i] == '\0' ? NULL : strchr(digits, text[i]);
        if (found == NULL) {
            return false;
        }
        *value = *value << 4 | (uint64_t)(found - digits);
    }
    return text[16] == '\0';
}

int64_t ctg_store_row_number(const ctg_run_name *name)
{
    return (int64_t)(name->point << 28 | (uint64_t)name->replicate << 8 | name->arm);
}

ctg_run_name ctg_store_row_name(int64_t number)
{
    const uint64_t bits = (uint64_t)number;
    return (ctg_run_name){bits >> 28, (uint32_t)(bits >> 8) & 0xfffffu, (uint32_t)bits & 0xffu};
}

uint64_t ctg_store_row_digest(const ctg_replicate_result *result, const unsigned char *parameters,
                              size_t parameter_bytes, const unsigned char *record,
                              size_t record_bytes)
{
    const char *const word = ctg_store_row_status(result->status);
    unsigned char numbers[16];
    encode_bits((uint64_t)ctg_store_row_number(
                    &(ctg_run_name){result->point, result->replicate, result->arm}),
                numbers);
    encode_bits(result->digest, numbers + 8);
    uint64_t digest = ctg_digest_chain(0, numbers, sizeof numbers);
    digest = ctg_digest_chain(digest, word, strlen(word));
    digest = ctg_digest_chain(digest, result->sentence, strlen(result->sentence));
    digest = ctg_digest_chain(digest, parameters, parameter_bytes);
    return ctg_digest_chain(digest, record, record_bytes);
}
