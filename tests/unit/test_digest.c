/* Digests: published values, and chains that depend on every part.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/digest.h"
#include "tests/support/assert.h"

/* FIPS 180-4, and the empty message. */
static void sha256_gives_the_published_values(void **state)
{
    (void)state;
    char hex[65];
    ctg_digest_sha256("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ctg_digest_sha256(NULL, 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* The values that the specification of XXH64 gives for seed 0. */
static void xxh64_gives_the_published_values(void **state)
{
    (void)state;
    assert_int_equal(ctg_digest_of(NULL, 0), 0xEF46DB3751D8E999u);
    assert_int_equal(ctg_digest_of("a", 1), 0xD24EC4F1A98C6E5Bu);
    assert_int_equal(ctg_digest_of("abc", 3), 0x44BC2CF5AD770999u);
}

static void a_chain_depends_on_every_part_and_on_their_order(void **state)
{
    (void)state;
    const uint64_t one = ctg_digest_chain(0, "one", 3);
    const uint64_t two = ctg_digest_chain(0, "two", 3);
    assert_int_equal(one, ctg_digest_of("one", 3));
    assert_int_not_equal(ctg_digest_chain(one, "two", 3), ctg_digest_chain(two, "one", 3));
    assert_int_not_equal(ctg_digest_chain(one, "", 0), one);
    assert_int_not_equal(ctg_digest_chain(one, NULL, 0), ctg_digest_chain(two, NULL, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_gives_the_published_values),
        cmocka_unit_test(xxh64_gives_the_published_values),
        cmocka_unit_test(a_chain_depends_on_every_part_and_on_their_order),
    };
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
