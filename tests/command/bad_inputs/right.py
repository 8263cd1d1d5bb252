"""Inputs that look odd and are right: what is refused elsewhere must not be refused here.
SPDX-License-Identifier: GPL-3.0-or-later
"""
from bad_inputs.case import HEAD, Case, after, option, table

CASES = [
    Case("line ends of Windows", {"a.cfg": HEAD.replace("\n", "\r\n") + "seed = 3;\r\n"}, []),
    after("no line end at the end", "seed = 3"),
    after("colons and commas", "seed : 3, replicates : 4,"),
    after("a seed of 2^31", "seed = 2147483648;"),
    after("a seed of 2^63 - 1", "seed = 9223372036854775807;"),
    after("signs", "seed = +3; parameters = { exit = { base = -0; officer_base = +0.5; }; };"),
    after("a whole number with a point", "parameters = { rotation = { tour_months = 6.0; }; };"),
    after("an exponent", "parameters = { interest = { half_distance_km = 2.5e3; }; };"),
    after("@ in a text and a comment", 'title = "a@include"; # @include "x"\n'),
    after("other writing", 'title = "日本の平和維持 – что, если?";'),
    after("a text in pieces", 'title = "a"\n  "b" /* c */ "d";'),
    option("a change for the last month alone", "--set", "exit.base+=1", "--from", "2017-01", told=[]),
    option("a change after the end of a shorter run", "--months", "3", "--set", "exit.base+=1",
           "--from", "2016-06", told=[]),
    option("a seed that is 0", "--seed", "0", told=[]),
    table("a table of Windows", "donors", lambda text: text.replace("\n", "\r\n")),
    table("a table without line end at its end", "donors", lambda text: text[:-1]),
    table("a table in quotes", "recipients", lambda text: "".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) + "\n" for line in text.splitlines())),
    table("columns in another order", "recipients", lambda text: "".join(
        ",".join(reversed(line.split(","))) + "\n" for line in text.splitlines())),
    *[table(f"no {which} at all", which, lambda text: text.splitlines()[0] + "\n")
      for which in ("authorisation", "templates", "caveats", "consent", "outside_contributors",
                    "conflicts", "mandates", "events")],
    after("a sign before a number of an event",
          'events = ( { value = +1400; kind = "rate_raised"; month = "2016-01"; event = "x"; } );'),
    after("history before the start",
          'events = ( { event = "x"; kind = "rate_raised"; month = "1999-01"; value = 1; } );'),
    after("an empty list of events and expectations", "events = ( ); expects = ( );"),
    after("an expectation of the world", 'expects = ( { measure = "world.deployed_pers"; who = ""; '
          'sign = "0"; because = ""; } ); lever = ""; source = "x";'),
    after("questions of the world and of states", 'asks = ( { measure = "world.deployed_pers"; who = ( ); '
          'growth = "a"; cause = "b"; with = "policy"; }, { measure = "state.deployed_pers"; '
          'who = ( "JPN", "MNG" ); cause = "b"; growth = "a"; } );'),
    after("an empty set of keys", 'change = ( { path = "caveats.JPN.tasks"; set = ""; } );'),
    Case("an event after the end of a shorter run", {"a.cfg": HEAD + 'events = ( { event = "x"; '
         'kind = "rate_raised"; month = "2017-06"; value = 1; } );'}, [], ["a.cfg", "--months", "3"]),
    table("rows in another order", "missions", lambda text: "".join(
        text.splitlines(True)[:1] + text.splitlines(True)[:0:-1])),
]
