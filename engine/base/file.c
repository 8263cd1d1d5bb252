/* Whole files into memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
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

static ctg_status refuse(ctg_error *error, ctg_status status, const char *path, const char *why)
{
    const ctg_text_quote shown = ctg_text_shown(path, strlen(path));
    return ctg_error_add(error, status, "%s: error: cannot be read: %s", shown.text, why);
}

/* What the open file is decides, not what the path was a moment before. */
static ctg_status check_kind(int descriptor, const char *path, size_t most, size_t *size,
                             ctg_error *error)
{
    struct stat found;
    if (fstat(descriptor, &found) != 0) {
        return refuse(error, ctg_storage, path, strerror(errno));
    }
    const ctg_text_quote shown = ctg_text_shown(path, strlen(path));
    if (!S_ISREG(found.st_mode)) {
        return ctg_error_add(error, ctg_input, "%s: error: is %s; a plain file is needed",
                             shown.text, kind_of(found.st_mode));
    }
    if ((uintmax_t)found.st_size > most) {
        return ctg_error_add(error, ctg_input, "%s: error: has %jd bytes; at most %zu are read",
                             shown.text, (intmax_t)found.st_size, most);
    }
    *size = (size_t)found.st_size;
    return ctg_ok;
}

/* Reads until the end, which may come before or after the size that was announced. */
static ctg_status read_all(int descriptor, ctg_file *file, size_t room, const char *path,
                           ctg_error *error)
{
    while (file->size < room) {
        const ssize_t count = read(descriptor, file->bytes + file->size, room - file->size);
        if (count == 0) {
            file->bytes[file->size] = '\0';
            return ctg_ok;
        }
        if (count < 0 && errno != EINTR) {
            return refuse(error, ctg_storage, path, strerror(errno));
        }
        file->size += count > 0 ? (size_t)count : 0;
    }
    return refuse(error, ctg_storage, path, "it grew while it was read");
}

ctg_status ctg_file_read(ctg_file *file, const char *path, size_t most, ctg_error *error)
{
    *file = (ctg_file){NULL, 0};
    /* O_NONBLOCK: to open a FIFO that nobody writes must not wait. */
    const int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        return refuse(error, ctg_input, path, strerror(errno));
    }
    size_t size = 0;
    void *place = NULL;
    ctg_status status = check_kind(descriptor, path, most, &size, error);
    if (status == ctg_ok) {
        status = ctg_memory_array(&place, size + 1, 1, "a file's bytes", error);
    }
    if (status == ctg_ok) {
        file->bytes = place;
        status = read_all(descriptor, file, size + 1, path, error);
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
