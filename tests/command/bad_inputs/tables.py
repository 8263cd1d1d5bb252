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


def copied(source, line, column):
    """The table with a cell of one line as in another."""
    def edit(shipped):
        lines = [text.split(",") for text in shipped.splitlines()]
        return cell(line, column, lines[source - 1][lines[0].index(column)])(shipped)
    return edit


def many(rows, pattern):
    """The table with further rows, to have so many."""
    return lambda shipped: shipped + "".join(
        pattern.format(i, 100 + i) for i in range(rows - len(shipped.splitlines()) + 1))


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
          *["_permille' is missing"] * 8, "column 'coordinates' is missing",
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
    table("a territory that is a state", "territories", row("JPN,Japan,Eastern Asia,FRA,1999,x"),
          "column 'territory' is 'JPN', which is a member state"),
    table("no row at all", "reimbursement", lambda t: t.splitlines()[0] + "\n",
          "reimbursement.csv: error: the table has no row"),
    table("too many capabilities", "capabilities", lambda t: t + "".join(
        f"c{i},{100 + i},troops,0,0,0,0,0,,x,x\n" for i in range(20)),
        "capabilities has more than 16 rows, the most that are allowed"),
    table("a state nobody knows of", "states", row("XKX,899,Nowhere,Southern Europe,0,1999,1999"),
          *["XKX has no row for"] * 2, "the pair AFG, XKX is missing", "the pair AGO, XKX is missing",
          "the pair ALB, XKX is missing", "the pair AND, XKX is missing",
          "the pair ARE, XKX is missing", "and 188 more of this kind"),
]

# What the tables on frameworks, mandates, laws and budgets must fulfil together.
POLICY = [
    table("no framework of the United Nations", "frameworks", cell(2, "kind", "regional"),
          "frameworks.csv: error: no framework is the United Nations' (kind un); exactly one is"),
    table("two frameworks of the United Nations", "frameworks", replaced(",regional,SADC", ",un,SADC"),
          "column 'kind' of SADC is un, as in line 2; exactly one framework is the United Nations'"),
    table("a framework of nobody", "frameworks", replaced(",regional,SADC", ",regional,SADX"),
          "column 'organisation' of SADC is 'SADX', of which organisations names no member; did you "
          "mean 'SADC'?"),
    table("a framework's number twice", "frameworks", cell(3, "number", "1"),
          "frameworks.csv:3: error: column 'number' is 1, as in line 2; every row needs its own"),
    table("a framework on no continent", "frameworks", cell(3, "continent", "Afrika"),
          "frameworks.csv:3: error: column 'continent' is 'Afrika', in which no region lies; did you "
          "mean 'Africa'?"),
    table("missions begun on no continent", "authorisation", row("Afrika,1,0.1,0.1,0.1,assumed,x"),
          "column 'continent' is 'Afrika', in which no region lies; did you mean 'Africa'?"),
    table("65 frameworks", "frameworks", many(65, "F{0},{1},x,coalition,,,0,0,0,0,x,x\n"),
          "frameworks has more than 64 rows, the most that are allowed",
          caveats="state,tasks,chapters,frameworks,basis,source\n"),
    table("a law of one of 65 frameworks", "frameworks", many(65, "F{0},{1},x,coalition,,,0,0,0,0,x,x\n"),
          "column 'frameworks' is 'UN', which refers to a table of more than 64 rows",
          caveats="state,tasks,chapters,frameworks,basis,source\nJPN,all,both,UN,x,x\n"),
    table("a mission of the United Nations on a budget of its own", "missions", cell(2, "budget", "own"),
          "missions.csv:2: error: column 'budget' of ONUCA is own, but missions of UN are paid for by"),
    table("a lead nation that is not named", "missions", replaced(",lead,,FRA,", ",lead,,,"),
          "is empty; its framework, lead, is one nation alone: a key of states is needed"),
    table("a hybrid of one framework", "missions", replaced(",UN,AU,", ",UN,UN,"),
          "column 'partner' of UNAMID is 'UN', as 'framework'; another one or nothing is needed"),
    table("a contributor outside the United Nations to one of their missions", "outside_contributors",
          row("UNMISS,JPN,2015-01,5,x,x"),
          "column 'mission' is 'UNMISS', which is under the United Nations' command"),
    table("weights that are no whole", "classes", cell(7, "security_weight", "1"),
          "classes.csv:7: error: the weights of security, civil, works and aid of robust missions sum"),
    table("a class that is missing", "classes", without("robust,"),
          "classes.csv: error: the class of mandate 'robust' has no row; every class needs one"),
    table("a class twice", "classes", lambda t: t + t.splitlines()[-1] + "\n",
          "classes.csv:8: error: the row of robust stands there twice; the first is in line 7"),
    table("nobody but civilians", "classes", cell(7, "civilian_permille", "1000"),
          "column 'civilian_permille' is '1000'; allowed is 0 to 999 thousandths"),
    table("a task that is called all", "tasks", row("all,200,0,0,x,x,x"),
          "column 'task' is 'all', which no set of keys could name"),
    table("a task with the mark between keys", "tasks", row("a;b,200,0,0,x,x,x"),
          "column 'task' is 'a;b', which no set of keys could name"),
    table("a task's number twice", "tasks", row("another,1,0,0,x,x,x"),
          "column 'number' is 1, as in line 2; every row needs its own"),
    table("33 tasks", "tasks", many(33, "t{0},{1},0,0,x,x,x\n"),
          "tasks has more than 32 rows, the most that are allowed"),
    table("a template's number twice", "templates", copied(2, 3, "number"),
          "templates.csv:3: error: column 'number' is "),
    table("a template of no framework", "templates", cell(2, "framework", "UM"),
          "column 'framework' is 'UM', which is not in frameworks; did you mean 'UN'?"),
    table("a template on no continent", "templates", cell(2, "continent", "Asja"),
          "templates.csv:2: error: column 'continent' is 'Asja', in which no region lies; did you mean "
          "'Asia'?"),
    table("a budget that is spent twice", "donors", cell(2, "units_permille", "1000"),
          "donors.csv:2: error: the shares of the budget of JPN (units_permille to aid_permille) sum "
          "to 2000 thousandths; at most 1000 are allowed"),
    table("a refusal that ends before it begins", "consent", row("UNMISS,JPN,2016-01,2015-01,x,x"),
          "column 'to' lies before 'from'"),
    table("a conflict that is nowhere", "conflicts", row("XYZ,2015,1"),
          "column 'host' is 'XYZ', which is not in states"),
    table("a conflict of intensity 3", "conflicts", row("JPN,2015,3"),
          "column 'intensity' is '3'; allowed is 0 to 2"),
    table("a law of tasks that are none", "caveats", row("PLW,works;staf,both,UN,x,x"),
          "column 'tasks' is 'staf', which is not in tasks; did you mean 'staff'?"),
    table("a law that names a task twice", "caveats", row("PLW,works;staff;works,both,UN,x,x"),
          "column 'tasks' is 'works', which is named twice; allowed is keys of tasks with ';' between"),
    table("a law with an empty task", "caveats", row("PLW,works;;staff,both,UN,x,x"),
          "column 'tasks' is 'works;;staff', which holds an empty key"),
    table("a law with commas between tasks", "caveats", row('PLW,"works,staff",both,UN,x,x'),
          "column 'tasks' is 'works,staff', which is not in tasks"),
    table("a law of no chapter", "caveats", row("PLW,works,V,UN,x,x"),
          "column 'chapters' is 'V'; allowed is VI, VII, both; did you mean 'VI'?"),
    table("an event without its mission", "events", row("x,2015-01,mission_closed,,,,,0,0,0,0,0,,x,x"),
          "'mission' of the event 'x' is empty; mission_closed needs a key of missions"),
    table("an event that has too much", "events",
          row("x,2015-01,mission_closed,JPN,UNMIL,,,0,0,0,0,9,,x,x"),
          "'state' of the event 'x' is 'JPN'; mission_closed does not use it: it must be empty",
          "'months' of the event 'x' is '9'; mission_closed does not use it: it must be 0"),
    table("an event of no kind", "events", row("x,2015-01,mission_close,,UNMIL,,,0,0,0,0,0,,x,x"),
          "column 'kind' is 'mission_close'; allowed is mission_opened, mission_closed"),
    table("an event twice", "events", lambda t: t.splitlines()[0] + "\n"
          + "x,2015-01,mission_closed,,UNMIL,,,0,0,0,0,0,,x,x\n" * 2,
          "events.csv:3: error: the row of x stands there twice; the first is in line 2"),
]

CASES = FORM + COLUMNS + CELLS + ROWS + POLICY
