/* `contingent init`: a folder for a study of one's own. Nothing that is there is ever overwritten.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <errno.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/answer_told.h"
#include "analysis/commands/commands.h"
#include "analysis/commands/home.h"
#include "analysis/commands/init_text.h"
#include "analysis/commands/json.h"
#include "analysis/commands/next.h"
#include "analysis/commands/store_options.h"
#include "engine/base/text.h"

#define QUESTION "What does it bring if Japan doubles its budget for capacity-building?"
#define QUESTION_MOST 500
#define PATH_ROOM 4096

typedef struct request {
    const char *command, *folder, *question;
    bool json;
} request;

static int check_question(const request *r)
{
    const size_t length = strlen(r->question);
    bool plain =
        length > 0 && length <= QUESTION_MOST && ctg_text_bad_utf8(r->question, length) == length;
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)r->question[i];
        plain = plain && byte >= 0x20 && byte != 0x7f;
    }
    return plain ? ctg_exit_ok
                 : ctg_commands_misuse(r->command,
                                       "--question '%s' must be one line of 1 to %d bytes of UTF-8",
                                       ctg_text_shown(r->question, length).text, QUESTION_MOST);
}

static int read_request(request *r, int argc, char **argv)
{
    *r = (request){.command = argv[0], .question = QUESTION};
    ctg_option_begin();
    for (int option = 0; (option = ctg_option_next(argc, argv)) != 0;) {
        if (option < 0) {
            return ctg_exit_usage;
        }
        r->json = r->json || option == ctg_option_json;
        r->question = option == ctg_option_question ? optarg : r->question;
    }
    if (optind + 1 != argc || argv[optind][0] == '\0') {
        return ctg_commands_misuse(r->command, "one folder is needed, which it makes");
    }
    r->folder = argv[optind];
    return check_question(r);
}

static ctg_status path_of(char path[PATH_ROOM], const char *folder, const char *name,
                          ctg_error *error)
{
    const size_t length = strlen(folder);
    const char *const between = length > 0 && folder[length - 1] == '/' ? "" : "/";
    const int needed = snprintf(path, PATH_ROOM, "%s%s%s", folder, between, name);
    return needed > 0 && needed < PATH_ROOM
               ? ctg_ok
               : ctg_error_add(error, ctg_input, "the name of the folder is too long");
}

/* Makes the folder, or finds one in which none of the files is. */
static ctg_status open_folder(const char *folder, ctg_error *error)
{
    struct stat about;
    char path[PATH_ROOM];
    size_t count = 0;
    const ctg_init_file *const files = ctg_init_text_files(&count);
    if (ctg_home_scenarios() == NULL) {
        return ctg_error_add(error, ctg_input,
                             "the scenarios that come with the program are not found, so that a "
                             "study has no base; CONTINGENT_SCENARIOS says where they are");
    }
    for (size_t i = 0; i < count; i++) {
        CTG_TRY(path_of(path, folder, files[i].name, error));
        if (lstat(path, &about) == 0) {
            return ctg_error_add(error, ctg_input, "%s is there already; nothing was written",
                                 path);
        }
    }
    return mkdir(folder, 0777) == 0 ||
                   (errno == EEXIST && stat(folder, &about) == 0 && S_ISDIR(about.st_mode))
               ? ctg_ok
               : ctg_error_add(error, ctg_input, "cannot make the folder %s: %s", folder,
                               strerror(errno));
}

static ctg_status write_file(const request *r, const ctg_init_file *file, ctg_error *error)
{
    char path[PATH_ROOM];
    CTG_TRY(path_of(path, r->folder, file->name, error));
    FILE *const to = fopen(path, "wx"); /* x: a file that has come meanwhile stays as it is */
    if (to == NULL) {
        return ctg_error_add(error, ctg_storage, "cannot make %s: %s", path, strerror(errno));
    }
    ctg_init_text_print(to, file, r->question);
    const bool written = ferror(to) == 0;
    if (fclose(to) == 0 && written) {
        return ctg_ok;
    }
    const int why = errno;
    (void)unlink(path);
    return ctg_error_add(error, ctg_storage, "cannot write %s: %s", path, strerror(why));
}

static ctg_status make(const request *r, ctg_error *error)
{
    size_t count = 0;
    const ctg_init_file *const files = ctg_init_text_files(&count);
    assert(r->folder != NULL);
    CTG_TRY(open_folder(r->folder, error));
    for (size_t i = 0; i < count; i++) {
        CTG_TRY(write_file(r, &files[i], error));
    }
    return ctg_ok;
}

static int tell(const request *r)
{
    size_t count = 0;
    json_t *list = json_array();
    const ctg_init_file *const files = ctg_init_text_files(&count);
    for (size_t i = 0; i < count; i++) {
        list = ctg_json_append(list, json_string(files[i].name));
    }
    if (r->json) {
        return ctg_answer_told_json(json_pack("{s:o, s:s, s:o}", "folder",
                                              ctg_answer_json_text(r->folder, strlen(r->folder)),
                                              "question", r->question, "files", list));
    }
    json_decref(list);
    (void)printf("Made %s:\n", r->folder);
    for (size_t i = 0; i < count; i++) {
        (void)printf(files[i].what[0] == '\0' ? "  %s\n" : "  %-11s %s\n", files[i].name,
                     files[i].what);
    }
    (void)printf("Next: cd ");
    ctg_next_put_word(stdout, r->folder);
    (void)printf(" && contingent check policy.cfg vary.cfg\n");
    return ctg_exit_ok;
}

static int command_main(int argc, char **argv)
{
    request r;
    ctg_error error;
    ctg_error_clear(&error);
    const int code = read_request(&r, argc, argv);
    if (code != ctg_exit_ok) {
        return code;
    }
    return ctg_store_options_end(make(&r, &error) == ctg_ok ? tell(&r) : ctg_commands_tell(&error));
}

static const ctg_option known_options[] = {
    {ctg_option_question, "question", "TEXT", "what you want to know, for the head of the files"},
    CTG_OPTION_JSON,
    {0},
};

const ctg_command ctg_init_command = {
    .name = "init",
    .what = "make a folder for a study of your own",
    .operands = "DIR",
    .examples = "contingent init my-study\n"
                "contingent init budget --question \"What if Japan doubles its budget?\"\n",
    .about = "Makes a folder with a policy of your own, a study that varies what the answer hangs "
             "on, and a short README that says what to type next; comments in the files say all "
             "that they may say. What is there is never overwritten.",
    .options = known_options,
    .exits = "0 made, 1 failure, 2 usage wrong, or something is there already.",
    .run = command_main,
};
