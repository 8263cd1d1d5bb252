// One number a row, as a bar from 0.
// SPDX-License-Identifier: GPL-3.0-or-later
import {barX} from "@observablehq/plot";
import {nothing} from "../picture.js";
import {rowed} from "../rows.js";
import {text, value} from "../table.js";

export function bars(data, width) {
    const {rows, unit} = data;
    if (!rows.length) return nothing();
    return rowed(data, width, {
        numbers: rows.map((row) => value(row, "value")),
        says: (row) => `${text(row, "value")} ${unit}`.trim(),
        written: (row) => text(row, "value"),
        marks: (indices, dy) => [
            barX(indices, {x: (i) => value(rows[i], "value"), y: (i) => i, fill: "var(--policy)",
                insetTop: dy ? 20 : 5, insetBottom: dy ? 7 : 5, rx: 1}),
        ],
    });
}
