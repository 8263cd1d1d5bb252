// Charts with a row a name: where names stand beside the marks on a wide page and above them on a phone,
// and what was written stands at the right. Many rows are several pictures on one scale, so that a page of
// paper cuts none.
// SPDX-License-Identifier: GPL-3.0-or-later
import {axisX, barX, gridX, ruleX, ruleY, text as label} from "@observablehq/plot";
import {extent, picture, roomy} from "./picture.js";
import {FONT, fitted, isolated, tick, widthOf} from "./text.js";

const WIDE = 560, TOP = 46, ROW = 25, TALL_ROW = 40, GAP = 12, SMALL = 12, EDGE = 12, MOST_ROWS = 32;

function layout(data, width, written) {
    const wide = width >= WIDE;
    const names = data.rows.map((row) => row.name);
    const longest = Math.max(0, ...names.map((name) => widthOf(name)));
    const left = wide ? Math.min(longest + GAP, width * 0.36) : EDGE;
    const longestWritten = Math.max(0, ...written.map((said) => widthOf(said, SMALL)));
    const right = longestWritten && wide ? Math.min(longestWritten + GAP, width * 0.3) : 2 * EDGE;
    return {wide, left, right, names: names.map((name) => fitted(name, wide ? left - GAP : width - EDGE)),
        shift: wide ? 0 : 7, row: wide ? ROW : TALL_ROW};
}

// spec: {numbers for the scale, says(row) -> words, written(row) -> words at the right,
//        marks(indices, shift) -> marks of Plot, y being the index}; a list of pictures
export function rowed(data, width, spec) {
    const {rows} = data;
    const written = spec.written ? rows.map(spec.written) : [];
    const at = layout(data, width, written);
    const domain = roomy(extent(spec.numbers) ?? [0, 1], true);
    const parts = Math.ceil(rows.length / MOST_ROWS), size = Math.ceil(rows.length / parts);
    return Array.from({length: parts}, (_, part) => {
        const indices = rows.map((_, i) => i).slice(part * size, (part + 1) * size);
        return one(data, width, {spec, at, domain, written, indices,
            part: parts > 1 ? `, part ${part + 1} of ${parts}` : ""});
    });
}

function one(data, width, {spec, at, domain, written, indices, part}) {
    const axis = {anchor: "top", ticks: Math.max(3, Math.round((width - at.left) / 110)), tickSize: 0,
        label: null, tickFormat: tick(Math.max(...domain.map(Math.abs)))};
    const names = at.wide ? {textAnchor: "end", dx: -GAP} : {textAnchor: "start", dy: -10, dx: -EDGE};
    const aside = {fill: "var(--soft)", fontSize: SMALL};
    return picture({...data, caption: data.caption + part}, {
        width, height: TOP + indices.length * at.row + 6,
        marginTop: TOP, marginBottom: 6, marginLeft: at.left, marginRight: at.right,
        x: {domain}, y: {type: "band", domain: indices, padding: 0, axis: null},
        marks: [
            axisX(axis), gridX({ticks: axis.ticks, stroke: "var(--grid)", strokeOpacity: 1}),
            at.wide ? ruleY(indices, {y: (i) => i, stroke: "var(--grid)", strokeDasharray: "1 4"}) : null,
            ruleX([0], {stroke: "var(--axis)", strokeWidth: 1.2}),
            label([data.unit], {frameAnchor: "top-left", dy: -40, dx: at.wide ? 0 : -EDGE,
                textAnchor: "start", ...aside}),
            label(indices, {x: null, frameAnchor: "left", ...names, y: (i) => i,
                text: (i) => at.names[i], fill: "var(--ink)", fontSize: FONT}),
            ...spec.marks(indices, at.shift),
            at.wide && spec.written ? label(indices, {x: null, frameAnchor: "right",
                textAnchor: "end", dx: at.right, y: (i) => i, ...aside,
                text: (i) => fitted(written[i], at.right - GAP / 2, SMALL)}) : null,
            barX(indices, {x1: domain[0], x2: domain[1], y: (i) => i, fill: "transparent",
                ariaLabel: (i) => `${isolated(data.rows[i].name)}: ${spec.says(data.rows[i])}`,
                className: "hit"}),
        ],
    });
}
