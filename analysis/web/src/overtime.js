// Charts with time along the bottom: axes, words at the ends of lines, and what was written for the month
// under the pointer.
// SPDX-License-Identifier: GPL-3.0-or-later
import {axisX, axisY, gridY, pointerX, ruleX, ruleY, text as label, tip} from "@observablehq/plot";
import {ticks} from "d3";
import {picture} from "./picture.js";
import {date} from "./table.js";
import {tick, widthOf} from "./text.js";

export const SMALL = 12;
export const WIDE = 560; // pixels; narrower charts have no words beside their lines
const GAP = 8, LINE = 15, BOTTOM = 36, UNIT = 32, TICKS = 5, BOLD = 600;

export const dated = (rows) => rows.map((row) => ({...row, date: date(row.key)}));

const heightOf = (width) => Math.round(Math.min(430, Math.max(290, width * 0.48)));

// Whether so many words have room beside their lines.
export const direct = (count, width, above = 0) =>
    width >= WIDE && count * LINE <= heightOf(width) - UNIT - above - BOTTOM;

// Gives each label {y} a `place` on the same scale, so many pixels from its neighbours and within the
// scale; the order is kept.
function apart(labels, [low, high], height) {
    const step = ((high - low) / height) * LINE;
    const order = labels.slice().sort((a, b) => a.y - b.y);
    order.forEach((one, i) => {
        one.place = i ? Math.max(one.y, order[i - 1].place + step) : one.y;
    });
    let most = high;
    for (const one of order.reverse()) {
        one.place = Math.min(one.place, most);
        most = one.place - step;
    }
}

// spec: {domain, above: pixels for marks over the frame, ends: [{said, y, colour, bold}],
//        marks({span, inner: pixels of the frame}), says(row) -> lines, tipY(row)}
export function overtime(data, rows, width, spec) {
    const {domain, above = 0, ends} = spec;
    const height = heightOf(width), marginTop = UNIT + above;
    const format = tick(Math.max(...domain.map(Math.abs)));
    const marginLeft = 10 + Math.max(...ticks(...domain, TICKS).map((x) => widthOf(format(x))));
    const endWidths = ends.map((end) => widthOf(end.said, SMALL, end.bold ? BOLD : 400));
    const marginRight = Math.max(18, ...endWidths.map((pixels) => pixels + GAP + 2));
    const inner = width - marginLeft - marginRight;
    const span = [rows[0].date, rows[rows.length - 1].date];
    apart(ends, domain, height - marginTop - BOTTOM);
    const endLabel = {x: () => span[1], y: "place", text: "said", fill: "colour", dx: GAP,
        textAnchor: "start", fontSize: SMALL};
    return picture(data, {
        width, height, marginTop, marginBottom: BOTTOM, marginRight, marginLeft,
        x: {type: "utc", domain: span}, y: {domain},
        marks: [
            gridY({ticks: TICKS, stroke: "var(--grid)", strokeOpacity: 1}),
            domain[0] <= 0 && domain[1] >= 0 ? ruleY([0], {stroke: "var(--axis)"}) : null,
            axisX({label: null, tickSize: 4,
                ticks: Math.max(3, Math.round(inner / 75))}),
            axisY({label: null, ticks: TICKS, tickSize: 0, tickFormat: format}),
            label([data.unit], {frameAnchor: "top-left", dx: -marginLeft, dy: -marginTop + 4,
                textAnchor: "start", fill: "var(--soft)", fontSize: SMALL}),
            ...spec.marks({span, inner}),
            label(ends.filter((end) => !end.bold), endLabel),
            label(ends.filter((end) => end.bold), {...endLabel, fontWeight: BOLD}),
            ruleX(rows, pointerX({x: "date", stroke: "var(--axis)", maxRadius: Infinity})),
            tip(rows, pointerX({x: "date", y: spec.tipY, maxRadius: Infinity, title: (row) => spec.says(row).join("\n"),
                fontSize: SMALL, lineWidth: 60, frameAnchor: spec.tipY ? undefined : "top-left"})),
        ],
    });
}
