/* What draws are for. A draw's name holds its purpose, so that two decisions never share a draw.
 *
 * Behind each: who a, who b, item. The order is part of the results: add at the end, never reuse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_PURPOSES_H
#define CTG_MODEL_PURPOSES_H

/* clang-format off: one purpose a line */
#define CTG_PURPOSES(row)                                                                          \
    row(parameter)         /* -, -, hash of the parameter's path */                                \
        row(tour_phase)    /* state, mission, commitment */                                        \
        row(offer)         /* state, mission, capability / 4; word capability % 4 */               \
        row(unit_choice)   /* state, mission, capability */                                        \
        row(offer_order)   /* state, mission, capability */                                        \
        row(mission_order) /* -, mission, - */                                                     \
        row(need_order)    /* -, mission, capability */                                            \
        row(pledge)        /* state, mission, commitment */                                        \
        row(review)        /* state, mission, -; month: the state's last decision */               \
        row(relief_order)  /* state, mission, commitment */                                        \
        row(cut_order)     /* state, mission, commitment, or 2^32 - 16 + type */                   \
        row(turnover)    /* state, -, capability; words: current, lapsed, lapse; 0: instructors */ \
        row(readiness)   /* state, -, capability */                                                \
        row(payment)     /* state, -, - */                                                         \
        row(cohort)      /* -, programme, - */                                                     \
        row(seat_order)  /* state, programme, - */                                                 \
        row(effect)      /* state, programme, - */                                                 \
        row(trainers)    /* state, programme, - */                                                 \
        row(take_over)   /* state, mission, commitment */                                          \
        row(event_order) /* state, mission, commitment */                                          \
        row(programme_order) /* -, programme, - */                                                 \
        row(absorption)      /* state, -, capability */                                            \
        row(overlap)         /* donor, state, capability */                                        \
        row(assignment)      /* donor, state, capability; month 0 */                               \
        row(equipment)       /* state, programme, - */                                             \
        row(skill)           /* state, -, capability */                                            \
        row(situation)       /* host, -, - */                                                      \
        row(opening)         /* host, -, 0 the United Nations', 1 outside */                       \
        row(bridging)        /* host, -, - */                                                      \
        row(rehat)           /* host, -, - */                                                      \
        row(template)        /* host, mission, use of the slot */                                  \
        row(framework)       /* host, mission, use of the slot */                                  \
        row(same_framework)  /* host, mission, use of the slot */                                  \
        row(lead)            /* host, mission, use of the slot */                                  \
        row(robust)          /* host, mission, use of the slot */                                  \
        row(closing)         /* -, mission, use of the slot; month: the one looked at */           \
        row(followed)        /* -, mission, use of the slot; month: of the end */                  \
        row(danger)          /* -, mission, use of the slot; month 0 */                            \
        row(casualties)      /* state, mission / 4, -; word mission % 4 */                         \
        row(victim)    /* state, mission, which of the dead; words: who, how, 0: early leaving */  \
        row(posterior) /* -, -, - */                                                               \
        row(will)      /* state, -, - */                                                           \
        row(will_host) /* state, host, - */                                                        \
        row(planned)   /* -, mission, use of the slot; month 0 */                                  \
        row(will_lasting) /* state, -, -; at the start */                                          \
        row(broad)        /* -, mission, capability */
/* clang-format on */

typedef enum ctg_purpose {
#define CTG_ROW(name) ctg_purpose_##name,
    CTG_PURPOSES(CTG_ROW)
#undef CTG_ROW
        CTG_PURPOSE_COUNT
} ctg_purpose;

#endif
