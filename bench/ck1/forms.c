/* The fast forms by path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/ck1/forms.h"

const ck1_form *ck1_forms_fast(ctg_lanes_path path)
{
#if defined(__x86_64__)
    static const ck1_form *const fast[] = {&ck1_fast_plain, &ck1_fast_avx2, &ck1_fast_avx512};
    return fast[path];
#else
    (void)path; /* engine/base/lanes_path.h knows no other on such a machine */
    return &ck1_fast_plain;
#endif
}
