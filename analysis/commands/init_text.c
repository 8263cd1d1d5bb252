/* The files that `contingent init` makes, line by line. In a line "@NAME" stands for a comment on
 * NAME, a line that begins with "?COMMAND " is there where the program has the command, "%Q" is the
 * question, in a *.cfg as libconfig has it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/init_text.h"

#include <string.h>

#include "analysis/commands/commands.h"
#include "analysis/commands/explain_find.h"
#include "analysis/commands/explain_say.h"
#include "analysis/commands/page.h"
#include "engine/base/number.h"
#include "engine/io/tables.h"
#include "engine/io/value.h"

#define WIDTH 98

static const char *const policy[] = {
    "# A policy of your own: what it changes of a base, and what you expect of that.",
    "#",
    "#   contingent check policy.cfg      tells every mistake with its line; runs nothing",
    "#   contingent compare policy.cfg    runs it beside its base and says what it changes",
    "",
    "# The base: a scenario that comes with the program, by its name (`contingent scenarios` lists",
    "# them), or a file as seen from this folder (\"../other.cfg\").",
    "base = \"baseline-2015\";",
    "",
    "title = \"My policy\";",
    "question = \"%Q\";",
    "# What it changes, in a sentence, and where the idea is from.",
    "lever = \"From 2016 Japan's budget for capacity-building is twice as large.\";",
    "source = \"my own\";",
    "",
    "# What changes, in this order. Each does one of multiply, add and set in the months from <= t "
    "< to",
    "# (all, where not said) to a parameter (GROUP.NAME) or a cell of a table (TABLE.KEY.COLUMN).",
    "# `contingent explain` lists both; remove a # to have what stands behind it.",
    "change = (",
    "    @training.lapse_half_life_months",
    "    # { path = \"training.lapse_half_life_months\"; add = 3; from = \"2017-01\"; to = "
    "\"2019-01\"; },",
    "    @training.own_budget_share",
    "    # { path = \"training.own_budget_share\"; set = 0.03; from = \"2016-07\"; },",
    "    @programmes.mode",
    "    # { path = \"programmes.benin-cpadd.mode\"; set = \"adviser\"; from = \"2016-01\"; },",
    "    @donors.budget_usd_m_per_year",
    "    { path = \"donors.JPN.budget_usd_m_per_year\"; multiply = 2; from = \"2016-01\"; }",
    ");",
    "",
    "# What you expect of which measure, and why: +, -, 0 (nothing), ? (not known). `contingent "
    "compare`",
    "# shows these first, `contingent results` says whether they came.",
    "expects = (",
    "    @world.sustained_ready_pers",
    "    # { measure = \"world.sustained_ready_pers\"; sign = \"+\"; otherwise = \"why not, if "
    "not\"; },",
    "    @supplier.sustained_ready_pers",
    "    { measure = \"supplier.sustained_ready_pers\"; who = \"South-eastern Asia\"; sign = "
    "\"+\";",
    "      because = \"more people are trained there\"; }",
    ");",
    "",
    "# An event instead of a change: a row of the table events (`contingent explain events`).",
    "# events = ( { event = \"jpn-law\"; month = \"2016-01\"; kind = \"law_reformed\"; state = "
    "\"JPN\"; "
    "tasks = \"all\"; } );",
    "",
    "# A parameter that holds from the start on: this value, no longer drawn; or drawn, this the "
    "mode.",
    "@training.refresher_share",
    "# parameters = { training = { refresher_share = { value = 0.3; draw = true; }; }; };",
    "",
    "# How much of a growth is due to what this file changes (`contingent results`).",
    "# asks = ( { measure = \"state.deployed_pers\"; who = ( \"MNG\", \"KHM\" ); growth = \"their "
    "growth\"; "
    "cause = \"Japan's capacity-building\"; with = \"policy\"; } );",
    "",
    "# How long, how often, other chance; otherwise as the base has it.",
    "# months = 60;",
    "# replicates = 100;",
    "# seed = 7;",
    "",
    "# Rarer: start, covariates_known_to, data, tables, posterior. engine/io/scenario.h says all "
    "of them.",
    NULL};

static const char *const vary[] = {
    "# What the answer to policy.cfg hangs on: things that nobody knows are varied together, with "
    "and",
    "# without the policy. In this file is all that a study may say, much of it behind a #.",
    "#",
    "#   contingent sweep vary.cfg --dry-run    how many runs, how long, how much memory and disk",
    "#   contingent sensitivity vary.cfg        runs what is missing, says what the outputs hang "
    "on",
    "",
    "title = \"What the answer hangs on\";",
    "question = \"%Q\";",
    "",
    "# The scenario in which all is varied, and policies that change it, each with this base.",
    "base = \"baseline-2015\";",
    "policies = ( \"policy.cfg\" );",
    "",
    "# What is varied: a parameter, or a number in a table. Where no more is said: as replicates "
    "draw it,",
    "# triangular over what is plausible, about the base's value. Each is uniform, log-uniform,",
    "# triangular, normal, lognormal or one of some values; paths with the same group go up and "
    "down",
    "# together.",
    "vary = (",
    "    @training.turnover_per_year",
    "    { path = \"training.turnover_per_year\"; },",
    "    @training.lapse_half_life_months",
    "    { path = \"training.lapse_half_life_months\"; },",
    "    @exit.base",
    "    # { path = \"exit.base\"; low = -3; high = -2; },",
    "    @training.own_cost_usd_per_pers",
    "    # { path = \"training.own_cost_usd_per_pers\"; distribution = \"log-uniform\"; low = 500; "
    "high = "
    "3000; },",
    "    @training.refresher_share",
    "    # { path = \"training.refresher_share\"; distribution = \"triangular\"; low = 0.1; mode = "
    "0.3; "
    "high = 0.5; },",
    "    @will.spread",
    "    # { path = \"will.spread\"; distribution = \"normal\"; mean = 1.5; sd = 0.5; low = 0; "
    "high = 3; },",
    "    @donors.budget_usd_m_per_year",
    "    # { path = \"donors.JPN.budget_usd_m_per_year\"; distribution = \"lognormal\"; median = "
    "6.1; "
    "sd_log = 0.4; low = 1; high = 50; group = \"money\"; },",
    "    @rotation.tour_months",
    "    # { path = \"rotation.tour_months\"; values = ( 6, 12 ); },",
    "    @training.absorption_share_per_month",
    "    { path = \"training.absorption_share_per_month\"; }",
    ");",
    "",
    "# Which points. morris finds what matters at all, with few runs; saltelli gives Sobol' "
    "indices, with",
    "# many; latin (a Latin hypercube) and sobol (a sequence) cover the space; a grid has every",
    "# combination; a list comes from a CSV file with a head of paths, and then `vary` is not "
    "said.",
    "design = { kind = \"morris\"; points = 8; levels = 4; seed = 7; };",
    "# design = { kind = \"saltelli\"; points = 64; second_order = true; };",
    "# design = { kind = \"latin\"; points = 100; };",
    "# design = { kind = \"sobol\"; points = 128; };",
    "# design = { kind = \"grid\"; levels = 3; };",
    "# design = { kind = \"list\"; file = \"points.csv\"; };",
    "",
    "# Of each point; and, instead of the base's, for how long. A month more costs every run.",
    "replicates = 6;",
    "months = 60;",
    "# seed = 42;",
    "",
    "# What is stored of a run: a measure of everybody at the end of each year, or of one (who), "
    "or only",
    "# at the end (at: years or end).",
    "keep = (",
    "    @world.sustained_ready_pers",
    "    { measure = \"world.sustained_ready_pers\"; at = \"end\"; },",
    "    @world.fill_share",
    "    # \"world.fill_share\",",
    "    @supplier.sustained_ready_pers",
    "    { measure = \"supplier.sustained_ready_pers\"; who = \"South-eastern Asia\"; at = "
    "\"end\"; }",
    ");",
    "",
    "# A run that fails is one that failed; or the study stops there.",
    "# on_error = \"stop\";",
    NULL};

static const char *const readme[] = {
    "# %Q",
    "",
    "A study with `contingent`: what a policy changes, and what that hangs on.",
    "",
    "| file | what |",
    "|---|---|",
    "| policy.cfg | the policy: what it changes of the base, what you expect |",
    "| vary.cfg | the study: what is varied, with and without the policy |",
    "",
    "Change them; their comments say how. Then, in this folder, first a look at both, and twenty",
    "replicates:",
    "",
    "```sh",
    "contingent check policy.cfg vary.cfg",
    "contingent compare policy.cfg --replicates 20 -o policy.db",
    "```",
    "",
    "As many replicates as the base asks for, the twenty among them:",
    "",
    "```sh",
    "contingent compare policy.cfg -o policy.db",
    "```",
    "",
    "What the answer hangs on; before, how long that takes:",
    "",
    "```sh",
    "contingent sweep vary.cfg --dry-run",
    "contingent sensitivity vary.cfg -o vary.db",
    "```",
    "",
    "?report A page to send on, which needs no network:",
    "?report ",
    "?report ```sh",
    "?report contingent report policy.db vary.db -o report.html",
    "?report ```",
    "?report ",
    "What is in a store, whether it is sound, and its numbers for other tools:",
    "",
    "```sh",
    "contingent status policy.db vary.db",
    "contingent verify policy.db",
    "contingent export policy.db -o tables --measure world.sustained_ready_pers",
    "```",
    "",
    "`contingent explain NAME` says what a parameter, a measure, a mechanism, a table or a "
    "scenario",
    "is. The folder may be moved: its files name each other from here, and the base by its name.",
    NULL};

static const char *const ignored[] = {"results/",     "tables/",     "*.db",
                                      "*.db-journal", "report.html", NULL};

static const ctg_init_file files[] = {
    {"policy.cfg", "what it changes, what you expect", policy},
    {"vary.cfg", "what is varied, to see what the answer hangs on", vary},
    {"README.md", "what to type next", readme},
    {".gitignore", "", ignored},
};

const ctg_init_file *ctg_init_text_files(size_t *count)
{
    *count = sizeof files / sizeof files[0];
    return files;
}

static void write_parameter(char *text, size_t room, ctg_parameter_id id)
{
    char numbers[3][CTG_NUMBER_ROOM];
    char allowed[128];
    const ctg_parameter *const row = ctg_parameters_row(id);
    ctg_number_write(row->value, numbers[0]);
    ctg_number_write(row->low, numbers[1]);
    ctg_number_write(row->high, numbers[2]);
    ctg_value_allowed(id, allowed);
    const bool drawn = row->low < row->high;
    (void)snprintf(text, room, "%s: %s; %s, allowed %s, %s%s%s%s", row->path, row->what, numbers[0],
                   allowed, drawn ? "plausible " : "never drawn", drawn ? numbers[1] : "",
                   drawn ? " to " : "", drawn ? numbers[2] : "");
}

/* What a comment says of a name; the templates have no other names. */
static void write_about(char *text, size_t room, const char *name)
{
    ctg_table table;
    char allowed[256];
    ctg_explain_subject subject;
    ctg_explain_find_named(&subject, name);
    if (subject.kind == ctg_explain_parameter) {
        write_parameter(text, room, (ctg_parameter_id)subject.id);
    } else if (subject.kind == ctg_explain_measure) {
        const ctg_measure *const row = ctg_measures_row((ctg_measure_id)subject.id);
        (void)snprintf(text, room, "%s: %s; %s, %s", row->path, row->what, row->unit,
                       ctg_explain_say_scope(row->scope));
    } else if (subject.kind == ctg_explain_column) {
        ctg_tables_describe(&table, (ctg_table_id)subject.id);
        const ctg_column *const column = &table.columns[subject.column];
        ctg_column_allowed(column, allowed);
        (void)snprintf(text, room, "%s.<%s>.%s: %s; allowed %s", table.name, table.columns[0].name,
                       column->name, column->what, allowed);
    } else {
        (void)snprintf(text, room, "%s", name);
    }
}

static void print_question(FILE *to, const char *question, bool quoted)
{
    for (const char *at = question; *at != '\0'; at++) {
        if (quoted && strchr("\"\\", *at) != NULL) {
            (void)fputc('\\', to);
        }
        (void)fputc(*at, to);
    }
}

static void print_line(FILE *to, const char *line, const char *question, bool quoted)
{
    const size_t blanks = strspn(line, " ");
    const char *const mark = strstr(line, "%Q");
    if (line[blanks] == '@') {
        char about[1024];
        char before[32];
        (void)snprintf(before, sizeof before, "%.*s# ", (int)blanks, line);
        write_about(about, sizeof about, line + blanks + 1);
        ctg_page_print_wrapped(to, about, before, WIDTH);
    } else if (mark != NULL) {
        (void)fprintf(to, "%.*s", (int)(mark - line), line);
        print_question(to, question, quoted);
        (void)fprintf(to, "%s\n", mark + 2);
    } else {
        (void)fprintf(to, "%s\n", line);
    }
}

void ctg_init_text_print(FILE *to, const ctg_init_file *file, const char *question)
{
    const bool quoted = strstr(file->name, ".cfg") != NULL;
    for (const char *const *line = file->lines; *line != NULL; line++) {
        char command[32];
        const size_t length = strcspn(*line, " ");
        if ((*line)[0] != '?') {
            print_line(to, *line, question, quoted);
        } else if (ctg_text_copy(command, sizeof command, *line + 1, length - 1) &&
                   ctg_commands_find(command) != NULL) {
            print_line(to, *line + length + 1, question, quoted);
        }
    }
}
