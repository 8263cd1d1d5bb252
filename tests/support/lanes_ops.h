/* Every operation on lanes, done to the same numbers on each path, so that their bits can be
 * compared.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_LANES_OPS_H
#define CTG_TESTS_SUPPORT_LANES_OPS_H

#include <stdint.h>

enum { ctg_lanes_ops_numbers = 64 }; /* whole lanes on any path */

#define CTG_LANES_OPS(row)                                                                         \
    row(add) row(subtract) row(multiply_floats) row(divide) row(add_ints) row(multiply_ints)       \
        row(shift_left) row(shift_right) row(all_f32) row(all_i32) row(all_u32) row(floats)        \
            row(less_f32) row(equal_f32) row(less_i32) row(equal_i32) row(both) row(either)        \
                row(differ) row(select_f32) row(least_f32) row(most_f32) row(least_i32)            \
                    row(most_i32) row(high) row(low) row(lookup8) row(lookup16) row(gather_f32)    \
                        row(gather_i32) row(pack_f32) row(pack_i32) row(totals) row(numbers)       \
                            row(word0) row(word1) row(word2) row(word3) row(last_words) row(exp2)  \
                                row(uniform) row(exp2_near)

typedef enum ctg_lanes_op {
#define CTG_ROW(name) ctg_lanes_op_##name,
    CTG_LANES_OPS(CTG_ROW)
#undef CTG_ROW
        ctg_lanes_op_count
} ctg_lanes_op;

/* Numbers of each kind; places are between 0 and 7. */
typedef struct ctg_lanes_given {
    float a[ctg_lanes_ops_numbers], b[ctg_lanes_ops_numbers];
    int32_t i[ctg_lanes_ops_numbers], j[ctg_lanes_ops_numbers], place[ctg_lanes_ops_numbers];
    uint32_t word[4][ctg_lanes_ops_numbers];
} ctg_lanes_given;

/* The bits that came, number by number. */
typedef struct ctg_lanes_came {
    uint32_t bits[ctg_lanes_op_count][ctg_lanes_ops_numbers];
} ctg_lanes_came;

typedef void ctg_lanes_ops(const ctg_lanes_given *given, ctg_lanes_came *came);

ctg_lanes_ops ctg_lanes_ops_plain;
ctg_lanes_ops ctg_lanes_ops_avx2;
ctg_lanes_ops ctg_lanes_ops_avx512;

#endif
