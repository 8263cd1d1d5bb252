// Regions and what they have of each thing: the number in every cell, its size in the colour behind it.
// SPDX-License-Identifier: GPL-3.0-or-later
import {cell, text as label} from "@observablehq/plot";
import {classes} from "../colour.js";
import {absent, legend, nothing, picture} from "../picture.js";
import {text, value} from "../table.js";
import {isolated, widthOf, wrapped} from "../text.js";

const NARROW_CELL = 48, WIDE_WORD = 90, NAMES = 124, ROW = 28, SMALL = 12, GAP = 10, HEAD = 4, LINE = 14;

// Columns as wide as their numbers and as the longest words of their heads.
function columnWidth({rows, columns}) {
    const numbers = rows.flatMap((row) => columns.map((column) => widthOf(text(row, column.key), SMALL)));
    const heads = columns.flatMap((column) => column.head.split(/(?<=[\s_./-])/))
        .map((word) => Math.min(WIDE_WORD, widthOf(word, SMALL)));
    return Math.max(NARROW_CELL, ...numbers.map((pixels) => pixels + 10),
        ...heads.map((pixels) => pixels + 8));
}

export function matrix(data, width) {
    const {rows, columns, unit} = data;
    if (!rows.length || !columns.length) return nothing();
    const least = columnWidth(data);
    const longest = Math.max(...rows.map((row) => widthOf(row.name, SMALL))) + GAP;
    const left = Math.min(longest, Math.max(NAMES, Math.min(width * 0.3, width - least * columns.length)));
    const names = rows.map((row) => wrapped(row.name, left - GAP, 2, SMALL));
    const room = Math.max((width - left) / columns.length, least);
    const whole = left + room * columns.length;
    const cells = rows.flatMap((row, i) => columns.map((column, j) => ({i, j, row, column,
        value: value(row, column.key), said: text(row, column.key)})));
    const scale = classes(cells.map((one) => one.value), data.attributes.diverging === "1");
    const heads = columns.map((column) => wrapped(column.head, room - 6, HEAD, SMALL));
    const top = Math.max(...heads.map((lines) => lines.length)) * LINE + 10;
    const svg = picture(data, {
        width: whole, height: top + rows.length * ROW + 2,
        marginTop: top, marginBottom: 2, marginLeft: left, marginRight: 0,
        x: {type: "band", domain: columns.map((_, j) => j), padding: 0, axis: null},
        y: {type: "band", domain: rows.map((_, i) => i), padding: 0, axis: null},
        marks: [
            label(columns, {x: (_, j) => j, frameAnchor: "top", dy: -6, lineAnchor: "bottom",
                text: (_, j) => heads[j].join("\n"), fontSize: SMALL, fill: "var(--soft)",
                lineHeight: LINE / SMALL}),
            label(rows, {frameAnchor: "left", textAnchor: "end", dx: -GAP, y: (_, i) => i,
                text: (_, i) => names[i].join("\n"), fill: "var(--ink)", fontSize: SMALL}),
            cell(cells, {x: "j", y: "i", inset: 1, fill: (one) => scale.of(one.value).colour, rx: 2,
                ariaLabel: (one) => `${isolated(one.row.name)}, ${isolated(one.column.head)}: ${
                    one.value === null ? absent(data) : `${one.said} ${unit}`}`}),
            label(cells, {x: "j", y: "i", text: "said", fontSize: SMALL,
                fill: (one) => scale.of(one.value).ink}),
        ],
    });
    svg.classList.toggle("over", whole > width + 1);
    return [legend([...unit ? [{colour: "transparent", said: unit, kind: "unit"}] : [], ...scale.items],
        "legend scale"), svg];
}
