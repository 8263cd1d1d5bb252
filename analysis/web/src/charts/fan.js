// The months ahead: what most replicates hold, what half of them hold, and their median, of the baseline and,
// where there is one, of the policy.
// SPDX-License-Identifier: GPL-3.0-or-later
import {areaY, line, ruleX, text as label} from "@observablehq/plot";
import {SMALL, WIDE, dated, overtime} from "../overtime.js";
import {extent, legend, nothing, roomy} from "../picture.js";
import {date, text, value} from "../table.js";
import {fitted, isolated, widthOf} from "../text.js";

const PARTS = ["p05", "p25", "median", "p75", "p95"];
const LABEL = 180, NAME = 150, LEVEL = 15;

function armsOf({attributes, columns}) {
    const arms = [{key: "base", word: "baseline", colour: "var(--base)", dash: "5 3"},
        {key: "policy", word: "policy", colour: "var(--policy)"}]
        .map((arm) => ({...arm, name: attributes[arm.key] || arm.word}));
    return arms.filter((arm) => columns.some((column) => column.key === `${arm.key}_median`));
}

function bands(rows, arm) {
    const at = (part) => (row) => value(row, `${arm.key}_${part}`);
    return [["p05", "p95", 0.13], ["p25", "p75", 0.22]].map(([y1, y2, fillOpacity]) =>
        areaY(rows, {x: "date", y1: at(y1), y2: at(y2), fill: arm.colour, fillOpacity}));
}

const median = (rows, arm) => line(rows, {x: "date", y: (row) => value(row, `${arm.key}_median`),
    stroke: arm.colour, strokeWidth: 2.25, strokeDasharray: arm.dash});

// The month in which the policy begins: the first words that fit on either side.
function marked({from}, {span, inner}) {
    if (!from) return [];
    const x = date(from), share = (x - span[0]) / (span[1] - span[0] || 1);
    const room = {start: (1 - share) * inner, end: share * inner};
    const fit = ["start", "end"].map((side) => ({words: `policy from ${from}`, side}))
        .find(({words, side}) => widthOf(words, SMALL) + 6 <= room[side]);
    const {words, side} = fit ?? {words: from, side: share > 0.5 ? "end" : "start"};
    return [ruleX([x], {stroke: "var(--ink)", insetTop: -14}),
        label([words], {x, frameAnchor: "top", dy: -8, textAnchor: side,
            dx: side === "end" ? -4 : 4, fill: "var(--soft)", fontSize: SMALL})];
}

function endings(rows, arms) {
    return arms.map((arm) => {
        const key = `${arm.key}_median`;
        const last = rows.findLast((row) => value(row, key) !== null);
        if (!last) return null;
        const whole = `${isolated(arm.name)} ${text(last, key)}`;
        const said = widthOf(whole, SMALL, 600) <= LABEL ? whole : `${arm.word} ${text(last, key)}`;
        return {said, colour: arm.colour, y: value(last, key), bold: true};
    }).filter(Boolean);
}

function says(row, arms, unit) {
    const lines = arms.map((arm) => {
        const at = (part) => text(row, `${arm.key}_${part}`);
        return `${isolated(fitted(arm.name, NAME, SMALL))}: ${at("median")} (${at("p05")} to ${at("p95")})`;
    });
    return [`${row.name}, ${unit}`, ...lines];
}

export function fan(data, width) {
    const rows = dated(data.rows);
    const arms = armsOf(data);
    const keys = arms.flatMap((arm) => PARTS.map((part) => `${arm.key}_${part}`));
    const range = extent(rows.flatMap((row) => keys.map((key) => value(row, key))));
    if (!range) return nothing();
    const svg = overtime(data, rows, width, {
        domain: roomy(range), above: data.attributes.from ? LEVEL : 0,
        ends: width >= WIDE ? endings(rows, arms) : [],
        says: (row) => says(row, arms, data.unit),
        tipY: (row) => value(row, `${arms.at(-1).key}_median`),
        marks: (frame) => [
            ...arms.flatMap((arm) => bands(rows, arm)),
            ...marked(data.attributes, frame),
            ...arms.map((arm) => median(rows, arm)),
        ],
    });
    return [legend([
        ...arms.map((arm) => ({colour: arm.colour, said: arm.name, kind: arm.dash ? "dashed" : "line"})),
        {colour: "var(--soft)", said: "median, half and nine in ten of the replicates", kind: "bands"}]), svg];
}
