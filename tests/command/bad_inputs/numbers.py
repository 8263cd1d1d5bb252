"""Bad numbers for every kind of number that can be written: each is refused, or read as exactly what
it says.
SPDX-License-Identifier: GPL-3.0-or-later
"""
from bad_inputs.case import after, option
from bad_inputs.tables import cell
from bad_inputs.case import table

# What no number may look like, anywhere.
NEVER = ["nan", "NaN", "inf", "-inf", "1e999", "-1e999", "1e-999", "0x10", "010", "1,5", "--1", "+-1",
         ".", "5.", ".5", "1 2", "1e", "1_000", "1000L", "٣", "½", "0.12345678901234567",
         "99999999999999999999", "9223372036854775808"]
# Whole numbers that fit 64 bits and no range of the model.
BEYOND = ["2147483648", "4294967296", "5000000000", "9223372036854775807", "-1", "-9223372036854775808"]

# In a scenario file what is no word of the grammar is told where it stands.
SCENARIO = [after(f"seed = {text}", f"seed = {text};", "a.cfg:2: error: ") for text in NEVER]
SCENARIO += [after(f"months = {text}", f"replicates = {text};", f"'replicates' is {text}; allowed is 1 "
                   "to 1000000") for text in BEYOND + ["0", "1000001"]]
SCENARIO += [after(f"seed = {text}", f"seed = {text};", "a.cfg:2: error: 'seed' is ")
             for text in ["-1", "2.0", "1e3", '""', "true"]]
SCENARIO += [after(f"a real parameter = {text}",
                   f"parameters = {{ training = {{ turnover_per_year = {text}; }}; }};",
                   "a.cfg:2: error: ") for text in NEVER + BEYOND + ['""']]
SCENARIO += [after(f"a whole parameter = {text}",
                   f"parameters = {{ rotation = {{ tour_months = {text}; }}; }};",
                   "a.cfg:2: error: ") for text in NEVER + BEYOND + ["6.5", '""']]
SCENARIO += [after(f"multiply = {text}",
                   f'change = ( {{ path = "donors.JPN.budget_usd_m_per_year"; multiply = {text}; }} );',
                   "a.cfg:2: error: ") for text in NEVER + ["-1", '""']]

# "1 2" and the like are one word on the command line and in a cell.
LINE = [option(f"--set a parameter to '{text}'", "--set", f"training.turnover_per_year={text}",
               told=["--set training.turnover_per_year"]) for text in NEVER + BEYOND + [""]]
LINE += [option(f"--set a cell to '{text}'", "--set", f"donors.JPN.budget_usd_m_per_year={text}",
                told=["--set donors.JPN.budget_usd_m_per_year"])
         for text in ["nan", "inf", "1e999", "0x10", "010", "1,5", "", "-1", "1000001"]]
LINE += [option(f"--{name} '{text}'", f"--{name}", text, told=[f"--{name}"])
         for name in ("months", "replicates") for text in NEVER + BEYOND + ["0", "", "1.0"]]
LINE += [option(f"--seed '{text}'", "--seed", text, told=["--seed"])
         for text in NEVER + ["-1", "", "1.0"]]

CELLS = [table(f"troops '{text}'", "contributions", cell(2, "troops", f'"{text}"'),
               "contributions.csv:2: error: column 'troops' is ")
         for text in ["nan", "1e3", "0x10", "010", "1,5", "", " 1", "1 ", "2147483648",
                      "9223372036854775808", "-1", "1.0"]]
CELLS += [table(f"budget '{text}'", "donors", cell(2, "budget_usd_m_per_year", f'"{text}"'),
                "donors.csv:2: error: column 'budget_usd_m_per_year' is ")
          for text in ["nan", "inf", "1e999", "0x1p3", "01.5", "1,5", "", " 1", "-0.5", "5."]]

CASES = SCENARIO + LINE + CELLS
