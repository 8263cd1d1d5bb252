/* The machine that is measured, and what else it did meanwhile.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/machine.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bench/rounds.h"
#include "engine/base/number.h"

enum { line_room = 512 };

/* The first line of a file that begins with `key`, from its value on, in which what is no plain
 * letter is left out. False where there is none; then the text is "unknown". */
static bool read_fact(const char *path, const char *key, char *value, size_t room)
{
    char line[line_room];
    bool found = false;
    FILE *const file = fopen(path, "r");
    (void)snprintf(value, room, "unknown");
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        found = strncmp(line, key, strlen(key)) == 0;
        if (found) {
            size_t used = 0;
            const char *at = line + strlen(key);
            at += strspn(at, " \t:");
            for (; *at != '\0' && used + 1 < room; at++) {
                if (*at >= ' ' && *at <= '~') {
                    value[used++] = *at;
                }
            }
            value[used] = '\0';
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return found;
}

/* The number with which a text begins, up to a blank; NaN where there is none. */
static double first_number(const char *text)
{
    double value = (double)NAN;
    const char *const fault = ctg_number_real(text, strcspn(text, " "), &value);
    return fault == NULL ? value : (double)NAN;
}

static int whole(const char **at)
{
    int value = 0;
    for (; **at >= '0' && **at <= '9' && value < 1000000; ++*at) {
        value = 10 * value + (**at - '0');
    }
    return value;
}

int ctg_machine_count(const char *list)
{
    int count = 0;
    while (*list >= '0' && *list <= '9') {
        const int first = whole(&list);
        int last = first;
        if (*list == '-') {
            list++;
            last = whole(&list);
        }
        count += last - first + 1;
        list += *list == ',';
    }
    return count;
}

static void read_caches(ctg_machine *machine)
{
    const char *at = machine->affinity;
    const int core = whole(&at);
    for (int index = 0; index < CTG_MACHINE_CACHES; index++) {
        static const char *const facts[] = {"level", "type", "size", "shared_cpu_list"};
        ctg_machine_cache *const cache = &machine->caches[index];
        char level[16];
        char *const texts[] = {level, cache->type, cache->size, cache->shared};
        const size_t rooms[] = {sizeof level, sizeof cache->type, sizeof cache->size,
                                sizeof cache->shared};
        for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
            char path[line_room];
            (void)snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%d/cache/index%d/%s",
                           core, index, facts[i]);
            if (!read_fact(path, "", texts[i], rooms[i])) {
                return;
            }
        }
        at = level;
        cache->level = whole(&at);
        machine->cache_count = index + 1;
    }
}

void ctg_machine_read(ctg_machine *machine)
{
    char load[CTG_MACHINE_TEXT];
    *machine = (ctg_machine){.cores = (int)sysconf(_SC_NPROCESSORS_ONLN)};
    (void)read_fact("/proc/cpuinfo", "model name", machine->cpu, sizeof machine->cpu);
    if (read_fact("/proc/self/status", "Cpus_allowed_list", machine->affinity,
                  sizeof machine->affinity)) {
        machine->allowed = ctg_machine_count(machine->affinity);
    }
    machine->load =
        read_fact("/proc/loadavg", "", load, sizeof load) ? first_number(load) : (double)NAN;
    read_caches(machine);
}

ctg_machine_watch ctg_machine_watch_begin(void)
{
    enum { user, nice, system, idle, waiting, interrupts, soft, stolen, fields };
    char text[line_room];
    double ticks[fields] = {0.0};
    ctg_machine_watch watch = {(double)NAN, (double)NAN, (double)NAN, ctg_rounds_clock(1)};
    if (!read_fact("/proc/stat", "cpu ", text, sizeof text)) {
        return watch;
    }
    const char *at = text;
    watch.all = watch.busy = 0.0;
    for (int i = 0; i < fields; i++) {
        at += strspn(at, " ");
        ticks[i] = first_number(at) / (double)sysconf(_SC_CLK_TCK);
        at += strcspn(at, " ");
        watch.all += ticks[i];
        watch.busy += i == idle || i == waiting || i == stolen ? 0.0 : ticks[i];
    }
    watch.stolen = ticks[stolen];
    return watch;
}

ctg_machine_others ctg_machine_watch_end(const ctg_machine_watch *begun)
{
    const ctg_machine_watch now = ctg_machine_watch_begin();
    const double all = now.all - begun->all;
    if (!(all > 0.0)) {
        return (ctg_machine_others){(double)NAN, (double)NAN};
    }
    return (ctg_machine_others){
        .used = fmax(0.0, (now.busy - begun->busy - (now.own - begun->own)) / all),
        .stolen = (now.stolen - begun->stolen) / all};
}

static double memory(const char *key)
{
    char text[CTG_MACHINE_TEXT];
    return read_fact("/proc/self/status", key, text, sizeof text) ? first_number(text) * 1024.0
                                                                  : (double)NAN;
}

double ctg_machine_memory_most(void)
{
    return memory("VmHWM");
}

double ctg_machine_memory_now(void)
{
    return memory("VmRSS");
}
