/* The machine that is measured, and what else it did meanwhile.
 *
 * Read from Linux's /proc and /sys; what they do not say is "unknown", or NaN.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BENCH_MACHINE_H
#define CTG_BENCH_MACHINE_H

#define CTG_MACHINE_TEXT 128
#define CTG_MACHINE_CACHES 8

typedef struct ctg_machine_cache {
    int level;
    char type[16], size[16], shared[48]; /* "Data", "48K", cores that share it as "0-7" */
} ctg_machine_cache;

typedef struct ctg_machine {
    char cpu[CTG_MACHINE_TEXT];                   /* model */
    char affinity[CTG_MACHINE_TEXT];              /* cores that the program may use, as "0-1" */
    int cores;                                    /* of the machine, as the system counts them */
    int allowed;                                  /* of the affinity; 0: unknown */
    ctg_machine_cache caches[CTG_MACHINE_CACHES]; /* of the first core that may be used */
    int cache_count;
    double load; /* average of the last minute */
} ctg_machine;

void ctg_machine_read(ctg_machine *machine);

/* How many cores a list as "0-3,8" names; 0 where it is none. */
int ctg_machine_count(const char *list);

/* A stretch of time; begin, then end. */
typedef struct ctg_machine_watch {
    double busy, stolen, all; /* of the machine, seconds of processor time */
    double own;               /* of the program */
} ctg_machine_watch;

ctg_machine_watch ctg_machine_watch_begin(void);

/* Shares of the machine's processor time since then: what other programs used, what was stolen by
 * other guests of the same host. */
typedef struct ctg_machine_others {
    double used, stolen;
} ctg_machine_others;

ctg_machine_others ctg_machine_watch_end(const ctg_machine_watch *begun);

/* Most memory that the program has had at once, and what it has now: bytes in the machine's
 * memory. */
double ctg_machine_memory_most(void);
double ctg_machine_memory_now(void);

#endif
