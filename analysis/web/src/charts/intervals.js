// A mean and its interval a row, in the order of the table; full and coloured where the interval leaves
// out 0, hollow and grey where it does not or where the row says that it cannot be told (`unclear`).
// SPDX-License-Identifier: GPL-3.0-or-later
import {dot, link} from "@observablehq/plot";
import {legend, nothing} from "../picture.js";
import {rowed} from "../rows.js";
import {text, value} from "../table.js";

const COLOURS = {above: "var(--above)", below: "var(--below)", unclear: "var(--unclear)"};
const WORDS = {above: "above 0", below: "below 0", unclear: "cannot be told from 0"};

function side(row) {
    const low = value(row, "low"), high = value(row, "high");
    if (low === null || high === null || text(row, "unclear")) return "unclear";
    return low > 0 ? "above" : high < 0 ? "below" : "unclear";
}

function says(row) {
    if (value(row, "mean") === null) return text(row, "mean") || "no value";
    return `${text(row, "mean")} (${text(row, "low")} to ${text(row, "high")})`;
}

export function intervals(data, width) {
    const {rows, unit} = data;
    if (!rows.length) return nothing();
    const colour = (i) => COLOURS[side(rows[i])];
    const drawn = rowed(data, width, {
        numbers: rows.flatMap((row) => ["mean", "low", "high"].map((key) => value(row, key))),
        says: (row) => `${says(row)} ${unit}`.trim(), written: says,
        marks: (indices, dy) => [
            link(indices, {x1: (i) => value(rows[i], "low"), x2: (i) => value(rows[i], "high"),
                y: (i) => i, stroke: colour, strokeWidth: 2.5, dy}),
            dot(indices, {x: (i) => value(rows[i], "mean"), y: (i) => i, r: 4.5, stroke: colour, dy,
                strokeWidth: 2, fill: (i) => side(rows[i]) === "unclear" ? "var(--paper)" : colour(i)}),
        ],
    });
    const seen = Object.keys(WORDS).filter((which) => rows.some((row) => side(row) === which));
    return [legend(seen.map((which) => ({colour: COLOURS[which], said: WORDS[which],
        kind: which === "unclear" ? "ring" : "disc"}))), ...drawn];
}
