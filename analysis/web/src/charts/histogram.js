// How the draws' paired differences lie around 0, and the interval of their mean above them.
// SPDX-License-Identifier: GPL-3.0-or-later
import {axisX, axisY, dot, gridY, link, rectY, ruleX, ruleY, text as label} from "@observablehq/plot";
import {tickStep} from "d3";
import {extent, nothing, picture} from "../picture.js";
import {number, value} from "../table.js";
import {plain, rough, tick} from "../text.js";

const SMALL = 12;

// Bins have 0 as a bound, so that none has draws of both sides.
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

function mean(attributes, top) {
    const at = number(attributes.mean), low = number(attributes.low), high = number(attributes.high);
    if (at === null) return [];
    const range = low === null || high === null ? "" : `, 95 % interval ${rough(low)} to ${rough(high)}`;
    const y = () => top * 1.09;
    return [
        range && link([0], {x1: low, x2: high, y, stroke: "var(--ink)", strokeWidth: 3}),
        dot([0], {x: at, y, r: 5, fill: "var(--ink)", stroke: "var(--paper)"}),
        label([`mean ${rough(at)}${range}`], {x: at, y, dy: -14, fill: "var(--ink)", fontSize: SMALL,
            fontWeight: 600, stroke: "var(--paper)", strokeWidth: 4}),
    ].filter(Boolean);
}

export function histogram(data, width) {
    const {rows, unit, attributes} = data;
    const values = rows.map((row) => value(row, "difference")).filter((x) => x !== null);
    if (!values.length) return nothing();
    const bins = binned(values, width / 12);
    const top = Math.max(...bins.map((bin) => bin.count));
    const [low, high] = extent(bins.flatMap((bin) => [bin.x1, bin.x2]));
    const count = (test) => `${plain(values.filter(test).length)} of ${plain(values.length)}`;
    const side = {frameAnchor: "top", dy: -24, fill: "var(--soft)", fontSize: SMALL, x: 0};
    const room = (high - low) * 0.02;
    return [picture(data, {
        width, height: Math.round(Math.min(340, Math.max(250, width * 0.4))),
        marginTop: 44, marginBottom: 44, marginLeft: 44, marginRight: 12,
        x: {domain: [low - room, high + room]}, y: {domain: [0, top * 1.22]},
        marks: [
            gridY({ticks: 4, stroke: "var(--grid)", strokeOpacity: 1}),
            axisX({label: null, tickSize: 4, ticks: Math.max(3, width / 100),
                tickFormat: tick(Math.max(Math.abs(low), Math.abs(high)))}),
            axisY({label: null, tickSize: 0, tickFormat: (n) => Number.isInteger(n) ? plain(n) : "",
                ticks: 4}),
            rectY(bins, {x1: "x1", x2: "x2", y: "count", fill: "var(--policy)", fillOpacity: 0.55,
                insetLeft: 0.5, insetRight: 0.5, ariaLabel: (bin) =>
                    `${rough(bin.x1)} to ${rough(bin.x2)} ${unit}: ${plain(bin.count)} draws`}),
            ruleY([0], {stroke: "var(--axis)"}),
            ruleX([0], {stroke: "var(--ink)", strokeWidth: 1.5}),
            label([`\u2190 below 0: ${count((x) => x < 0)}`], {...side, textAnchor: "start",
                x: null, frameAnchor: "top-left"}),
            label([`above 0: ${count((x) => x > 0)} \u2192`], {...side, textAnchor: "end",
                x: null, frameAnchor: "top-right"}),
            label([unit], {frameAnchor: "bottom-right", textAnchor: "end", dy: 40,
                fill: "var(--soft)", fontSize: SMALL}),
            label(["draws"], {frameAnchor: "top-left", textAnchor: "end", dx: -6, dy: -2,
                fill: "var(--soft)", fontSize: SMALL}),
            ...mean(attributes, top),
        ],
    })];
}
