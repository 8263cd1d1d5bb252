/* What one study fixes before any world runs: months, seed, parameters, changes, tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/setting.h"

const ctg_tables *ctg_setting_tables(const ctg_setting *setting, ctg_month month)
{
    size_t at = 0;
    while (at + 1 < setting->epoch_count && setting->epochs[at + 1].from <= month) {
        at++;
    }
    return &setting->epochs[at].tables;
}

uint32_t ctg_setting_draw_of(const ctg_setting *setting, uint32_t replicate)
{
    return setting->chances > 1 ? replicate / setting->chances : replicate;
}

size_t ctg_setting_year(const ctg_setting *setting, int32_t t)
{
    return (size_t)(ctg_month_year(setting->start + t) - ctg_month_year(setting->start));
}
