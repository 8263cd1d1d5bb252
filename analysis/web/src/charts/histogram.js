// How the replicates' paired differences lie around 0, and the interval of their mean above them.
// SPDX-License-Identifier: GPL-3.0-or-later
import {axisX, axisY, dot, gridY, link, rectY, ruleX, ruleY, text as label} from "@observablehq/plot";
import {tickStep} from "d3";
import {extent, nothing, picture} from "../picture.js";
import {number, value} from "../table.js";
import {plain, rough, tick, widthOf} from "../text.js";

const SMALL = 12, LEFT = 46, RIGHT = 12, WIDE = 480;

// Bins have 0 as a bound, so that none has replicates of both sides.
function binned(values, most) {
    const [low, high] = extent([...values, 0]);
    const step = low === high ? 1 : tickStep(low, high, Math.min(most, 8 + Math.sqrt(values.length)));
    const counts = new Map();
    for (const x of values) {
        const at = Math.floor(x / step + 1e-9);
        counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    return [...counts].map(([at, count]) => ({x1: at * step, x2: (at + 1) * step, count}));
}

// inner: pixels of the frame; place(x): where in it a difference lies
function mean(attributes, top, {inner, place}) {
    const at = number(attributes.mean), low = number(attributes.low), high = number(attributes.high);
    if (at === null) return [];
    const known = low !== null && high !== null;
    const said = [...known ? [`, 95 % interval ${rough(low)} to ${rough(high)}`,
        ` (${rough(low)} to ${rough(high)})`] : [], ""].map((range) => `mean ${rough(at)}${range}`);
    const words = said.find((one) => widthOf(one, SMALL, 600) <= inner) ?? said.at(-1);
    const half = widthOf(words, SMALL, 600) / 2;
    const dx = Math.max(half - place(at), 0) || Math.min(inner - half - place(at), 0);
    const y = () => top * 1.09;
    return [
        known ? link([0], {x1: low, x2: high, y, stroke: "var(--ink)", strokeWidth: 3}) : null,
        dot([0], {x: at, y, r: 5, fill: "var(--ink)", stroke: "var(--paper)"}),
        label([words], {x: at, y, dy: -14, dx, fill: "var(--ink)", fontSize: SMALL,
            fontWeight: 600, stroke: "var(--paper)", strokeWidth: 4}),
    ];
}

export function histogram(data, width) {
    const {rows, unit, attributes} = data;
    const values = rows.map((row) => value(row, "difference")).filter((x) => x !== null);
    if (!values.length) return nothing();
    const bins = binned(values, width / 12);
    const top = Math.max(...bins.map((bin) => bin.count));
    const attribute = (name) => number(attributes[name]);
    const [low, high] = extent([...bins.flatMap((bin) => [bin.x1, bin.x2]),
        ...["mean", "low", "high"].map(attribute)]);
    const room = (high - low) * 0.02, domain = [low - room, high + room];
    const inner = width - LEFT - RIGHT;
    const place = (x) => ((x - domain[0]) / (domain[1] - domain[0])) * inner;
    const of = width < WIDE ? "" : ` of ${plain(values.length)}`;
    const count = (test) => plain(values.filter(test).length) + of;
    const aside = {fill: "var(--soft)", fontSize: SMALL};
    return [picture(data, {
        width, height: Math.round(Math.min(340, Math.max(250, width * 0.4))),
        marginTop: 44, marginBottom: 44, marginLeft: LEFT, marginRight: RIGHT,
        x: {domain}, y: {domain: [0, top * 1.22]},
        marks: [
            gridY({ticks: 4, stroke: "var(--grid)", strokeOpacity: 1}),
            axisX({label: null, tickSize: 4, ticks: Math.max(3, width / 100),
                tickFormat: tick(Math.max(Math.abs(low), Math.abs(high)))}),
            axisY({label: null, tickSize: 0, tickFormat: (n) => Number.isInteger(n) ? plain(n) : "",
                ticks: 4}),
            rectY(bins, {x1: "x1", x2: "x2", y: "count", fill: "var(--policy)", fillOpacity: 0.55,
                insetLeft: 0.5, insetRight: 0.5, ariaLabel: (bin) =>
                    `${rough(bin.x1)} to ${rough(bin.x2)} ${unit}: ${plain(bin.count)} replicates`}),
            ruleY([0], {stroke: "var(--axis)"}),
            ruleX([0], {stroke: "var(--ink)", strokeWidth: 1.5}),
            label([`\u2190 below 0: ${count((x) => x < 0)}`], {frameAnchor: "top-left", dy: -24,
                textAnchor: "start", ...aside}),
            label([`above 0: ${count((x) => x > 0)} \u2192`], {frameAnchor: "top-right", dy: -24,
                textAnchor: "end", ...aside}),
            label([unit], {frameAnchor: "bottom-right", textAnchor: "end", dy: 40, ...aside}),
            label(["replicates"], {frameAnchor: "top-left", textAnchor: "start", dx: -LEFT, dy: -40, ...aside}),
            ...mean(attributes, top, {inner, place}),
        ],
    })];
}
