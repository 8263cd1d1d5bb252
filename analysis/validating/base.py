"""What every part of the validation needs: where things are, running the program, reading and writing.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SCENARIO, LONG_SCENARIO = "scenarios/backtest-2009.cfg", "scenarios/patterns-1995.cfg"
FORECASTERS = {  # as the program calls them: how the document does
    "model": "the model", "null_a": "(a) shares frozen", "null_b": "(b) people frozen",
    "null_c": "(c) frozen by mission", "null_d": "(d) new ones by region",
    "null_c_joined": "(c′) successors join", "null_d_joined": "(d′) successors join",
    "gravity": "gravity rule"}
NULLS = [who for who in FORECASTERS if who.startswith("null")]
LETTERS = {who: FORECASTERS[who].split()[0] for who in NULLS}
SCORES = ("share_distance", "log_rms", "crps")


class Failed(Exception):
    """Why nothing can be written, in a sentence."""


def run(program, *words):
    """What the program prints for machines; what it says to people is kept back unless it fails."""
    command = [str(program), *map(str, words), "--json"]
    try:
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError as error:
        raise Failed(f"{program}: {error.strerror}; tools/build release builds it") from error
    if ran.returncode != 0:
        raise Failed(f"{' '.join(command)} ended with {ran.returncode}: {ran.stderr.strip()}")
    return json.loads(ran.stdout)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write_text(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_json(path, value):
    write_text(path, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def year_name(year):
    """The month that a target is compared with: Decembers by their year alone."""
    month = year["recorded"]
    return month[:4] if month.endswith("-12") else month
