"""The parts of the data compiler, one file a subject.

Each part reads from the source folder and returns rows; `compile_tables.py` writes them.
SPDX-License-Identifier: GPL-3.0-or-later
"""
