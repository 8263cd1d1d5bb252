// Two numbers a row, joined: how a state's share of one thing stands beside its share of another.
// SPDX-License-Identifier: GPL-3.0-or-later
import {dot, link} from "@observablehq/plot";
import {legend, nothing} from "../picture.js";
import {rowed} from "../rows.js";
import {isolated} from "../text.js";
import {text, value} from "../table.js";

const COLOURS = ["var(--base)", "var(--policy)"];

export function pairs(data, width) {
    const {rows, unit, columns} = data;
    if (!rows.length) return nothing();
    const [a, b] = columns;
    const point = (key, shape) => (indices, dy) => dot(indices, {x: (i) => value(rows[i], key), dy,
        y: (i) => i, r: 4.5, strokeWidth: 2, ...shape});
    const drawn = rowed(data, width, {
        numbers: rows.flatMap((row) => [value(row, a.key), value(row, b.key)]),
        says: (row) => [a, b].map((column) =>
            `${isolated(column.head)} ${text(row, column.key)} ${unit}`).join(", "),
        written: (row) => `${text(row, a.key)} / ${text(row, b.key)}`,
        marks: (indices, dy) => [
            link(indices, {x1: (i) => value(rows[i], a.key), x2: (i) => value(rows[i], b.key), dy,
                y: (i) => i, stroke: "var(--axis)", strokeWidth: 2}),
            point(a.key, {stroke: COLOURS[0], fill: "var(--paper)"})(indices, dy),
            point(b.key, {stroke: COLOURS[1], fill: COLOURS[1]})(indices, dy),
        ],
    });
    return [legend([{colour: COLOURS[0], said: a.head, kind: "ring"},
        {colour: COLOURS[1], said: b.head, kind: "disc"}]), ...drawn];
}
