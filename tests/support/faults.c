/* A machine that fails on request, put before a program with LD_PRELOAD.
 *
 * CTG_FAULT_FOLDER   only files in this folder matter; others are written as ever
 * CTG_FAULT          WHAT:N: the N-th chance fails. WHAT is EIO or ENOSPC (a write, fsync,
 *                    fdatasync, ftruncate or rename does nothing and says so), short (a write takes
 *                    only half) or malloc (of the program, SQLite and Jansson; no memory)
 * CTG_FAULT_COUNT    a file to which the number of chances is written at the end
 * CTG_FAULT_LOG      a file to which is written what is done to the files of the folder, in order:
 *                    a line "DEED LENGTH OFFSET PATH", then LENGTH bytes
 *
 * A stream that is opened to write goes through write() here, so that its writes are met, too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* RTLD_NEXT, dl_iterate_phdr, fopencookie */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RANGES_MOST 8
#define STREAMS_MOST 64

static _Atomic uint64_t chances;
static uint64_t fatal;
static int fault; /* errno; 0: none; -1: short; -2: memory */
static const char *folder;
static int journal = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
    uintptr_t from, to;
} ranges[RANGES_MOST];
static size_t range_count;
static struct {
    FILE *stream;
    int file;
} streams[STREAMS_MOST];

/* The next function of this name; C has no cast from an object to a function. */
#define NEXT(name)                                                                                 \
    static union {                                                                                 \
        void *place;                                                                               \
        __typeof__(&name) call;                                                                    \
    } next;                                                                                        \
    if (next.place == NULL) {                                                                      \
        next.place = dlsym(RTLD_NEXT, #name);                                                      \
    }

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *place, size_t size);

static int note_range(struct dl_phdr_info *info, size_t size, void *ignored)
{
    (void)size;
    (void)ignored;
    const bool ours = info->dlpi_name[0] == '\0' || strstr(info->dlpi_name, "libsqlite3") != NULL ||
                      strstr(info->dlpi_name, "libjansson") != NULL;
    for (int i = 0; ours && i < info->dlpi_phnum && range_count < RANGES_MOST; i++) {
        if (info->dlpi_phdr[i].p_type == PT_LOAD && (info->dlpi_phdr[i].p_flags & PF_X) != 0) {
            ranges[range_count].from = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
            ranges[range_count].to = ranges[range_count].from + info->dlpi_phdr[i].p_memsz;
            range_count++;
        }
    }
    return 0;
}

__attribute__((constructor)) static void begin(void)
{
    const char *const asked = getenv("CTG_FAULT");
    const char *const log = getenv("CTG_FAULT_LOG");
    const char *const colon = asked != NULL ? strchr(asked, ':') : NULL;
    folder = getenv("CTG_FAULT_FOLDER");
    if (log != NULL) {
        journal = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    if (colon != NULL) {
        fatal = strtoull(colon + 1, NULL, 10);
        fault = asked[0] == 's' ? -1 : asked[0] == 'm' ? -2 : asked[1] == 'I' ? EIO : ENOSPC;
        if (fault == -2) {
            (void)dl_iterate_phdr(note_range, NULL);
        }
    }
}

__attribute__((destructor)) static void end(void)
{
    const char *const path = getenv("CTG_FAULT_COUNT");
    const int file = path != NULL ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (file >= 0) {
        (void)dprintf(file, "%ju\n", (uintmax_t)chances);
        (void)close(file);
    }
}

static bool is_inside(const char *path)
{
    return folder != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

/* The path of an open file of the folder; false: of no interest. */
static bool is_watched(int file, char path[PATH_MAX])
{
    char link[40];
    const int why = errno;
    (void)snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = folder == NULL ? -1 : readlink(link, path, PATH_MAX - 1);
    errno = why;
    path[length < 0 ? 0 : length] = '\0';
    return length > 0 && is_inside(path);
}

static bool fails(void)
{
    return atomic_fetch_add(&chances, 1) + 1 == fatal;
}

static void record(const char *deed, const char *path, const void *bytes, size_t length,
                   long long offset)
{
    char head[PATH_MAX + 80];
    if (journal < 0) {
        return;
    }
    NEXT(write)
    const int size = snprintf(head, sizeof head, "%s %zu %lld %s\n", deed,
                              bytes != NULL ? length : 0, offset, path);
    (void)pthread_mutex_lock(&lock);
    if (next.call(journal, head, (size_t)size) != size ||
        (bytes != NULL && next.call(journal, bytes, length) != (ssize_t)length)) {
        abort();
    }
    (void)pthread_mutex_unlock(&lock);
}

/* True where a deed on this file is to fail as a whole; errno is set. */
static bool is_refused(int file, char path[PATH_MAX])
{
    if (!is_watched(file, path) || fault == -2 || !fails() || fault <= 0) {
        return false;
    }
    errno = fault;
    return true;
}

static ssize_t put(int file, const void *bytes, size_t length, off_t offset, bool here)
{
    char path[PATH_MAX];
    NEXT(pwrite64)
    const uint64_t before = chances;
    if (is_refused(file, path)) {
        return -1;
    }
    const bool is_short =
        fault == -1 && path[0] != '\0' && chances != before && before + 1 == fatal;
    const size_t much = is_short && length > 1 ? length / 2 : length;
    if (here) {
        offset = lseek(file, 0, SEEK_CUR);
    }
    const ssize_t done = next.call(file, bytes, much, offset);
    if (done > 0 && here) {
        (void)lseek(file, offset + done, SEEK_SET);
    }
    if (done > 0 && is_inside(path)) {
        record("write", path, bytes, (size_t)done, offset);
    }
    return done;
}

ssize_t write(int file, const void *bytes, size_t length)
{
    char path[PATH_MAX];
    NEXT(write)
    return is_watched(file, path) ? put(file, bytes, length, 0, true)
                                  : next.call(file, bytes, length);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset)
{
    return put(file, bytes, length, offset, false);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset)
{
    return put(file, bytes, length, offset, false);
}

static int sync_file(int file, int (*done)(int))
{
    char path[PATH_MAX];
    if (is_refused(file, path)) {
        return -1;
    }
    const int status = done(file);
    if (status == 0 && is_inside(path)) {
        record("sync", path, NULL, 0, 0);
    }
    return status;
}

int fsync(int file)
{
    NEXT(fsync)
    return sync_file(file, next.call);
}

int fdatasync(int file)
{
    NEXT(fdatasync)
    return sync_file(file, next.call);
}

int ftruncate(int file, off_t length)
{
    char path[PATH_MAX];
    NEXT(ftruncate64)
    if (is_refused(file, path)) {
        return -1;
    }
    if (is_inside(path)) {
        record("truncate", path, NULL, 0, length);
    }
    return next.call(file, length);
}

int ftruncate64(int file, off64_t length)
{
    return ftruncate(file, length);
}

int rename(const char *from, const char *to)
{
    NEXT(rename)
    char path[PATH_MAX];
    if (realpath(from, path) != NULL && is_inside(path) && fault != -2 && fails() && fault > 0) {
        errno = fault;
        return -1;
    }
    return next.call(from, to);
}

int unlink(const char *name)
{
    NEXT(unlink)
    char path[PATH_MAX];
    const bool known = realpath(name, path) != NULL && is_inside(path);
    const int status = next.call(name);
    if (known && status == 0) {
        record("unlink", path, NULL, 0, 0);
    }
    return status;
}

/* As the C library does: what takes half is gone on with. */
static ssize_t put_stream(void *of, const char *bytes, size_t length)
{
    size_t done = 0;
    while (done < length) {
        const ssize_t more = write((int)(intptr_t)of, bytes + done, length - done);
        if (more < 0) {
            return 0; /* what fopencookie takes for a failure */
        }
        done += (size_t)more;
    }
    return (ssize_t)done;
}

static int close_stream(void *of)
{
    const int file = (int)(intptr_t)of;
    for (size_t i = 0; i < STREAMS_MOST; i++) {
        if (streams[i].stream != NULL && streams[i].file == file) {
            streams[i].stream = NULL;
        }
    }
    return close(file);
}

int fileno(FILE *stream)
{
    NEXT(fileno)
    for (size_t i = 0; i < STREAMS_MOST; i++) {
        if (streams[i].stream == stream) {
            return streams[i].file;
        }
    }
    return next.call(stream);
}

FILE *fopen(const char *name, const char *mode)
{
    NEXT(fopen)
    char path[PATH_MAX];
    if (folder == NULL || mode[0] != 'w') {
        return next.call(name, mode);
    }
    const int file =
        open(name, O_WRONLY | O_CREAT | (strchr(mode, 'x') != NULL ? O_EXCL : O_TRUNC), 0666);
    if (file < 0 || !is_watched(file, path)) {
        return file < 0 ? NULL : fdopen(file, "wb");
    }
    const cookie_io_functions_t deeds = {.write = put_stream, .close = close_stream};
    FILE *const stream = fopencookie((void *)(intptr_t)file, "w", deeds);
    for (size_t i = 0; i < STREAMS_MOST; i++) {
        if (streams[i].stream == NULL) {
            streams[i].stream = stream;
            streams[i].file = file;
            break;
        }
    }
    return stream;
}

FILE *fopen64(const char *name, const char *mode)
{
    return fopen(name, mode);
}

/* Whether an allocation asked for at `from` fails. */
static bool lacks_memory(const void *from)
{
    const uintptr_t at = (uintptr_t)from;
    bool ours = false;
    for (size_t i = 0; i < range_count; i++) {
        ours = ours || (at >= ranges[i].from && at < ranges[i].to);
    }
    return ours && fails();
}

void *malloc(size_t size)
{
    return lacks_memory(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return lacks_memory(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *place, size_t size)
{
    return lacks_memory(__builtin_return_address(0)) ? NULL : __libc_realloc(place, size);
}
