/* What a world's arrays are made of: people, commitments, offers, losses, money.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_WORLD_PARTS_H
#define CTG_MODEL_WORLD_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/month.h"
#include "engine/model/tables.h"

/* Where the people of a state in one capability are. */
typedef enum ctg_stock {
    ctg_never,      /* in the armed forces or police, never trained for peacekeeping */
    ctg_current,    /* trained and in practice, at home */
    ctg_lapsed,     /* trained once, out of practice, at home */
    ctg_assigned,   /* trained, in a unit that prepares to deploy */
    ctg_learning,   /* in such a unit and never trained before */
    ctg_deployed,   /* in a mission */
    ctg_recovering, /* back from a tour */
    CTG_STOCKS
} ctg_stock;

/* The people of every state in every capability, persons, a pool each: [k * S + s], so that a row
 * has all states. Written through people.h only, but for capacity.c, which moves whole rows. */
typedef struct ctg_people {
    int32_t *in[CTG_STOCKS];
    int64_t *joined, *left; /* ever recruited (the initial state included), ever left */
    double *dependent;      /* expected number of those trained whom a donor taught last */
} ctg_people;

/* Pools, each with its name in draws: who is the state, the item is the capability. */
typedef struct ctg_pool_list {
    int32_t *pools;
    uint32_t *who, *item;
    size_t count;
} ctg_pool_list;

/* Neighbours in a list of commitments: a place plus 1; `after` of the last is 0, `before` of the
 * first what list it is, negative or 0. */
typedef struct ctg_link {
    int32_t before, after;
} ctg_link;

/* A unit of a state in a mission, or on its way to it: people rotate through it each tour. Written
 * by commitment.c only, its places in lists by roster.c and contingent.c. */
typedef struct ctg_commitment {
    int32_t state, mission, capability;
    int32_t persons;
    int32_t learning;   /* of them, before arrival: never trained before */
    int32_t serial;     /* counts the commitments of this state to this mission */
    ctg_month arrives;  /* before it is there: the month in which it deploys */
    int32_t lost;       /* died in the running tour */
    ctg_month review;   /* end of the running tour; meaningless before arrival */
    bool there;         /* deployed, not preparing */
    uint32_t who, item; /* its name in draws */
    ctg_link by_need, by_state;
    int32_t formed_at; /* its place in world->formed plus 1; 0: none */
} ctg_commitment;

/* How a mission ends where demand is generated. */
typedef enum ctg_ending {
    ctg_ending_wound_down, /* posts fall in its last months */
    ctg_ending_followed,   /* another mission of the same command begins in the host */
    ctg_ending_taken_over  /* a mission of the United Nations takes over its people */
} ctg_ending;

/* A mission's course where demand is generated. Written by lifetime.c and authorisation.c. */
typedef struct ctg_life {
    ctg_month begins; /* of one that is decided and not there yet; else CTG_NO_MONTH */
    ctg_month ends;   /* its first month without posts; CTG_NO_MONTH while that is not known */
    ctg_month looked; /* the last month whose closing has been drawn; CTG_NO_MONTH: none */
    int32_t posts[CTG_PERSONNEL]; /* while it is not wound down */
    int32_t bridge;               /* of one that is decided: the bridging force before it; -1 */
    uint8_t ending;               /* ctg_ending */
    bool held;                    /* a bridging force: it ends when it is taken over */
} ctg_life;

/* Money of the whole world, US cents, since the start; written by finance.c only. */
typedef struct ctg_flows {
    int64_t assessed, paid;       /* by member states */
    int64_t running_due, running; /* missions' own costs: fallen due, paid */
    int64_t accrued, reimbursed;  /* to contributors: fallen due, paid */
    int64_t credited, returned; /* to members when a mission has ended: against arrears, in cash */
    int64_t arrears_start, debts_start, cash_start;
    int64_t allowances, allowances_received; /* paid by frameworks; received by contributors */
    int64_t budgeted, spent, unspent;        /* by donors; donor.c */
} ctg_flows;

/* One month's flows, zeroed at its beginning. */
typedef struct ctg_month_flows {
    int64_t assessed_cents, own_training_cents, programme_cents;
    int64_t donor_spent_cents, donor_leaked_cents;
    int32_t entries, exits;
    int32_t openings_lost; /* missions that did not begin for want of a slot */
    int32_t fatalities, malicious_fatalities, outside_fatalities; /* persons */
    int32_t early_withdrawals;                                    /* contingents */
} ctg_month_flows;

/* A size of standard units of a capability: persons, the fewest with which one comes, and the
 * weight of all that have it. */
typedef struct ctg_menu_size {
    int64_t persons, least, weight;
} ctg_menu_size;

/* What a contingent, a state's people in a mission, lost in a month. */
typedef struct ctg_loss {
    int32_t state, mission;
    int32_t dead, malicious; /* in all; by malicious acts */
    int32_t first;           /* of its units, in world->commitments; the rest in world->chain */
    double malicious_share;  /* expected, of the dead */
    double leaving;          /* the uniform that decides whether the contingent leaves at once */
} ctg_loss;

/* Dead of a month. */
typedef struct ctg_toll {
    int64_t malicious, dead;
} ctg_toll;

/* How prone a host is to steps of its situation, 1 as the average. */
typedef struct ctg_proneness {
    double again, fresh; /* to conflict: within memory of the last, after it */
    double ends, wanes;
} ctg_proneness;

/* Monthly probabilities of the steps where a host is prone to them as the average is. */
typedef struct ctg_steps {
    double again_minor, again_major, fresh_minor, fresh_major;
    double minor_ends, minor_escalates, major_ends, major_wanes;
} ctg_steps;

/* The year and the parameters for which proneness and steps were reckoned. */
typedef struct ctg_proneness_of {
    int year; /* 0: not yet */
    double by[15];
} ctg_proneness_of;

/* For what laws and doors were read; what else they hang on stands beside it in the world. */
typedef struct ctg_admitted_of {
    const ctg_tables *tables; /* NULL: not yet */
    ctg_month month;
    size_t y;
    bool caveats; /* whether laws and hosts count */
} ctg_admitted_of;

/* For what the interest that would be dealt to a mission was reckoned. */
typedef struct ctg_dealt_of {
    int32_t year; /* 0: not yet */
    int32_t host;
    int64_t interests; /* world->interests_set */
} ctg_dealt_of;

/* What the danger of a mission is, and for what it was reckoned. */
typedef struct ctg_danger {
    double danger; /* 0: not yet */
    double spread;
    uint32_t uses;
} ctg_danger;

/* The uniforms that decide how many of its posts of each type a mission means to fill, and for
 * which use of its place they were drawn. */
typedef struct ctg_planned_draw {
    double uniforms[CTG_PERSONNEL]; /* 0: not yet */
    uint32_t uses;
} ctg_planned_draw;

/* For what the gap between interests with and without a mission was reckoned. */
typedef struct ctg_gap_of {
    int year;          /* 0: not yet */
    int64_t interests; /* world->interests_set */
} ctg_gap_of;

/* The year and the parameters for which states were weighed. */
typedef struct ctg_weighed {
    int year; /* 0: not yet */
    double by[6];
} ctg_weighed;

#endif
