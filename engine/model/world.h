/* One world: everything that changes from month to month in one replicate.
 *
 * Made once for a thread, started anew for each replicate; nothing is allocated while a month runs.
 * People and money are integers (persons, US cents). Only the modules named beside a member write
 * to it; every other reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_MODEL_WORLD_H
#define CTG_MODEL_WORLD_H

#include "engine/base/draw.h"
#include "engine/base/pick.h"
#include "engine/model/deal.h"
#include "engine/model/purposes.h"
#include "engine/model/rank.h"
#include "engine/model/scene.h"
#include "engine/model/world_parts.h"

#define CTG_SLOT_NUMBER 60001    /* permanent number of the first slot; above those of any table */
#define CTG_HOMECOMING_MONTHS 64 /* longest dwell that can be kept track of, plus one */
#define CTG_LANES_MOST 16        /* lanes of the widest path, for loops that need not end exactly */
#define CTG_OFFERS_GROUPS 4      /* so many states at least are asked together; offers.c */
#define CTG_TIES_AT_ONCE 16      /* states whose ties are laid out together; fingerprint.c */
#define CTG_FILL_LEVELS 3        /* 50, 75, 90 % of a mission's posts */
#define CTG_FILL_MONTHS 240      /* whatever takes longer counts as that */

typedef struct ctg_world {
    const ctg_scene *scene;
    const ctg_tables *tables; /* in force this month */
    ctg_draw draw;
    ctg_month now;
    int32_t t;            /* months since the start */
    size_t y;             /* calendar year as an index of the scene */
    ctg_parameters drawn; /* of this replicate */
    ctg_parameters p;     /* in force this month */

    ctg_people people;
    ctg_pool_list home;  /* [S * K + CTG_PICK_ROOM] where trained people were at home; capacity.c */
    uint8_t *was_home;   /* [k * S + s] 1 where it is listed there */
    int32_t *homecoming; /* [(month % CTG_HOMECOMING_MONTHS) * K * S + k * S + s] */
    bool comes_home[CTG_HOMECOMING_MONTHS]; /* whether anybody may in that month */
    uint8_t *level;                         /* [k * S + s] readiness 1 to 4; readiness.c */
    int32_t *instructors;                   /* [s] added by train-the-trainer; training.c */
    double *throughput; /* [s] full courses that own instructors can give in a month */
    double rate_usd;    /* reimbursement of a person-month; willingness.c */
    double *own_cost;   /* [s] US dollars of a deployed person-month; inclination.c */
    double *margin;     /* [s] profit of a deployed person, as a share of reimbursement */
    double *paid_seen;  /* [s] paid_share when the month began; inclination.c */
    double *backlog;    /* [s] full courses promised for units and not yet given */
    double *teach;      /* [s] full courses that own instructors can still give this month */
    int32_t *absorbs;   /* [k * S + s] whom courses can still reach this month; programme.c */
    uint8_t *teaches;   /* [d * K + k] 1 where d teaches k this month; coordination.c */
    uint8_t *taught;    /* [(d * S + s) * K + k] 1 where it teaches that to s */

    int32_t *donor_at;       /* [s] its row of donors, -1: it is none; donor.c */
    int64_t *unit_money;     /* [s] cents of this month for own units; donor.c */
    int64_t *officer_money;  /* [s] for own officers */
    double *subsidy;         /* [s] US dollars a month that it bears of a person's own cost */
    int64_t *inflow, *purse; /* [p] cents of this month; at hand; donor.c */
    int64_t *lift_inflow, *lift_purse; /* [d] */
    uint8_t *partner;                  /* [d * S + s] 1 where a programme of d is open to s */
    int64_t *aid;                      /* [d * M + m] cents of coordinated aid this month */
    int64_t *given;                    /* [d * S + s] cents spent for s this month */
    int64_t *spent;                    /* [d] cents spent this month */
    int32_t *abroad;  /* [d * K + k] instructors who taught this month; programme.c */
    double *relation; /* [d * S + s] of donor and recipient, 0 to 1; gains.c */
    double *help;     /* [s] what all donors do for it, 0 to 1; gains.c */
    double *donors, *support, *skill, *security; /* [d] the other gains, 0 to 1 */
    double *output;                              /* [m] of its mandate last month; output.c */
    double *planned; /* [m * CTG_PERSONNEL + type] share of posts that are to be filled */
    double *shown;   /* [m * CTG_PERSONNEL + type] filled at the start, while it is open */
    double *repute;  /* [m] output as remembered, 1 for a new mission */
    int32_t *staff, *diverted; /* [m] civilian staff; uniformed people who do civil tasks */

    ctg_commitment *commitments;
    size_t commitment_count, commitment_room;
    int32_t *rosters; /* [m * K + k] the first of each list, its place plus 1; 0: none; roster.c */
    ctg_month *arrivals; /* [commitment_room] its month; CTG_ROSTER_NEVER: it is there; roster.c */
    ctg_month *reviews;  /* [commitment_room] the end of its tour; CTG_ROSTER_NEVER: not there */
    uint8_t *come;       /* [commitment_room] scratch of roster.c */
    int32_t *turns;      /* [commitment_room + CTG_PICK_ROOM] scratch of roster.c */
    int32_t *formed;     /* [formed_count] places of formed units that are there; roster.c */
    int32_t *ended;      /* [ended_count] places of those that have nobody left; roster.c */
    size_t formed_count, ended_count;
    int32_t *contingent_first; /* [m * S + s] of its units, its place plus 1; contingent.c */

    int32_t *serving;        /* [m] persons there and preparing; commitment.c */
    int64_t *committed;      /* [2 * s + police] persons there and preparing; commitment.c */
    int32_t *posts;          /* [m * CTG_PERSONNEL + type] authorised this month; demand.c */
    int32_t *posts_before;   /* [m * CTG_PERSONNEL + type] last month */
    int32_t *posts_by;       /* [m * K + k] the assumed mix */
    int64_t *posts_all;      /* [k] of all missions */
    uint8_t *mission_class;  /* [m] ctg_mission_class */
    uint64_t *mandate_tasks; /* [m] set of tasks that its mandate asks for */
    ctg_month *opened;       /* [m] since when it has had posts; CTG_NO_MONTH: it has none */
    int32_t *host;           /* [m] -1: a slot that was never used */
    ctg_mission_row *slots;  /* [m - N] missions that the model began; authorisation.c */
    uint32_t *slot_uses;     /* [m - N] how often it was taken; slot.c */
    ctg_life *lives;         /* [m] where demand is generated */
    uint8_t *situation;      /* [h] armed conflict, 0 none, 1 minor, 2 major; situations.c */
    uint8_t *severity;       /* [h] the worst of the last five years; situations.c */
    ctg_month *fought;       /* [h] last month with conflict; CTG_NO_MONTH: none is known */
    ctg_month *fought_major; /* [h] last month with major conflict */

    uint64_t *law_tasks;      /* [s] tasks that its law admits; admission.c */
    uint64_t *law_frameworks; /* [s] */
    int32_t *law_bound;       /* [law_bound_count] states whose law refuses any task */
    size_t law_bound_count;
    uint8_t *law_chapters;  /* [s] bit 0: VI, bit 1: VII */
    ctg_month *reformed;    /* [s] month of the reform that its law has; admission.c */
    ctg_month *away_until;  /* [s] it offers nothing before that month; events.c */
    uint8_t *admits;        /* [m * S + s] 1 where its law, the host and the framework admit it */
    int32_t *refused_posts; /* [k * S + s] posts that its law or the host closes to it */
    /* for which laws, admits and refused_posts stand; admission.c */
    ctg_admitted_of admitted_of;
    ctg_month *opened_then; /* [m] */
    uint64_t *tasks_then;   /* [m] what mandates ask for */
    int32_t *posts_by_then; /* [m * K + k] */
    uint32_t *slots_then;   /* [m - N] how often it was taken */

    bool *relist;              /* [m] its contributors have to be listed anew; commitment.c */
    int32_t *contributors;     /* [m * S + i] as last listed; losses.c */
    size_t *contributor_count; /* [m] */
    int32_t *serials;          /* [m * S + s] */
    int32_t *deployed_in;      /* [m * S + s] persons; commitment.c */
    int32_t *filled;           /* [m * K + k] deployed; commitment.c */
    int32_t *coming;           /* [m * K + k] preparing; commitment.c */
    int32_t *filled_by;        /* [m * CTG_PERSONNEL + type] deployed; commitment.c */
    int32_t *coming_by;        /* [m * CTG_PERSONNEL + type] preparing; commitment.c */
    int32_t *deployed_by;      /* [s] persons under the United Nations' command; commitment.c */
    int32_t *deployed_as;      /* [s * CTG_PERSONNEL + type] the same of one type */
    int32_t *outside_by;       /* [s] persons under other command; commitment.c */
    int32_t *start_by;         /* [s] deployed_by at the start */
    uint8_t *had_people;       /* [s] at the end of last month; record_people.c */
    uint8_t *served;           /* [s] 1 once it had people, in the record or in the run */

    float *interest;       /* [h * S + s] fixed for the replicate; interest.c */
    float *knowhow;        /* [m * S + s] 0 to 1; operations.c */
    float *region_knowhow; /* [r * S + s] */
    bool *known;           /* [m] somebody may have know-how of it; operations.c */
    bool *region_known;    /* [r] */
    float *experience;     /* [s] people deployed, now or as far as remembered */
    float *experience_as;  /* [s * CTG_PERSONNEL + type] the same of one type */

    int32_t *peers;       /* [m * S + s] parts of a term; peers.c */
    uint8_t *was_in;      /* [m * S + s] had people there when last looked at; peers.c */
    bool *seen;           /* [m] any of them; peers.c */
    bool *unseen;         /* [m] somebody may have come or left since; commitment.c, peers.c */
    float *response;      /* [m * S + s] log2 odds; response.c */
    uint8_t *responds;    /* [m] 1 where any response is not 0; response.c */
    float *aversion;      /* [s] log2 odds; response.c */
    double *will;         /* [s] log2 odds; will.c */
    double *will_lasting; /* [s] the part of it that no month changes; will.c */
    float *will_host;     /* [h * S + s] log2 odds, for one host beside all; will.c */
    float *eased;         /* [s] log2 odds: load is less of a burden outside; inclination.c */
    /* the scene's, for which peers stand; NULL: none; peers.c */
    const int32_t *kinship;
    /* remembered losses, of 1,000 people; losses.c */
    float *lost;              /* [m * S + s] a state's own; accidents count in part */
    float *lost_by;           /* [s] the same in all missions, of all its people out */
    float *lost_malicious;    /* [m * S + s] to malicious acts, of all people in the mission */
    float *lost_malicious_in; /* [m] everybody's, to malicious acts */
    float *lost_any;          /* [m] everybody's, however they died; persons */
    int32_t *fatalities_year; /* [s] persons since the last yearly record; record_risk.c */

    int64_t *arrears;   /* [m * S + s] owed by states, cents; finance.c */
    int64_t *debts;     /* [m * S + s] owed to states, cents */
    int64_t *cash;      /* [m] */
    int64_t *bills;     /* [m] running costs due and unpaid */
    double advance;     /* months of cost by which missions are assessed ahead; finance.c */
    int64_t *ahead;     /* [m] assessed beyond what it has cost so far */
    int64_t *accrued;   /* [m] owed to contributors for this month */
    uint8_t *pays_how;  /* [m] scratch of finance.c */
    uint8_t *has_money; /* [m] 1 once anything was assessed for it */
    double *pays;       /* [s] share of new assessments that it means to pay; withholding.c */
    double *pays_now;   /* [s] scratch of finance.c */
    bool withholds;     /* whether any state means to pay less than all */
    int64_t *withheld;  /* [s] of its arrears, cents that it does not mean to pay */
    int64_t *due_now, *received_now; /* [s] reimbursement of this month, cents */
    double *due, *received;          /* [s] reimbursement, cents, smoothed over a year */
    double *paid_share;              /* [s] received over due, at most 1 */
    uint8_t *allows;  /* [m] 1 where its framework pays allowances; scratch of finance.c */
    int32_t *allowed; /* [allowed_count] places of formed units in such missions; finance.c */
    size_t allowed_count;
    double *allowance_share; /* [f] of the allowances due that its money reaches for; framework.c */
    int64_t *allowance;      /* [s] cents received from frameworks since the start */
    ctg_flows flows;
    ctg_flows flows_then; /* at the last record; record_money.c */
    ctg_month_flows month;
    /* since the last yearly record, cents [s]; record_money.c begins them anew */
    int64_t *assessed_year, *paid_year;
    int64_t *received_year; /* reimbursement */
    int64_t *capacity_cost;
    int64_t *people_cost;    /* own cost of the people deployed */
    int64_t *allowance_then; /* `allowance` at the last yearly record */
    double *ready_year;      /* [r] */
    ctg_month *reached;      /* [m * CTG_FILL_LEVELS + level] when it had so many; record_fill.c */
    int32_t *fills; /* [level * (CTG_FILL_MONTHS + 1) + months] missions that took so long */

    /* reckoned once for what does not change from month to month */
    const ctg_tables *menu_of; /* tables for which these five hold; NULL: none yet */
    ctg_menu_size *menu;       /* [menu_from[k] + i] sizes of units, the largest first; unit.c */
    size_t *menu_from;         /* [K + 1] */
    int64_t *smallest;         /* [k] persons in the smallest unit of the tables in force; unit.c */
    int64_t *fewest;          /* [k] the fewest persons with which one of its units comes; unit.c */
    uint8_t *is_police;       /* [k] 0 or 1; unit.c */
    double *people_doublings; /* [s] of its population over the middle; weighing.c */
    double *dearness;         /* [s] of its people, 1 in the middle of incomes */
    double *usual;            /* [police * S + s] what it usually sends at most; ceiling.h */
    ctg_weighed weighed;      /* for what these three hold */
    ctg_proneness *proneness; /* [h] situations.c */
    ctg_proneness_of proneness_of;
    ctg_steps steps;        /* for the same */
    double *calm;           /* [h] the probability of no conflict where none is remembered */
    double *dealt;          /* [m] record_trends.c, for what the two that follow hold */
    ctg_dealt_of *dealt_of; /* [m] */
    uint8_t *dealt_to;      /* [m * S + s] whom the mission admitted */
    double gap;             /* record_trends.c, for what the two that follow hold */
    ctg_gap_of gap_of;
    uint8_t *gap_seen;     /* [h] */
    ctg_danger *dangers;   /* [m] casualties.c */
    int64_t interests_set; /* how often; interest.c */
    /* [m] planned.c */
    ctg_planned_draw *planned_draws;

    /* scratch, without meaning between calls */
    ctg_rank *ranks;       /* [commitment_room + M + P] */
    ctg_deal_hand *hands;  /* [S] */
    float *parts;          /* [kind of state] assessment.c */
    int64_t *kind_cents;   /* [kind of state] */
    int64_t *merits;       /* [offer] how good it is; offers.c */
    uint32_t *marks;       /* [S + CTG_OFFERS_GROUPS] who is asked first, 0 once it was; offers.c */
    uint8_t *flags;        /* [S] 0 or 1; offers.c */
    int32_t *delays;       /* [offer] months to arrival; offers.c */
    int32_t *equal;        /* [S + 1] offers that are equally good; offers.c */
    uint64_t *equal_order; /* [S] their draws */
    ctg_deal_hand *shares; /* [max of P, M] donor.c */
    float *pull;           /* [s] gains.c */
    double *experience_log2;     /* [(1 + CTG_PERSONNEL) * S] of 1 + experience; inclination.c */
    double *inclined;            /* [7 * S] inclination.c */
    double *margins_there;       /* [s] willingness.c */
    float *utility;              /* [2 * CTG_PERSONNEL * S] inclination.c */
    uint8_t *kind;               /* [k] which of the pair's; willingness.c */
    float *pair;                 /* [kind * S + s] of units, enablers, officers; willingness.c */
    int64_t *cents;              /* [S] */
    int32_t *listed;             /* [M + 1] missions */
    int32_t *people_in;          /* [M] people deployed; record_count.h */
    int32_t *missions_in;        /* [H] open missions; record_count.h */
    double *sums;                /* [M] record_trends.c */
    double *filled_near;         /* [D] gains.c */
    double *interests;           /* [d * M + i] gains.c */
    uint64_t *serves;            /* [s * W + w] set of open missions, 64 in a word; gains.c */
    int64_t *tally;              /* [2 * S * K + S * M + 2 * M * K + S] */
    double *taught_before;       /* [S * K] */
    double *past, *past_most;    /* [recipient of a programme] programme.c */
    ctg_loss *losses;            /* [S * M] casualties.c */
    ctg_toll *tolls;             /* [S + M] 0 between calls; losses.c */
    int32_t *chain;              /* [commitment_room] casualties.c */
    float *aided;                /* [s] response.c */
    int32_t *people_by;          /* [r * S + s] 0 between calls; operations.c */
    uint8_t *closed;             /* [s] 0 between calls; admission.c */
    uint8_t *moved;              /* [s] peers.c */
    int32_t *states_listed;      /* [S + CTG_PICK_ROOM] any list of states */
    float *ties;                 /* [i * (M + H) + m or M + h] of CTG_TIES_AT_ONCE states;
                                 fingerprint.c */
    uint64_t *home_months;       /* [k * S + s] bit by month, as in homecoming; fingerprint.c */
    uint8_t *contributes;        /* [s] losses.c */
    int32_t *contributor_places; /* [S + CTG_PICK_ROOM] losses.c */
    int32_t *counted;            /* [3 * S * K + 2 * M * K + S + M] recount.c */
    int32_t *counted_in;         /* [m * S + s] 0 between calls; recount.c */

    /* the same, of draws that are made together: names are who and, where it counts, item; words
     * are [word * count + i] */
    uint8_t *present;      /* [s] 1 where it is not away; generation.c */
    uint32_t *offer_names; /* [S + 1] of who is asked; willingness.c */
    uint32_t *offer_items; /* [open] */
    uint32_t *offer_words; /* [4 * S + CTG_LANES_MOST] of open, for a group of four capabilities */
    int64_t offer_group;   /* which group that is; -1: none */
    size_t offer_mission;  /* approached last */
    int32_t *open;         /* [S + CTG_LANES_MOST] who may offer to the mission; willingness.c */
    size_t open_count;
    uint32_t *offering;          /* [S + CTG_LANES_MOST] 1 where it offers, else 0 */
    float *odds;                 /* [s] that it offers, log2; willingness.c */
    uint32_t *state_names;       /* [2 * S] of any draw by state */
    uint32_t *state_words;       /* [4 * S] */
    uint32_t *state_items;       /* [S] coordination.c */
    bool *yields;                /* [recipient of one programme] coordination.c */
    uint32_t *programme_names;   /* [P] programme.c */
    uint32_t *programme_words;   /* [2 * 4 * P] */
    uint32_t *seat_names;        /* [recipient of a programme] programme.c */
    uint32_t *seat_words;        /* [4 * recipients] */
    uint32_t *absorb_names;      /* [recipient] */
    uint32_t *absorb_items;      /* [recipient] */
    uint32_t *absorb_words;      /* [4 * recipients] */
    double *nearness;            /* [H] interest.c */
    double *shocks;              /* [H] will.c */
    uint32_t *host_names;        /* [H] of any draw by host */
    uint32_t *host_words;        /* [4 * H] */
    int32_t *stirred;            /* [H] situations.c */
    uint8_t *pool_flags;         /* [k * S + s] 0 or 1; capacity.c, readiness.c */
    ctg_pool_list pools_listed;  /* [S * K + CTG_PICK_ROOM] any list of pools */
    int32_t *pool_stocks;        /* [2 * S * K] capacity.c */
    int32_t *pool_moves;         /* [3 * S * K] */
    double *pool_bounds;         /* [4 * S] record_ready.c, capacity.c */
    uint32_t *pool_words;        /* [4 * S * K] */
    uint32_t *contingent_struck; /* [S] casualties.c */
    uint32_t *contingent_names;  /* [S * M] */
    uint32_t *contingent_words;  /* [4 * S * M] */
} ctg_world;

/* Makes a world of the scene, which must outlive it. On failure *world is NULL. */
ctg_status ctg_world_create(ctg_world **world, const ctg_scene *scene, ctg_error *error);
void ctg_world_destroy(ctg_world *world);

/* Sets the world to the initial state of a replicate: draws its parameters, places its people and
 * money. The scene must be that of the world's creation. */
void ctg_world_start(ctg_world *world, uint32_t replicate);

/* Sets now, t, y, tables, p and the missions' posts to month t of the study. */
void ctg_world_turn(ctg_world *world, int32_t t);

/* Where the pool of a state's people of a capability is in arrays that have one each. */
static inline size_t ctg_world_pool(const ctg_world *world, size_t s, size_t k)
{
    return k * world->scene->S + s;
}

/* The row of a mission, of the table or of a slot. */
static inline const ctg_mission_row *ctg_world_mission(const ctg_world *world, size_t m)
{
    return m < world->scene->N ? &world->tables->missions[m] : &world->slots[m - world->scene->N];
}

/* The framework that commands it. */
static inline const ctg_framework_row *ctg_world_framework(const ctg_world *world, size_t m)
{
    return &world->tables->frameworks[ctg_world_mission(world, m)->framework];
}

/* Whether it is under another command than the United Nations'. */
static inline bool ctg_world_is_outside(const ctg_world *world, size_t m)
{
    return ctg_world_framework(world, m)->kind != ctg_framework_un;
}

/* How often its place was taken, for the names of draws; 0 for missions of the table. */
static inline uint32_t ctg_world_uses(const ctg_world *world, size_t m)
{
    return m < world->scene->N ? 0 : world->slot_uses[m - world->scene->N];
}

/* Permanent numbers, by which draws are named. */
static inline uint32_t ctg_world_state_number(const ctg_world *world, size_t s)
{
    return world->scene->state_number[s];
}
static inline uint32_t ctg_world_mission_number(const ctg_world *world, size_t m)
{
    return (uint32_t)ctg_world_mission(world, m)->number;
}

#endif
