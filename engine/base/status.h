/* What can come of a call. Few statuses; the sentence in the error object carries the detail.
 *
 * A function that can fail returns a ctg_status and takes a ctg_error from its caller.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_STATUS_H
#define CTG_BASE_STATUS_H

#define CTG_STATUSES(row)                                                                          \
    row(ok, "done") row(input, "the user's input is wrong") row(memory, "memory ran out")          \
        row(storage, "a file could not be read or written")                                        \
            row(platform, "this machine does not compute as it must")                              \
                row(broken, "a promise of the model was broken: this is a defect of the program")  \
                    row(stopped, "stopped early on request")

typedef enum ctg_status {
#define CTG_ROW(name, what) ctg_##name,
    CTG_STATUSES(CTG_ROW)
#undef CTG_ROW
} ctg_status;

/* Return early with the status of a call that did not end in ctg_ok. */
#define CTG_TRY(call)                                                                              \
    do {                                                                                           \
        const ctg_status try_status_ = (call);                                                     \
        if (try_status_ != ctg_ok) {                                                               \
            return try_status_;                                                                    \
        }                                                                                          \
    } while (0)

/* The status in words; never NULL. */
const char *ctg_status_meaning(ctg_status status);

#endif
