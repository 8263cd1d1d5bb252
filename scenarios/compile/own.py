"""Tables of single scenarios: the shipped one, and rows that are made up for the scenario.

They stand beside the folder of the shipped tables, in a folder by scenario.
SPDX-License-Identifier: GPL-3.0-or-later
"""

import os

from compile.base import write_table
from compile.headers import header

WHY = "made up for "

# folder, table, rows
OWN = [
    ("s06", "frameworks", [
        ("ASEAN", 12, "Asian framework, of the members of ASEAN (made up)", "regional", "ASEAN",
         "Asia", 3, 26, 0, 0, "assumed", WHY + "S6: as ECOWAS in the shipped table")]),
    ("s06", "missions", [
        ("ASEAN-standby", 1901, "Standby force of an Asian framework in Mindanao (made up)", "PHL",
         "own", "traditional", "traditional", "", "", "ASEAN", "", "", 6, 0, "assumed",
         WHY + "S6: a monitoring team led by Malaysia is there since 2004 (IMT in this table)")]),
    ("s17", "programmes", [
        ("hub-malaysia", 901, "Malaysia's centre: engineers of the neighbours (made up)", "JPN",
         389, "MYS", "train_the_trainer", "engineering", 1, 10, 750, 6, 1000, "2016-01", "",
         "assumed", WHY + "S17"),
        ("hub-mongolia", 902, "Mongolia's centre: engineers of Mongolia and partners (made up)",
         "JPN", 389, "MNG", "train_the_trainer", "engineering", 1, 10, 750, 6, 1000, "2016-01", "",
         "assumed", WHY + "S17")]),
    ("s17", "recipients", [("hub-malaysia", state) for state in "IDN KHM TLS VNM".split()]
     + [("hub-mongolia", state) for state in "KHM MNG VNM".split()]),
]


def write(tables, beside):
    """Writes them into folders beside the folder `beside`."""
    for folder, table, rows in OWN:
        place = os.path.join(os.path.dirname(os.path.abspath(beside)), folder)
        os.makedirs(place, exist_ok=True)
        write_table(os.path.join(place, table + ".csv"), header(table), tables[table] + rows)
