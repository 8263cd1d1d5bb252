/* The frame of a report: one file that needs no other, whose script and style are the program's own
 * and may do nothing but draw.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_COMMANDS_REPORT_FRAME_H
#define CTG_COMMANDS_REPORT_FRAME_H

#include "analysis/commands/report.h"

/* A section of the body, with its heading; it is listed among the contents. Ends the one before. */
void ctg_report_frame_section(ctg_report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Begins the first screen of a store: what is asked, the answer in a sentence. It heads the page
 * where the store is the first, and is a section of the body where it is not. Gives where it
 * goes. */
FILE *ctg_report_frame_answer(ctg_report *report, const ctg_report_store *of, const char *question,
                              const char *answer);

/* What the parts wrote. */
typedef struct ctg_report_texts {
    char *title, *head, *contents, *body; /* owned by whoever made them */
} ctg_report_texts;

/* The whole page. */
void ctg_report_frame_write(const ctg_report *report, FILE *to, const ctg_report_texts *texts);

#endif
