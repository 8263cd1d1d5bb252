"""What analysis/validate is made of: measured, judged, drawn, written, a file each.
SPDX-License-Identifier: GPL-3.0-or-later
"""
