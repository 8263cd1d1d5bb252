"""Estimates of the parameters whose basis is `computed`, from the shipped tables alone; one topic
a file, each with `estimates(tables, parameters)`, a list of `Estimate`. `scenarios/estimates.py`
compares them with engine/parameters.def.

SPDX-License-Identifier: GPL-3.0-or-later
"""
