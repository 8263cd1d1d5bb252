/* What is picked are the places of the flags that are set, however many there are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/pick.h"

#include "engine/base/draw.h"
#include "tests/support/assert.h"

#define MOST 300

/* One in `rarity` is set. */
static void pick_some(size_t count, uint32_t rarity)
{
    uint8_t flags[MOST + 1];
    int32_t places[MOST + CTG_PICK_ROOM];
    const ctg_draw draw = {2385, rarity};
    for (size_t i = 0; i < count; i++) {
        flags[i] = ctg_draw_order(&draw, 0, 0, 0, 0, (uint32_t)i) % rarity == 0;
    }
    flags[count] = 1; /* of which nobody asks */
    const size_t picked = ctg_pick_places(flags, count, places);
    size_t next = 0;
    for (size_t i = 0; i < count; i++) {
        if (flags[i] != 0) {
            assert_int_equal(places[next++], i);
        }
    }
    assert_int_equal(picked, next);
}

static void places_of_flags_are_picked_in_their_order(void **state)
{
    (void)state;
    for (size_t count = 0; count <= MOST; count += count < 70 ? 1 : 23) {
        pick_some(count, 1);
        pick_some(count, 2);
        pick_some(count, 13);
        pick_some(count, 1000000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(places_of_flags_are_picked_in_their_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
