"""Bad tables: columns, cells, keys, and what must hold between rows and tables.
SPDX-License-Identifier: GPL-3.0-or-later
"""
from bad_inputs.case import replaced, table


def header(old, new):
    return replaced(old, new)


def row(text):
    """Another row at the end of the table."""
    return lambda shipped: shipped + text + "\n"


def without(start):
    """The table without the rows that begin so."""
    def edit(shipped):
        kept = [line for line in shipped.splitlines(True) if not line.startswith(start)]
        assert len(kept) < len(shipped.splitlines())
        return "".join(kept)
    return edit


def cell(line, column, value):
    """The table with one cell changed; lines count from 1, the header's."""
    def edit(shipped):
        lines = shipped.splitlines(True)
        cells = lines[line - 1].rstrip("\n").split(",")
        cells[lines[0].rstrip("\n").split(",").index(column)] = value
        lines[line - 1] = ",".join(cells) + "\n"
        return "".join(lines)
    return edit


FORM = [
    table("an empty table", "donors", lambda t: "", "donors.csv: error: the file is empty"),
    table("a byte order mark", "donors", lambda t: b"\xef\xbb\xbf" + t.encode(),
          "donors.csv:1: error: begins with a byte order mark"),
    table("Latin-1", "programmes", lambda t: t.encode("latin-1", "replace"), "is not part of UTF-8"),
    table("a NUL", "donors", replaced("JPN", "J\0N"), "donors.csv:2: error: holds a NUL byte"),
    table("a blank line", "scale", replaced("\n", "\n\n"), "scale.csv:2: error: the line is blank"),
    table("a blank last line", "scale", row(""), ": error: the line is blank"),
    table("old line ends", "recipients", lambda t: t.replace("\n", "\r"),
          "recipients.csv:1: error: a carriage return stands without its line feed"),
    table("a quote inside a cell", "donors", replaced("JPN,", 'J"PN,'),
          "donors.csv:2: error: a quote stands where none may"),
    table("a quote never closed", "recipients", replaced("benin-cpadd,", '"benin-cpadd,'),
          "recipients.csv:2: error: a quoted cell begins in this row and never ends"),
    table("semicolons", "recipients", lambda t: t.replace(",", ";"),
          "column 'programme' is missing", "column 'state' is missing",
          "recipients has no column 'programme;state'"),
    table("a cell of 5,000 bytes", "donors", replaced("JPN,", "JPN" + "x" * 5000 + ","),
          "donors.csv:2: error: a cell has 5003 bytes; at most 4096 are allowed"),
    table("a row of 70 cells", "donors", replaced("\n", "\n" + "1," * 69 + "1\n"),
          "donors.csv:2: error: the row has more than 64 cells"),
    table("a row that is too short", "recipients", row("benin-cpadd"),
          "the row has 1 cells; the header has 2"),
    table("a row that is too long", "recipients", row("benin-cpadd,BEN,"),
          "the row has 3 cells; the header has 2"),
]

COLUMNS = [
    table("a column is missing", "states", lambda t: "\n".join(
        ",".join(line.split(",")[:6]) for line in t.splitlines()) + "\n",
        "states.csv:1: error: column 'exists_since' is missing"),
    table("a column too many", "recipients", lambda t: t.replace("\n", ",x\n"),
          "recipients.csv:1: error: recipients has no column 'x'"),
    table("a misspelt column", "covariates", header("population,", "popluation,"),
          "covariates.csv:1: error: column 'population' is missing",
          "covariates has no column 'popluation'; did you mean 'population'?"),
    table("a column twice", "recipients", header("programme,state", "state,state"),
          "column 'programme' is missing", "column 'state' stands there more than once"),
    table("a column in capitals", "recipients", header("state", "State"),
          "column 'state' is missing", "recipients has no column 'State'; did you mean 'state'?"),
    table("a space before a column", "recipients", header(",state", ", state"),
          "column 'state' is missing", "recipients has no column ' state'; did you mean 'state'?"),
    table("no header", "recipients", lambda t: t.split("\n", 1)[1],
          "column 'programme' is missing", "column 'state' is missing",
          "recipients has no column 'benin-cpadd'", "recipients has no column 'BEN'"),
    table("another table", "donors", lambda t: "programme,state\nbenin-cpadd,BEN\n",
          "column 'donor' is missing", "column 'budget_usd_m_per_year' is missing",
          "column 'basis' is missing", "column 'source' is missing",
          "donors has no column 'programme'", "donors has no column 'state'"),
]

CELLS = [
    table("an unknown state", "recipients", row("benin-cpadd,BEM"),
          "column 'state' is 'BEM', which is not in states; did you mean 'BE"),
    table("a state in small letters", "recipients", row("benin-cpadd,jpn"),
          "column 'state' is 'jpn', which is not in states; did you mean 'JPN'?"),
    table("an unknown programme", "recipients", row("benin-cpad,JPN"),
          "column 'programme' is 'benin-cpad', which is not in programmes; did you mean "
          "'benin-cpadd'?"),
    table("an unknown mission", "deployments", row("UNTSSO,2015-01,1,1,1"),
          "column 'mission' is 'UNTSSO', which is not in missions; did you mean 'UNTSO'?"),
    table("an unknown predecessor", "missions", cell(2, "predecessor", "UNTSSO"),
          "missions.csv:2: error: column 'predecessor' is 'UNTSSO', which is not in missions"),
    table("an unknown region", "states", cell(2, "region", "Southern Asi"),
          "states.csv:2: error: column 'region' is 'Southern Asi', which is not in regions; did you "
          "mean 'Southern Asia'?"),
    table("a host that is nowhere", "missions", cell(2, "host", "XYZ"),
          "missions.csv:2: error: column 'host' is 'XYZ', which is not in states"),
    table("a class that is none", "missions", cell(2, "class_initial", "robst"),
          "column 'class_initial' is 'robst'; allowed is none, observer, political, traditional, "
          "multidimensional, robust; did you mean 'robust'?"),
    table("people below nobody", "contributions", cell(2, "troops", "-5"),
          "contributions.csv:2: error: column 'troops' is '-5'; allowed is 0 to 1000000 persons"),
    table("half a person", "contributions", cell(2, "troops", "1.5"),
          "column 'troops' is '1.5', which is not a whole number; allowed is 0 to 1000000 persons"),
    table("an empty number", "contributions", cell(2, "troops", ""),
          "column 'troops' is empty; allowed is 0 to 1000000 persons"),
    table("a month that is none", "contributions", cell(2, "month", "2015-00"),
          "column 'month' is '2015-00', which is no month (YYYY-MM)"),
    table("an empty month", "contributions", cell(2, "month", ""), "column 'month' is empty"),
    table("a switch that is 2", "states", cell(2, "p5", "2"), "column 'p5' is '2'; allowed is 0 to 1"),
    table("a name of 70 bytes", "states", cell(2, "name", "x" * 70),
          "which is too long; allowed is a text of at most 63 bytes"),
    table("a code of four letters", "states", lambda t: t + t.splitlines()[-1].replace("ZWE", "ZWEE")
          + "\n", "column 'state' is 'ZWEE', which is too long"),
    table("a name with a line feed", "states", cell(2, "name", '"x\ny.csv:1: error: z"'),
          "is 'x?y.csv:1: error: z', which holds a control character"),
    table("democracy above one", "covariates", cell(2, "democracy", "1.01"),
          "column 'democracy' is '1.01'; allowed is -1 to 1"),
    table("20 of many", "contributions", lambda t: t.replace(",0\n", ",-1\n"),
          *["column 'experts' is '-1'; allowed is 0 to 1000000 persons"] * 20,
          "contributions.csv: and "),
    table("three in one row", "contributions", replaced("\n", "\nJPM,2015,-1,0,0\n"),
          "contributions.csv:2: error: column 'state'", "contributions.csv:2: error: column 'month'",
          "contributions.csv:2: error: column 'troops'"),
]

ROWS = [
    table("a state twice", "states", lambda t: t + t.splitlines()[1] + "\n",
          "states.csv:195: error: the row of AFG stands there twice; the first is in line 2"),
    table("a record twice", "placements", lambda t: t + t.splitlines()[7] + "\n",
          "stands there twice; the first is in line 8"),
    table("a number twice", "states", cell(3, "number", "4"),
          "states.csv:3: error: column 'number' is 4, as in line 2; every row needs its own"),
    table("a pair twice", "dyads", row("AGO,AFG,7600,0,0,0"), "the pair AGO, AFG stands there twice"),
    table("a pair of one", "dyads", row("AGO,AGO,0,0,0,0"), "the pair AGO, AGO is one state"),
    table("a pair is missing", "dyads", without("AFG,AGO,"), "the pair AFG, AGO is missing"),
    table("a year is missing", "covariates", without("AFG,2001,"), "AFG has no row for 2001; the table"),
    table("a state without scale", "scale", without("JPN,"), "JPN has no row for 2018, the last year"),
    table("a hole in the scale", "scale", without("JPN,2007,"), "JPN has no row for 2007 though"),
    table("a period that overlaps", "scale", row("JPN,2005,2008,1,seen"), "JPN has two rows for 2005"),
    table("a period that ends before it begins", "scale", row("JPN,2008,2005,1,seen"),
          "column 'year_to' (2005) lies before 'year_from' (2008)"),
    table("a state without discount", "discounts", without("JPN,"), "JPN is assessed in 1990 but has no"),
    table("a mix that is no whole", "capability_mix", without("robust,infantry,"),
          "the shares of troops in robust missions sum to"),
    table("a value outside its own range", "units", cell(2, "persons_most", "3"),
          "it must lie between 'persons_least'"),
    table("a change of class without month", "missions", cell(2, "class_later", "robust"),
          "column 'class_from' of"),
    table("a mission that follows itself", "missions", cell(2, "predecessor", "ONUCA"),
          "column 'predecessor' of ONUCA names the mission itself"),
    table("a programme that ends before it starts", "programmes", cell(2, "end", "1999-01"),
          "column 'end' of benin-cpadd lies before 'start'"),
    table("a territory that is a state", "territories", row("JPN,Japan,Eastern Asia,FRA,x"),
          "column 'territory' is 'JPN', which is a member state"),
    table("no row at all", "reimbursement", lambda t: t.splitlines()[0] + "\n",
          "reimbursement.csv: error: the table has no row"),
    table("too many capabilities", "capabilities", lambda t: t + "".join(
        f"c{i},{100 + i},troops,0,0,0,0,0,x,x\n" for i in range(20)),
        "capabilities has more than 16 rows, the most that are allowed"),
    table("a state nobody knows of", "states", row("XKX,899,Nowhere,Southern Europe,0,1999,1999"),
          *["XKX has no row for"] * 2, "the pair AFG, XKX is missing", "the pair AGO, XKX is missing",
          "the pair ALB, XKX is missing", "the pair AND, XKX is missing",
          "the pair ARE, XKX is missing", "and 188 more of this kind"),
]

CASES = FORM + COLUMNS + CELLS + ROWS
