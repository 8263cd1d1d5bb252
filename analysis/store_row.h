/* A run as a row of the store: numbers as bytes, statuses as words, the digest of the whole.
 *
 * The bytes and the digest are the same on every machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_STORE_ROW_H
#define CTG_ANALYSIS_STORE_ROW_H

#include <stdbool.h>

#include "engine/run/ensemble.h"

/* Doubles to and from little-endian bytes, 8 each. */
void ctg_store_row_encode(const double *values, size_t count, unsigned char *bytes);
void ctg_store_row_decode(const unsigned char *bytes, size_t count, double *values);

/* The place of the first value that is no finite number; `count` when all are. */
size_t ctg_store_row_flaw(const double *values, size_t count);

/* "ok", "input", ... and back; false for a word that is none. */
const char *ctg_store_row_status(ctg_status status);
bool ctg_store_row_read_status(const char *word, ctg_status *status);

/* 64 bits as 16 hexadecimal digits and a NUL, and back. */
void ctg_store_row_write_hex(uint64_t value, char text[17]);
bool ctg_store_row_read_hex(const char *text, uint64_t *value);

/* The number of a run in the store: its point, replicate and arm as bits, in this order, so that a
 * study can be extended. Points are below 2^35, replicates below 2^20, arms below 2^8. */
int64_t ctg_store_row_number(const ctg_run_name *name);
ctg_run_name ctg_store_row_name(int64_t number);

/* The digest of a run's row, `parameters` and `record` as encoded; `seconds` is not in it, because
 * it is no result. */
uint64_t ctg_store_row_digest(const ctg_replicate_result *result, const unsigned char *parameters,
                              size_t parameter_bytes, const unsigned char *record,
                              size_t record_bytes);

#endif
