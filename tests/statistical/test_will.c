/* Political will against its closed form: autoregressions of the first order that begin as they are
 * after a long time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/will.h"
#include "tests/support/chance.h"
#include "tests/support/small_world.h"

enum { states = 64, replicates = 100, draws = states * replicates };

/* At the start, after 12 and after 72 months the variance is spread^2, of which three tenths last
 * and stays^h of the rest is left h months later. A sum of uniforms has thinner tails than the
 * normal distribution, so that its square varies by at most twice the square of the variance. */
static void will_keeps_its_spread(void **state)
{
    static const int32_t months[] = {0, 12, 72};
    const double spread = 2.5;
    const double variance = spread * spread;
    const double stays = pow(2.0, -1.0 / 24.0);
    const double lasting = 0.3;
    const small_knobs knobs = {.states = states, .missions = 1};
    double sum[3] = {0.0};
    double squares[3] = {0.0};
    double products[3] = {0.0};
    (void)state;
    small_world small;
    small_world_make(&small, &knobs);
    small.setting.centre.mechanism_will = 1.0;
    small.setting.centre.will_spread = spread;
    small.setting.centre.will_half_life_months = 24.0;
    small.setting.centre.will_start_share = 0.0;
    small.setting.centre.will_lasting_share = lasting;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < replicates; replicate++) {
        double before[states] = {0.0};
        small_world_begin(&small, replicate, 0);
        for (size_t i = 0; i < 3; i++) {
            for (int32_t t = i == 0 ? 1 : months[i - 1] + 1; t <= months[i]; t++) {
                small.world->now = SMALL_START + t;
                ctg_will_begin(small.world);
            }
            for (size_t s = 1; s <= states; s++) {
                const double will = small.world->will[s];
                sum[i] += will;
                squares[i] += will * will;
                products[i] += will * before[s - 1];
                before[s - 1] = will;
            }
        }
    }
    for (size_t i = 0; i < 3; i++) {
        assert_mean(sum[i] / draws, 0.0, spread / sqrt(draws));
        assert_mean(squares[i] / draws, variance, variance * sqrt(2.0 / draws));
    }
    for (size_t i = 1; i < 3; i++) {
        const double left = lasting + (1.0 - lasting) * pow(stays, months[i] - months[i - 1]);
        assert_mean(products[i] / draws, variance * left,
                    variance * sqrt((1.0 + left * left) / draws));
    }
    small_world_close(&small);
}

/* Told to six tenths by what a state has out, here nobody: a mean of -.6 spreads, and the rest of
 * the variance. */
static void will_at_the_start_is_told_in_part(void **state)
{
    const double spread = 2.5;
    const double share = 0.6;
    const double rest = spread * spread * (1.0 - share * share);
    const small_knobs knobs = {.states = states, .missions = 1};
    double sum = 0.0;
    double squares = 0.0;
    (void)state;
    small_world small;
    small_world_make(&small, &knobs);
    small.setting.centre.mechanism_will = 1.0;
    small.setting.centre.will_spread = spread;
    small.setting.centre.will_start_share = share;
    small_world_set(&small);
    for (uint32_t replicate = 0; replicate < replicates; replicate++) {
        small_world_begin(&small, replicate, 0);
        for (size_t s = 1; s <= states; s++) {
            const double off = small.world->will[s] + share * spread;
            sum += off;
            squares += off * off;
        }
    }
    assert_mean(sum / draws, 0.0, sqrt(rest / draws));
    assert_mean(squares / draws, rest, rest * sqrt(2.0 / draws));
    small_world_close(&small);
}

/* At any time of the same variance, whoever has people there at the start apart; what is left of it
 * after six looks is stays^72. */
static void will_for_a_host_is_settled_at_once(void **state)
{
    const double spread = 2.5;
    const double left = pow(2.0, -72.0 / 60.0);
    const small_knobs knobs = {
        .states = states, .missions = 1, .posts = 10, .deployed = 1, .months = 73};
    double squares[2] = {0.0};
    double sum = 0.0;
    double product = 0.0;
    (void)state;
    small_world small;
    small_world_make(&small, &knobs);
    small.setting.centre.mechanism_will = 1.0;
    small.setting.centre.will_host_spread = spread;
    small.setting.centre.will_host_half_life_months = 60.0;
    small_world_set(&small);
    const size_t host = (size_t)small.world->host[0];
    for (uint32_t replicate = 0; replicate < replicates; replicate++) {
        double then[states + 1];
        small_world_begin(&small, replicate, 0);
        assert_true(small.world->will_host[host * small.scene->S + 1] >= 0.0f);
        for (size_t s = 2; s <= states; s++) {
            then[s] = (double)small.world->will_host[host * small.scene->S + s];
            sum += then[s];
        }
        for (int32_t t = 1; t <= 72; t++) {
            small.world->t = t;
            small.world->now = SMALL_START + t;
            ctg_will_begin(small.world);
        }
        for (size_t s = 2; s <= states; s++) {
            const double now = (double)small.world->will_host[host * small.scene->S + s];
            squares[0] += then[s] * then[s];
            squares[1] += now * now;
            product += then[s] * now;
        }
    }
    const double count = (double)(replicates * (states - 1));
    const double variance = spread * spread;
    assert_mean(sum / count, 0.0, spread / sqrt(count));
    for (size_t i = 0; i < 2; i++) {
        assert_mean(squares[i] / count, variance, variance * sqrt(2.0 / count));
    }
    assert_mean(product / count, variance * left, variance * sqrt((1.0 + left * left) / count));
    small_world_close(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(will_keeps_its_spread),
        cmocka_unit_test(will_at_the_start_is_told_in_part),
        cmocka_unit_test(will_for_a_host_is_settled_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
