// The browser's part of a report: draws every figure.chart from its own table, so that a chart never
// says anything else than the numbers that the program wrote. Without JavaScript the tables remain.
// SPDX-License-Identifier: GPL-3.0-or-later
import {bars} from "./charts/bars.js";
import {fan} from "./charts/fan.js";
import {histogram} from "./charts/histogram.js";
import {intervals} from "./charts/intervals.js";
import {lines} from "./charts/lines.js";
import {map} from "./charts/map.js";
import {matrix} from "./charts/matrix.js";
import {pairs} from "./charts/pairs.js";
import {onPaper} from "./paper.js";
import {scrollable} from "./scroll.js";
import {read} from "./table.js";
import {words} from "./text.js";
import {tooltip} from "./tooltip.js";

const TYPES = {bars, fan, histogram, intervals, lines, map, matrix, pairs};
const NARROWEST = 240;

function painter(figure) {
    const box = figure.querySelector(".plot");
    const data = read(figure);
    let drawn = 0;
    return (width = box.clientWidth) => {
        width = Math.max(NARROWEST, Math.floor(width));
        if (width === drawn) return;
        drawn = width;
        try {
            box.replaceChildren(...TYPES[figure.dataset.chart](data, width));
        } catch (fault) {
            box.replaceChildren(words("p", "This chart could not be drawn; its numbers are below."));
            console.error(fault);
        }
    };
}

function start() {
    const paints = new Map();
    for (const figure of document.querySelectorAll("figure.chart")) {
        if (!Object.hasOwn(TYPES, figure.dataset.chart)) continue;
        const paint = painter(figure);
        paint();
        paints.set(figure, paint);
    }
    const watch = new ResizeObserver((seen) => requestAnimationFrame(() => {
        for (const {target} of seen) paints.get(target)();
    }));
    for (const figure of paints.keys()) watch.observe(figure);
    tooltip();
    scrollable();
    onPaper([...paints.values()]);
    document.documentElement.dataset.drawn = paints.size; // for tests: everything stands
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
