/* The commands of `contingent`, in one table from which come the dispatch and every help text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/commands.h"

#include <stdarg.h>
#include <string.h>

#define RUN_OPTIONS                                                                                \
    "  --replicates N       how many (the file's; a stored study is extended)\n"                   \
    "  --months N           how long, 1 to 1200\n"                                                 \
    "  --seed N             another seed: other chance, other draws of parameters\n"               \
    "  --set PATH=V         change a parameter or a cell of a table; also PATH*=V, PATH+=V;\n"     \
    "                       as often as needed\n"                                                  \
    "  --from M, --to M     when all --set hold: months as 2016-01 (from the start, to the end)\n" \
    "  --tables DIR         take the tables from DIR, in the layout of scenarios/data; those "     \
    "that a\n"                                                                                     \
    "                       scenario names one by one stay\n"                                      \
    "  --fixed-parameters   draw no parameter: for debugging, the interval is then chance alone\n" \
    "  --threads N          as many as OMP_NUM_THREADS or the machine gives; never the result\n"   \
    "  -o, --output FILE    where to store (results/NAME-ID.db)\n"                                 \
    "  --no-store           keep nothing\n"                                                        \
    "  --json               the same answer for machines\n"                                        \
    "  -q, --quiet          no progress, no remarks\n"                                             \
    "  -h, --help           this text\n"

static const char run_help[] =
    "  contingent run scenarios/baseline-2015.cfg\n"
    "  contingent run scenarios/baseline-2015.cfg --replicates 20 --months 24\n"
    "  contingent run scenarios/baseline-2015.cfg --set 'donors.JPN.budget_usd_m_per_year*=2' "
    "--from 2016-01\n"
    "  contingent run scenarios/baseline-2015.cfg --json > answer.json\n"
    "\n"
    "Runs every replicate of a scenario, stores each in one SQLite file, prints the answer. The\n"
    "same command after an interruption continues; when all is stored it prints the answer only.\n"
    "\n" RUN_OPTIONS "\n"
    "Exit codes: 0 done, 1 failure, 2 usage or input wrong, 3 some replicates failed, 75 "
    "stopped.\n";

static const char compare_help[] =
    "  contingent compare scenarios/baseline-2015.cfg --set 'donors.JPN.budget_usd_m_per_year*=2' "
    "--from 2016-01\n"
    "  contingent compare scenarios/s07-legal-reform.cfg\n"
    "  contingent compare scenarios/baseline-2015.cfg scenarios/s03a-lecturers.cfg "
    "scenarios/s03b-advisers.cfg\n"
    "  contingent compare scenarios/s07-legal-reform.cfg --measure state.deployed_pers=JPN\n"
    "\n"
    "Runs a base and policies with the same chance and the same draws of parameters, and says "
    "what\n"
    "each policy changes, how sure that is, how many more replicates would tell, what pairing "
    "saved,\n"
    "which regions and states change; several policies are ranked. The first file is the base,\n"
    "further files are policies; --set is one more, over the base. One file alone is compared "
    "with\n"
    "the base that it names. The same command after an interruption continues.\n"
    "\n"
    "  --measure PATH       compare this measure of the world; PATH=WHO: of a region, a state, "
    "...;\n"
    "                       as often as needed, the first decides the ranking (what policies\n"
    "                       expect something of, then what is usual)\n"
    "  --chances C          so many replicates in a row share one draw of parameters (2); with 1,\n"
    "                       chance and parameters cannot be told apart\n" RUN_OPTIONS "\n"
    "Exit codes: 0 done, 1 failure, 2 usage or input wrong, 3 some replicates failed, 75 "
    "stopped.\n";

#define STUDY_OPTIONS                                                                              \
    "  --shard I/N          only part I of N, in a store of its own (results/NAME-ID-IofN.db);\n"  \
    "                       auto: the task of a Slurm array, the rank of mpirun or srun\n"         \
    "  --dry-run            say how many runs, how long, how much memory and disk; from three\n"   \
    "                       timed runs, of which nothing is kept\n"                                \
    "  --replicates N       of each point (the file's; a stored study is extended)\n"              \
    "  --months N, --seed N, --tables DIR, --fixed-parameters   as in `contingent run`\n"          \
    "  --threads N          as many as OMP_NUM_THREADS or the machine gives; never the result\n"   \
    "  -o, --output FILE    where to store (results/NAME-ID.db); with --shard auto -IofN is put\n" \
    "                       before .db\n"                                                          \
    "  --no-store           keep nothing\n"                                                        \
    "  --json               the same answer for machines\n"                                        \
    "  -q, --quiet          no progress, no remarks\n"                                             \
    "  -h, --help           this text\n"

static const char sweep_help[] =
    "  contingent sweep scenarios/vary-courses.cfg --dry-run\n"
    "  contingent sweep scenarios/vary-courses.cfg\n"
    "  contingent sweep scenarios/vary-courses.cfg --shard 2/7\n"
    "  mpirun -np 4 contingent sweep scenarios/vary-courses.cfg --shard auto\n"
    "\n"
    "Runs a base and policies over the points of a design, each with its replicates: a grid, a "
    "list,\n"
    "a Latin hypercube, a Sobol' sequence, Morris' trajectories, Saltelli's rows. All policies "
    "and\n"
    "all points meet the same chance. Every run is stored when it is done; the same command after\n"
    "an interruption continues. What a study file says: engine/io/sweep.h.\n"
    "\n" STUDY_OPTIONS "\n"
    "Exit codes: 0 done, 1 failure, 2 usage or input wrong, 3 some runs failed, 75 stopped.\n";

static const char sensitivity_help[] =
    "  contingent sensitivity scenarios/vary-courses.cfg\n"
    "  contingent sensitivity scenarios/vary-courses.cfg --measure "
    "world.sustained_ready_pers\n"
    "\n"
    "Runs what is missing of a sweep and says what its outputs hang on: of Morris' design mu*, mu\n"
    "and sigma of each factor; of Saltelli's first, second and total order Sobol' indices, of the\n"
    "mean over chance and of chance itself. Intervals by seeded bootstrap; what cannot be told\n"
    "from 0 is said, what does not change is refused by name. With policies: what their change of\n"
    "the base hangs on, a table of regret over the points, and with a threshold which points make\n"
    "an arm fail (PRIM).\n"
    "\n"
    "  --measure PATH       this measure at the end, or PATH=WHO; as often as needed (all that "
    "the\n"
    "                       study keeps of its last year)\n"
    "  --threshold V        an arm fails where the first measure is on the wrong side of "
    "V\n" STUDY_OPTIONS "\n"
    "Exit codes: 0 done, 1 failure, 2 usage or input wrong, 3 some runs failed, 75 stopped.\n";

static const char backtest_help[] =
    "  contingent backtest scenarios/backtest-2009.cfg\n"
    "  contingent backtest scenarios/backtest-2009.cfg --replicates 50 --json\n"
    "  contingent backtest scenarios/backtest-2009.cfg --origins 1999-12,2001-12,2004-12 --months "
    "60\n"
    "  contingent backtest scenarios/backtest-2009.cfg --origins 2009-12,2012-12 --end 2016-12\n"
    "\n"
    "Runs a scenario that starts in the past and scores, year by year, what it says of who sends "
    "how\n"
    "many people: beside the record, what those say who only freeze the start (nulls), and a "
    "gravity\n"
    "rule with five parameters that is fitted on the years before the start.\n"
    "\n"
    "  --origins M,M        start in each of these months, one after the other, whatever the file\n"
    "                       says; covariates are known to the start. Choose a model by origins\n"
    "                       inside 1995-2009\n"
    "  --end M              to this month (instead of --months)\n"
    "  --log FILE           append all scores of targets from 2010 on to FILE, a CSV\n"
    "                       (analysis/BACKTESTS.md)\n" RUN_OPTIONS "\n"
    "Exit codes: 0 done, 1 failure, 2 usage or input wrong, 3 some replicates failed, 75 "
    "stopped.\n";

static const char patterns_help[] =
    "  contingent patterns scenarios/patterns-1995.cfg scenarios/backtest-2009.cfg\n"
    "  contingent patterns scenarios/backtest-2009.cfg --replicates 50 --markdown\n"
    "  contingent explain V7\n"
    "\n"
    "Runs scenarios that start in a past December and says which patterns of the record 1995-2016 "
    "the\n"
    "simulated world shows: for each figure what the record gave, the band, the median and the "
    "range\n"
    "over replicates, the verdict. Patterns that the tables of demand fix stand apart and count "
    "for\n"
    "nothing. A figure that several scenarios simulate counts, in the last line, as in the one "
    "that\n"
    "starts last. scenarios/PATTERNS.md lists patterns and bands.\n"
    "\n" RUN_OPTIONS "  --markdown           as a document\n\n"
    "Exit codes: 0 done, 1 failure, 2 usage or input wrong, 3 some replicates failed, 75 "
    "stopped.\n";

static const char calibrate_help[] =
    "  contingent calibrate scenarios/calibration-1995-2009.cfg -o posterior.csv\n"
    "  contingent calibrate scenarios/calibration-1995-2009.cfg --json > posterior.json\n"
    "\n"
    "Fits parameters to who sent people in the record of 1995-2009: a posterior in waves, each\n"
    "drawn with what an emulator of the ones before says. Writes it as a file of rows from which\n"
    "the replicates of a scenario draw (`posterior = \"posterior.csv\";`), and says what the data\n"
    "tell of each parameter. The same command after an interruption continues and ends in the\n"
    "same bytes. What a study file says: scenarios/calibration-1995-2009.cfg.\n"
    "\n"
    "  --threads N          as many as OMP_NUM_THREADS or the machine gives; never the result\n"
    "  -o, --output FILE    where to write the posterior (results/NAME-ID.csv)\n"
    "  --store FILE         where to keep the evaluations (results/NAME-ID.db)\n"
    "  --json               the same answer for machines\n"
    "  -q, --quiet          no progress, no remarks\n"
    "  -h, --help           this text\n"
    "\n"
    "Exit codes: 0 done, 1 failure, 2 usage or input wrong, 75 stopped.\n";

#define PAIRED_OPTIONS                                                                             \
    "  --months N           how long, 1 to 1200 (the file's)\n"                                    \
    "  --seed N             another seed: other chance, other draws of parameters\n"               \
    "  --threads N          as many as OMP_NUM_THREADS or the machine gives; never the result\n"   \
    "  --markdown           as a document: the same bytes whenever it is written\n"                \
    "  --json               the same for machines\n"                                               \
    "  -q, --quiet          no progress, no remarks\n"                                             \
    "  -h, --help           this text\n"

static const char scenarios_help[] =
    "  contingent scenarios\n"
    "  contingent scenarios my/folder --json\n"
    "\n"
    "Lists the scenarios (*.cfg) of a folder and of the folders in it, each with its title and\n"
    "question. Without a folder: scenarios.\n"
    "\n"
    "  --json               the same for machines, with lever, source, base and expectations\n"
    "  -h, --help           this text\n"
    "\n"
    "Exit codes: 0 all could be read, 1 failure, 2 some could not.\n";

static const char results_help[] =
    "  contingent results scenarios/s07-legal-reform.cfg\n"
    "  contingent results --markdown scenarios/s*.cfg > scenarios/RESULTS.md\n"
    "  contingent results scenarios/s*.cfg --replicates 40 --months 48\n"
    "\n"
    "Runs each scenario beside its base, with the same chance and the same draws of parameters, "
    "and\n"
    "says of every measure of which it expects something (`expects`): how large the difference is "
    "at\n"
    "the end, how sure, how much of its spread is chance, whether it has the expected sign, and\n"
    "whether an assumed parameter turns that sign (built in) or none does (emergent). Where it\n"
    "asks how much of a growth is due to what it changes (`asks`), it says so, with what each\n"
    "assumed parameter makes of the answer's variance. Stores nothing.\n"
    "\n"
    "  --replicates N       of each arm (200)\n"
    "  --chances C          of them, in a row, share one draw of parameters (2); with 1, chance "
    "and\n"
    "                       parameters cannot be told apart\n"
    "  --probe-all          ask of every expectation whether its sign is built in, not of the "
    "first "
    "of\n"
    "                       each scenario alone\n" PAIRED_OPTIONS "\n"
    "Exit codes: 0 done, 1 failure, 2 usage or input wrong, 3 some replicates failed, 75 "
    "stopped.\n";

static const char ablation_help[] =
    "  contingent ablation\n"
    "  contingent ablation --markdown > scenarios/ABLATION.md\n"
    "  contingent ablation --replicates 20 --months 24\n"
    "\n"
    "Switches each mechanism of the model off and on, with the same chance and the same draws of\n"
    "parameters, and says whether the measure that it is there to move is moved: the mean "
    "difference\n"
    "with its 95 % interval must be on the expected side of 0. Run it where `scenarios` lies.\n"
    "\n"
    "  --replicates N       of each arm (200)\n" PAIRED_OPTIONS "\n"
    "Exit codes: 0 all move what they should, 1 failure, 2 usage or input wrong, 3 some "
    "replicates\n"
    "failed, 4 a mechanism does not, 75 stopped.\n";

static const char check_help[] =
    "  contingent check scenarios/baseline-2015.cfg\n"
    "  contingent check scenarios/baseline-2015.cfg --set 'donors.JPN.budget_usd_m_per_year*=2'\n"
    "\n"
    "Reads scenarios with all that they name, as `run` would, and tells every mistake with its\n"
    "place. Runs nothing, writes nothing.\n"
    "\n"
    "  --set, --from, --to, --replicates, --months, --seed   as in `contingent run`\n"
    "  -q, --quiet          say nothing about what is right\n"
    "  -h, --help           this text\n"
    "\n"
    "Exit codes: 0 right, 1 failure, 2 wrong.\n";

static const char explain_help[] =
    "  contingent explain\n"
    "  contingent explain training.lapse_half_life_months supplier.enabled_brigades\n"
    "  contingent explain donors\n"
    "  contingent explain V7\n"
    "  contingent explain --markdown parameters > scenarios/PARAMETERS.md\n"
    "\n"
    "Says what parameters, measures, tables with their columns, and patterns of the record are: "
    "unit,\n"
    "range, source. Without a name it lists them.\n"
    "\n"
    "  --markdown WHAT      the whole list: parameters, measures, tables or patterns\n"
    "  -h, --help           this text\n";

static const char bench_help[] =
    "  contingent bench\n"
    "  contingent bench --only ck1 --path avx2\n"
    "  contingent bench --json > bench.json\n"
    "  contingent bench --markdown >> bench/RESULTS.md\n"
    "\n"
    "Says how fast this machine is: in the reference kernel CK1 (decisions a second of a naive "
    "form,\n"
    "a scalar reference, and a fast form on each path of instructions), and in the engine (its "
    "hot\n"
    "loop, world-years a second, memory), over threads, and as states, missions, capabilities,\n"
    "months and replicates grow. Everything is timed in turn, round after round; medians are "
    "told,\n"
    "with quartiles. Warns when the machine is busy. Minutes on a small machine.\n"
    "\n"
    "  --only PART          ck1, engine, threads, growth or peaks; as often as needed (all)\n"
    "  --rounds N           1 to 1000 (7)\n"
    "  --threads N          at most (as many as OMP_NUM_THREADS or the machine gives)\n"
    "  --path NAME          CK1's fast form on this path only: plain, avx2 or avx512\n"
    "  --input FILE         CK1's input from a file; --write-input FILE writes the one that is "
    "used\n"
    "  --quick              everything small, 2 rounds: does it work?\n"
    "  --markdown           as a document\n"
    "  --json               the same for machines\n"
    "  -q, --quiet          no progress, no warnings beside the answer\n"
    "  -h, --help           this text\n"
    "\n"
    "Exit codes: 0 measured, 1 failure or forms that differ, 2 usage or input wrong, 75 stopped.\n";

static const char version_help[] =
    "  contingent version\n"
    "  contingent version --json\n"
    "\n"
    "Says what was built, from which commit, how, and with which libraries.\n"
    "\n"
    "  --json               the same for machines\n"
    "  -h, --help           this text\n";

static const ctg_command commands[] = {
    {"run", "run a scenario and print the answer", ctg_run_main, run_help},
    {"compare", "run policies beside a base and print what they change", ctg_compare_main,
     compare_help},
    {"sweep", "run policies over the points of a design", ctg_sweep_main, sweep_help},
    {"sensitivity", "say what the outputs of a sweep hang on", ctg_sensitivity_main,
     sensitivity_help},
    {"slurm", "print a script that runs a sweep on a cluster", ctg_slurm_main, ctg_slurm_help},
    {"merge", "put the parts of a study into one store", ctg_merge_main, ctg_merge_help},
    {"status", "say what is in a store and what is missing", ctg_status_main, ctg_status_help},
    {"verify", "check a store, run by run, and compute some again", ctg_verify_main,
     ctg_verify_help},
    {"reproduce", "compute one run of a store again", ctg_reproduce_main, ctg_reproduce_help},
    {"export", "write a store's runs for other tools", ctg_export_main, ctg_export_help},
    {"backtest", "compare a past scenario with the record", ctg_backtest_main, backtest_help},
    {"patterns", "say which patterns of the record a past scenario shows", ctg_patterns_main,
     patterns_help},
    {"calibrate", "fit parameters to the record of 1995-2009", ctg_calibrate_main, calibrate_help},
    {"scenarios", "list scenarios with what they ask", ctg_scenarios_main, scenarios_help},
    {"results", "compare scenarios with their base and with what they expect", ctg_results_main,
     results_help},
    {"ablation", "switch each mechanism off and see what it moves", ctg_ablation_main,
     ablation_help},
    {"check", "read a scenario and tell every mistake", ctg_check_main, check_help},
    {"explain", "say what a parameter, measure, table or pattern is", ctg_explain_main,
     explain_help},
    {"bench", "say how fast this machine is", ctg_bench_main, bench_help},
    {"version", "say what was built how", ctg_version_main, version_help},
};

const ctg_command *ctg_commands_table(size_t *count)
{
    *count = sizeof commands / sizeof commands[0];
    return commands;
}

const ctg_command *ctg_commands_find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

void ctg_commands_print_help(FILE *to)
{
    (void)fprintf(to, "contingent simulates who contributes to peacekeeping, and with what.\n\n"
                      "  contingent run scenarios/baseline-2015.cfg\n\n");
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        (void)fprintf(to, "  %-10s %s\n", commands[i].name, commands[i].what);
    }
    (void)fprintf(to, "\n`contingent COMMAND --help` shows examples and options.\n");
}

int ctg_commands_tell(const ctg_error *error)
{
    (void)fputs(error->text, stderr);
    switch (error->status) {
    case ctg_ok:
        return ctg_exit_ok;
    case ctg_input:
        return ctg_exit_usage;
    case ctg_stopped:
        return ctg_exit_stopped;
    default:
        return ctg_exit_failure;
    }
}

int ctg_commands_misuse(const char *command, const char *format, ...)
{
    va_list values;
    (void)fprintf(stderr, "contingent %s: ", command);
    va_start(values, format);
    (void)vfprintf(stderr, format, values);
    va_end(values);
    (void)fprintf(stderr, "\n`contingent %s --help` shows examples and options.\n", command);
    return ctg_exit_usage;
}
