/* How far the runs are and how long they will take.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define WIDTH 78
#define TERMINAL_EVERY 100 /* milliseconds */
#define OTHERS_EVERY 30000

static int64_t milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void ctg_progress_begin(ctg_progress *progress, bool quiet)
{
    *progress = (ctg_progress){.quiet = quiet, .terminal = isatty(STDERR_FILENO) == 1};
    progress->begun = milliseconds();
    progress->told = progress->begun;
}

static void write_span(char *text, size_t room, int64_t span)
{
    const long long seconds = (long long)(span + 999) / 1000;
    if (seconds < 100) {
        (void)snprintf(text, room, "%lld s", seconds);
    } else if (seconds < 6000) {
        (void)snprintf(text, room, "%lld min", (seconds + 30) / 60);
    } else {
        (void)snprintf(text, room, "%.1f h", (double)seconds / 3600);
    }
}

void ctg_progress_tell(void *to, uint32_t done, uint32_t of)
{
    ctg_progress *const progress = to;
    const int64_t now = milliseconds();
    if (!progress->counting) {
        progress->counting = true;
        progress->done_before = done - 1;
    }
    if (progress->quiet || done >= of ||
        now - progress->told < (progress->terminal ? TERMINAL_EVERY : OTHERS_EVERY)) {
        return;
    }
    progress->told = now;
    const int64_t fresh = (int64_t)(done - progress->done_before);
    const int64_t left = (now - progress->begun) * (int64_t)(of - done) / fresh;
    char elapsed[24];
    char remaining[24];
    char line[128];
    write_span(elapsed, sizeof elapsed, now - progress->begun);
    write_span(remaining, sizeof remaining, left);
    (void)snprintf(line, sizeof line, "%u of %u %s, %u %%, %s gone, about %s left", done, of,
                   progress->what == NULL ? "replicates" : progress->what,
                   (unsigned)((uint64_t)done * 100 / of), elapsed, remaining);
    (void)fprintf(stderr, progress->terminal ? "\r%-*s" : "%-.*s\n", WIDTH, line);
    (void)fflush(stderr);
    progress->written = progress->terminal;
}

void ctg_progress_end(ctg_progress *progress)
{
    if (progress->written) {
        (void)fprintf(stderr, "\r%*s\r", WIDTH, "");
        (void)fflush(stderr);
        progress->written = false;
    }
}
