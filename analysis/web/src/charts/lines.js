// Series over months or years, named at their ends where there is room, else in a legend.
// SPDX-License-Identifier: GPL-3.0-or-later
import {line} from "@observablehq/plot";
import {SERIES} from "../colour.js";
import {SMALL, dated, direct, overtime} from "../overtime.js";
import {extent, legend, nothing, roomy} from "../picture.js";
import {text, value} from "../table.js";
import {fitted, isolated} from "../text.js";

const DASHES = [undefined, "6 3", "2 3", "8 3 2 3", "1 3", "10 4", "4 2 1 2"];
const MOST_SAID = 12, NAME = 160;

// One emphasised and the others grey, or colours for all where there are enough of them.
function styled({attributes, columns}) {
    const {emphasis} = attributes;
    const few = columns.length <= SERIES.length;
    return columns.map((column, i) => {
        const chosen = column.key === emphasis;
        const grey = emphasis ? !chosen : !few;
        const look = chosen ? {colour: "var(--policy)", width: 2.5, bold: true}
            : grey ? {colour: "var(--faint)", width: 1} : {colour: SERIES[i], width: 2, dash: DASHES[i]};
        return {...column, ...look, grey};
    }).sort((a, b) => b.grey - a.grey);
}

function endings(rows, series, room) {
    return series.map((one) => {
        const last = rows.findLast((row) => value(row, one.key) !== null);
        return last && {said: fitted(one.head, room, SMALL), y: value(last, one.key), bold: one.bold,
            colour: one.grey ? "var(--soft)" : one.colour};
    }).filter(Boolean);
}

function says(row, series) {
    const said = series.filter((one) => value(row, one.key) !== null)
        .sort((a, b) => value(row, b.key) - value(row, a.key));
    return [row.name, ...said.slice(0, MOST_SAID).map((one) =>
        `${isolated(fitted(one.head, NAME, SMALL))}: ${text(row, one.key)}`),
    ...said.length > MOST_SAID ? ["\u2026"] : []];
}

function named(series) {
    const greys = series.filter((one) => one.grey).length;
    return legend([...series.filter((one) => !one.grey).map((one) => (
        {colour: one.colour, said: one.head, kind: "dash", dash: one.dash})),
    ...greys ? [{colour: "var(--faint)", said: greys === 1 ? "1 other" : `${greys} others`,
        kind: "thin"}] : []]);
}

export function lines(data, width) {
    const rows = dated(data.rows);
    const series = styled(data);
    const range = extent(rows.flatMap((row) => series.map((one) => value(row, one.key))));
    if (!range) return nothing();
    const beside = direct(series.length, width);
    const svg = overtime(data, rows, width, {
        domain: roomy(range), ends: beside ? endings(rows, series, width * 0.24) : [],
        says: (row) => says(row, series),
        marks: () => series.map((one) => line(rows, {x: "date", y: (row) => value(row, one.key),
            stroke: one.colour, strokeWidth: one.width, strokeDasharray: one.dash})),
    });
    return beside ? [svg] : [named(series), svg];
}
