"""What is promised, and the tests that hold it: (group, promise, tests).

A test is `folder.name`, as ctest calls it, or `folder.name: case` where one case of many holds it; a
line of long.csv by what it is about where it is too long for every change.
SPDX-License-Identifier: GPL-3.0-or-later
"""

PROMISES = (
    ("Equal bits", "one digest for every compiler, level, instruction set, processor, number of threads, "
     "part, rank, interruption and surroundings", ("determinism.matrix", "long: matrix")),
    ("Equal bits", "the digest is the one that was accepted; a change of it has a reason in CHANGELOG.md",
     ("command.test_determinism", "structure.test_change_rule")),
    ("Equal bits", "every path of vector instructions has the bits of the plain one",
     ("unit.test_lanes", "unit.test_ck1", "unit.test_maths")),
    ("Equal bits", "parts of a study, by Slurm or MPI, merged in any order, are the whole",
     ("command.test_shards", "command.test_merge", "long: slurm")),
    ("Equal bits", "a second engine, written from engine/MODEL.md by readers who saw nothing else, gives every "
     "whole number of a world of five states with every mechanism on", ("second.test_second_engine",)),
    ("Equal bits", "no two threads touch the same memory unguarded; a planted race is found",
     ("race.test_race",)),
    ("Equal bits", "a machine can be asked whether it is as tested", ("command.test_selftest",)),
    ("Random numbers", "words are those that Random123 publishes; names do not collide; neighbours are not "
     "correlated", ("unit.test_draw", "statistical.test_draws")),
    ("Random numbers", "choices, deaths, payments, situations happen as often as their distributions say",
     ("statistical.test_choices", "statistical.test_deaths", "statistical.test_payments",
      "statistical.test_situations", "unit.test_chances")),
    ("Closed forms", "stocks, rotation, blocking, will settle where they can be reckoned to",
     ("statistical.test_stocks", "statistical.test_loss_network", "statistical.test_will")),
    ("Closed forms", "sensitivity indices are the published ones; intervals hold as often as they say",
     ("unit.test_sobol", "statistical.test_sobol", "unit.test_morris", "statistical.test_morris",
      "statistical.test_paired_difference", "unit.test_prim")),
    ("Conservation", "people and money are conserved, every month, in every build; planted violations are "
     "caught", ("model.test_conservation", "long: conservation")),
    ("What must not matter", "order of rows and columns, names, states without forces, policies that change "
     "nothing, months before a policy", ("command.test_metamorphic", "model.test_symmetry")),
    ("What must not matter", "every knob turns its outcome one way; a mechanism that is off listens to "
     "nothing", ("model.test_monotone", "model.test_mechanism")),
    ("Nothing lost", "a process that is killed at any moment loses no committed run and counts none twice",
     ("command.test_kills", "command.test_signals", "long: kills")),
    ("Nothing lost", "full disks, failing writes, lost power, two processes: a sentence, and the same command "
     "goes on", ("command.test_faults", "command.test_every_fault")),
    ("Nothing lost", "every allocation may fail", ("command.test_allocations", "unit.test_store_allocations",
                                                   "unit.test_answer_allocations",
                                                   "unit.test_sensitivity_allocations", "long: mallocs")),
    ("Nothing lost", "what was altered is noticed", ("command.test_verify", "unit.test_store")),
    ("Mistakes are named", "a wrong input is one sentence with its place, or nothing runs",
     ("command.test_bad_inputs", "unit.test_scenario_mistakes", "unit.test_sweep_mistakes", "unit.test_guard",
      "unit.test_table", "unit.test_csv", "unit.test_number", "unit.test_every_number")),
    ("Mistakes are named", "no input crashes, hangs or leaks", ("fuzz.scenario", "fuzz.csv", "fuzz.set", "fuzz.store", "long: fuzz")),
    ("Mistakes are named", "whoever sends a file can make a run fail, and nothing else (SECURITY.md)",
     ("command.test_security",)),
    ("Numbers can be traced", "every figure of a report is the store's",
     ("command.test_report", "browser.test_pages", "browser.test_reports")),
    ("Numbers can be traced", "a run can be computed again from the store alone",
     ("command.test_verify", "unit.test_store_file")),
    ("Numbers can be traced", "every parameter and measure has unit, source and range; documents are what the "
     "program prints", ("command.test_explain", "structure.test_documents", "structure.test_model_document",
                        "unit.test_estimates", "unit.test_literature")),
    ("What the model cannot tell is said", "the back-test with its failures is made by one command and shown "
     "in every report", ("command.test_validation", "command.test_backtest", "unit.test_score")),
    ("Sound code", "no test finds undefined behaviour, memory that is read unset, or a leak; nor does the analysis of "
     "the sources", ("long: gcc's sanitizers", "long: clang's sanitizers", "long: valgrind", "long: static analysis")),
    ("Strength of the tests", "lines and branches that no test reaches; faults that no test notices",
     ("long: coverage", "long: mutation", "long: mutation of engine/io", "long: mutation of engine/base",
      "long: mutation of engine/run", "long: mutation of engine/api",
      "long: mutation of analysis", "long: mutation of commands")),
    ("What is typed works", "README, tutorial, the examples of every help, the gallery",
     ("command.test_readme", "command.test_tutorial", "command.test_help", "command.test_gallery")),
)
