/* Whole files into memory and back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text.h"

static const char *kind_of(mode_t mode)
{
    return S_ISDIR(mode)    ? "a folder"
           : S_ISFIFO(mode) ? "a FIFO"
           : S_ISCHR(mode)  ? "a character device"
           : S_ISBLK(mode)  ? "a block device"
           : S_ISSOCK(mode) ? "a socket"
                            : "not a plain file";
}

#define NAMES_MOST 10000 /* of a folder that are looked at */

/* The other name in the open folder that is nearest to the one wanted, if it is one that a sentence
 * can show as it is. */
static ctg_text_quote nearest_in(DIR *folder, const char *wanted)
{
    ctg_text_nearest nearest;
    char best[256] = "";
    const char *const dot = strrchr(wanted, '.');
    ctg_text_nearest_begin(&nearest, wanted);
    if (dot != NULL) { /* that the endings are alike says little */
        nearest.distance = ((int)(dot - wanted) + 2) / 3 + 1;
    }
    const struct dirent *entry = readdir(folder);
    for (int i = 0; entry != NULL && i < NAMES_MOST; i++, entry = readdir(folder)) {
        const size_t length = strlen(entry->d_name);
        if (strcmp(entry->d_name, wanted) != 0 &&
            strcmp(ctg_text_shown(entry->d_name, length).text, entry->d_name) == 0) {
            nearest.best = NULL;
            ctg_text_nearest_try(&nearest, entry->d_name);
            if (nearest.best != NULL) {
                (void)ctg_text_copy(best, sizeof best, nearest.best, length);
            }
        }
    }
    nearest.best = best[0] == '\0' ? NULL : best;
    return ctg_text_nearest_hint(&nearest);
}

ctg_text_quote ctg_file_hint(const char *path)
{
    char folder[4096] = ".";
    ctg_text_quote hint = {""};
    const char *const slash = strrchr(path, '/');
    if (slash != NULL && !ctg_text_copy(folder, sizeof folder, path, (size_t)(slash - path) + 1)) {
        return hint;
    }
    DIR *const open = opendir(folder);
    if (open != NULL) {
        hint = nearest_in(open, slash == NULL ? path : slash + 1);
        (void)closedir(open);
    }
    return hint;
}

static ctg_status refuse(ctg_file_fault *fault, ctg_status status, const char *why)
{
    (void)snprintf(fault->text, sizeof fault->text, "cannot be read: %.120s", why);
    return status;
}

/* What the open file is decides, not what the path was a moment before. */
static ctg_status check_kind(int descriptor, size_t most, size_t *size, ctg_file_fault *fault)
{
    struct stat found;
    if (fstat(descriptor, &found) != 0) {
        return refuse(fault, ctg_storage, strerror(errno));
    }
    if (!S_ISREG(found.st_mode)) {
        (void)snprintf(fault->text, sizeof fault->text, "is %s; a plain file is needed",
                       kind_of(found.st_mode));
        return ctg_input;
    }
    if ((uintmax_t)found.st_size > most) {
        (void)snprintf(fault->text, sizeof fault->text, "has %jd bytes; at most %zu are read",
                       (intmax_t)found.st_size, most);
        return ctg_input;
    }
    *size = (size_t)found.st_size;
    return ctg_ok;
}

/* Reads until the end, which may come before the size that was announced. */
static ctg_status read_all(int descriptor, ctg_file *file, size_t room, ctg_file_fault *fault)
{
    while (file->size < room) {
        const ssize_t count = read(descriptor, file->bytes + file->size, room - file->size);
        if (count == 0) {
            file->bytes[file->size] = '\0';
            return ctg_ok;
        }
        if (count < 0 && errno != EINTR) {
            return refuse(fault, ctg_storage, strerror(errno));
        }
        file->size += count > 0 ? (size_t)count : 0;
    }
    return refuse(fault, ctg_storage, "it grew while it was read");
}

ctg_status ctg_file_read(ctg_file *file, const char *path, size_t most, ctg_file_fault *fault)
{
    *file = (ctg_file){NULL, 0};
    /* O_NONBLOCK: to open a FIFO that nobody writes must not wait. */
    const int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        const int why = errno;
        (void)snprintf(fault->text, sizeof fault->text, "cannot be read: %.120s%s", strerror(why),
                       why == ENOENT ? ctg_file_hint(path).text : "");
        return ctg_input;
    }
    size_t size = 0;
    ctg_status status = check_kind(descriptor, most, &size, fault);
    if (status == ctg_ok) {
        file->bytes = malloc(size + 1);
        status = file->bytes != NULL ? read_all(descriptor, file, size + 1, fault)
                                     : refuse(fault, ctg_memory, "no memory for its bytes");
    }
    (void)close(descriptor);
    if (status != ctg_ok) {
        ctg_file_destroy(file);
    }
    return status;
}

void ctg_file_destroy(ctg_file *file)
{
    if (file != NULL) {
        free(file->bytes);
        *file = (ctg_file){NULL, 0};
    }
}

bool ctg_file_is_same(const char *a, const char *b)
{
    struct stat of_a;
    struct stat of_b;
    return stat(a, &of_a) == 0 && stat(b, &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

ctg_status ctg_file_write(const char *path, const char *bytes, size_t size, ctg_error *error)
{
    ctg_text_builder other = {0};
    CTG_TRY(ctg_text_add(&other, error, "%s.part", path));
    FILE *const file = fopen(other.text, "wb");
    bool good = file != NULL && fwrite(bytes, 1, size, file) == size && fflush(file) == 0 &&
                fsync(fileno(file)) == 0;
    int why = errno;
    if (file != NULL && fclose(file) != 0) {
        why = good ? errno : why;
        good = false;
    }
    if (good && rename(other.text, path) != 0) {
        why = errno;
        good = false;
    }
    if (file != NULL && !good) {
        (void)remove(other.text);
    }
    free(other.text);
    return good ? ctg_ok
                : ctg_error_add(error, ctg_storage, "cannot write %s: %s", path, strerror(why));
}
