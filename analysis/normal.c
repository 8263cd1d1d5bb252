/* The normal distribution.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/normal.h"

#include <math.h>
#include <stddef.h>

#include "engine/base/maths.h"

#define TERMS 8
#define LN_2 0.69314718055994530942
#define LEAST 1e-300
#define HALVINGS 1100 /* from 1/2 to LEAST and to the last bit: far fewer are needed */

static double ratio(const double over[TERMS], const double under[TERMS], double x)
{
    double a = over[TERMS - 1];
    double b = under[TERMS - 1];
    for (size_t i = TERMS - 1; i-- > 0;) {
        a = a * x + over[i];
        b = b * x + under[i];
    }
    return a / b;
}

static double near_the_middle(double off)
{
    static const double over[TERMS] = {3.3871328727963666080e0, 1.3314166789178437745e2,
                                       1.9715909503065514427e3, 1.3731693765509461125e4,
                                       4.5921953931549871457e4, 6.7265770927008700853e4,
                                       3.3430575583588128105e4, 2.5090809287301226727e3};
    static const double under[TERMS] = {1,
                                        4.2313330701600911252e1,
                                        6.8718700749205790830e2,
                                        5.3941960214247511077e3,
                                        2.1213794301586595867e4,
                                        3.9307895800092710610e4,
                                        2.8729085735721942674e4,
                                        5.2264952788528545610e3};
    return off * ratio(over, under, 0.180625 - off * off);
}

/* `far` is the root of minus the natural logarithm of the share. */
static double in_the_tail(double far)
{
    static const double over[TERMS] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                       5.76949722146069140550e0,  3.64784832476320460504e0,
                                       1.27045825245236838258e0,  2.41780725177450611770e-1,
                                       2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static const double under[TERMS] = {1,
                                        2.05319162663775882187e0,
                                        1.67638483018380384940e0,
                                        6.89767334985100004550e-1,
                                        1.48103976427480074590e-1,
                                        1.51986665636164571966e-2,
                                        5.47593808499534494600e-4,
                                        1.05075007164441684324e-9};
    static const double far_over[TERMS] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                           1.78482653991729133580e0,  2.96560571828504891230e-1,
                                           2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                           2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static const double far_under[TERMS] = {1,
                                            5.99832206555887937690e-1,
                                            1.36929880922735805310e-1,
                                            1.48753612908506148525e-2,
                                            7.86869131145613259100e-4,
                                            1.84631831751005468180e-5,
                                            1.42151175831644588870e-7,
                                            2.04426310338993978564e-15};
    return far <= 5 ? ratio(over, under, far - 1.6) : ratio(far_over, far_under, far - 5);
}

double ctg_normal_quantile(double share)
{
    const double off = share - 0.5;
    if (fabs(off) <= 0.425) {
        return near_the_middle(off);
    }
    const double tail = off < 0 ? share : 1 - share;
    const double value = in_the_tail(sqrt(-ctg_maths_log2(tail) * LN_2));
    return off < 0 ? -value : value;
}

/* Of a value that is not above 0. */
static double lower_share(double value)
{
    double below = LEAST;
    double above = 0.5;
    for (int i = 0; i < HALVINGS; i++) {
        /* by factors as long as they are large */
        const double middle = below < above / 4 ? sqrt(below) * sqrt(above) : (below + above) / 2;
        if (!(middle > below && middle < above)) {
            break;
        }
        if (ctg_normal_quantile(middle) < value) {
            below = middle;
        } else {
            above = middle;
        }
    }
    return above;
}

double ctg_normal_share(double value)
{
    return value <= 0 ? lower_share(value) : 1 - lower_share(-value);
}
