// The months ahead: what most draws hold, what half of them hold, and their median, of the baseline and,
// where there is one, of the policy.
// SPDX-License-Identifier: GPL-3.0-or-later
import {areaY, axisX, axisY, gridY, line, pointerX, ruleX, text as label, tip} from "@observablehq/plot";
import {apart} from "../apart.js";
import {UNIT_SPACE, extent, legend, nothing, picture, roomy} from "../picture.js";
import {date, text, value} from "../table.js";
import {fitted, isolated, tick, widthOf} from "../text.js";

const WIDE = 560, SMALL = 12, GAP = 8;
const PARTS = ["p05", "p25", "median", "p75", "p95"];

function armsOf(data) {
    const {base, policy} = data.attributes;
    const has = (arm) => data.columns.some((column) => column.key === `${arm}_median`);
    return [{key: "base", name: base || "baseline", colour: "var(--base)"},
        {key: "policy", name: policy || "policy", colour: "var(--policy)"}].filter((arm) => has(arm.key));
}

function bands(rows, arm) {
    const at = (part) => (row) => value(row, `${arm.key}_${part}`);
    const x = (row) => row.date;
    return [
        areaY(rows, {x, y1: at("p05"), y2: at("p95"), fill: arm.colour, fillOpacity: 0.13}),
        areaY(rows, {x, y1: at("p25"), y2: at("p75"), fill: arm.colour, fillOpacity: 0.22}),
    ];
}

const median = (rows, arm) => line(rows, {x: "date", y: (row) => value(row, `${arm.key}_median`),
    stroke: arm.colour, strokeWidth: 2.25, strokeDasharray: arm.key === "base" ? "5 3" : undefined});

// The months that are marked, each with its words, on lines of their own.
function marked(data, span) {
    const {from, until} = data.attributes;
    const middle = (span[0].getTime() + span[1].getTime()) / 2;
    const one = (key, words, level, rule) => {
        const x = date(key), late = x.getTime() > middle;
        return [ruleX([x], {...rule}), label([words], {x, frameAnchor: "top", dy: -26 + 14 * level,
            textAnchor: late ? "end" : "start", dx: late ? -5 : 5, fill: "var(--soft)", fontSize: SMALL,
            stroke: "var(--paper)", strokeWidth: 3})];
    };
    return [
        ...until ? one(until, `demand from the record until ${until}`, from ? 1 : 0,
            {stroke: "var(--axis)", strokeDasharray: "2 4"}) : [],
        ...from ? one(from, `policy from ${from}`, 0, {stroke: "var(--ink)", strokeWidth: 1.2}) : [],
    ];
}

function endings(rows, arms, room) {
    return arms.map((arm) => {
        const last = rows.findLast((row) => value(row, `${arm.key}_median`) !== null);
        if (!last) return null;
        const said = text(last, `${arm.key}_median`);
        const name = fitted(arm.name, Math.max(40, room - widthOf(` ${said}`, SMALL, 600)), SMALL, 600);
        return {said: `${isolated(name)} ${said}`, colour: arm.colour,
            y: value(last, `${arm.key}_median`)};
    }).filter(Boolean);
}

function says(row, arms, unit) {
    const lines = arms.map((arm) => {
        const at = (part) => text(row, `${arm.key}_${part}`);
        return `${isolated(fitted(arm.name, 150, SMALL))}: ${at("median")} (${at("p05")} to ${at("p95")})`;
    });
    const record = text(row, "record");
    return [`${row.name}, ${unit}`, ...lines, ...record ? [`the record: ${record}`] : []].join("\n");
}

export function fan(data, width) {
    const rows = data.rows.map((row) => ({...row, date: date(row.key)}));
    const arms = armsOf(data);
    const record = data.columns.some((column) => column.key === "record");
    const keys = [...arms.flatMap((arm) => PARTS.map((part) => `${arm.key}_${part}`)), "record"];
    const range = extent(rows.flatMap((row) => keys.map((key) => value(row, key))));
    if (!range) return nothing();
    const domain = roomy(range);
    const span = [rows[0].date, rows[rows.length - 1].date];
    const wide = width >= WIDE;
    const ends = wide ? endings(rows, arms, 110) : [];
    const right = wide ? Math.max(...ends.map((end) => widthOf(end.said, SMALL, 600))) + GAP + 4 : 12;
    const format = tick(Math.max(...domain.map(Math.abs)));
    const height = Math.round(Math.min(420, Math.max(280, width * 0.48)));
    const marginTop = UNIT_SPACE + 28, marginBottom = 38;
    apart(ends, domain, height - marginTop - marginBottom, 16);
    const svg = picture(data, {
        width, height, marginTop, marginBottom, marginRight: right,
        marginLeft: 14 + Math.max(widthOf(format(domain[0])), widthOf(format(domain[1])), 36),
        x: {type: "utc", domain: span}, y: {domain},
        marks: [
            gridY({ticks: 5, stroke: "var(--grid)", strokeOpacity: 1}),
            axisX({label: null, ticks: Math.max(3, Math.round(width / 90)), tickSize: 4}),
            axisY({label: null, ticks: 5, tickSize: 0, tickFormat: format}),
            label([data.unit], {frameAnchor: "top-left", dx: -34, dy: -46, textAnchor: "start",
                fill: "var(--soft)", fontSize: SMALL}),
            ...arms.flatMap((arm) => bands(rows, arm)),
            ...marked(data, span),
            ...arms.map((arm) => median(rows, arm)),
            record ? line(rows, {x: "date", y: (row) => value(row, "record"), stroke: "var(--ink)",
                strokeWidth: 1.5}) : null,
            label(ends, {x: () => span[1], y: "place", text: "said", fill: "colour", dx: GAP,
                textAnchor: "start", fontSize: SMALL, fontWeight: 600}),
            ruleX(rows, pointerX({x: "date", stroke: "var(--axis)"})),
            tip(rows, pointerX({x: "date", y: (row) => value(row, `${arms[arms.length - 1].key}_median`),
                title: (row) => says(row, arms, data.unit), fontSize: SMALL, lineWidth: 60})),
        ],
    });
    return [legend([
        ...arms.map((arm) => ({colour: arm.colour, said: arm.name,
            kind: arm.key === "base" ? "dashed" : "line"})),
        ...record ? [{colour: "var(--ink)", said: "the record", kind: "thin"}] : [],
        {colour: "var(--soft)", said: "line: median; dark: half of the draws; pale: nine in ten",
            kind: "bands"}]), svg];
}
