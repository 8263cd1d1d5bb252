/* What draws are for. A draw's name holds its purpose, so that two decisions never share a draw.
 *
 * The order is part of the results: add at the end, never reuse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PURPOSES_H
#define CTG_MODEL_PURPOSES_H

/* name, who a, who b, item */
#define CTG_PURPOSES(row)                                                                                     \
    row(parameter)         /* -, -, number of the parameter's row name (digest of its path) */                \
        row(tour_phase)    /* state, mission, commitment */                                                   \
        row(offer)         /* state, mission, capability number / 4: word capability number % 4 */            \
        row(unit_choice)   /* state, mission, capability number */                                            \
        row(offer_order)   /* state, mission, capability number */                                            \
        row(mission_order) /* -, mission, - */                                                                \
        row(need_order)    /* -, mission, capability number */                                                \
        row(pledge)        /* state, mission, commitment */                                                   \
        row(review)        /* state, mission, commitment */                                                   \
        row(relief_order)  /* state, mission, commitment */                                                   \
        row(cut_order)     /* state, mission, commitment */                                                   \
        row(turnover) /* state, -, capability number; words: current, lapsed; or, with item 0: instructors */ \
        row(lapse)        /* state, -, capability number */                                                   \
        row(readiness)    /* state, -, capability number */                                                   \
        row(payment)      /* state, -, - */                                                                   \
        row(cohort)       /* -, programme, - */                                                               \
        row(seat_order)   /* state, programme, - */                                                           \
        row(own_training) /* not in use */                                                                    \
        row(effect)       /* state, programme, - */                                                           \
        row(trainers)     /* state, programme, - */                                                           \
        row(take_over)    /* state, mission, commitment */

typedef enum ctg_purpose {
#define CTG_ROW(name) ctg_purpose_##name,
    CTG_PURPOSES(CTG_ROW)
#undef CTG_ROW
        CTG_PURPOSE_COUNT
} ctg_purpose;

#endif
