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
    const paint = (pixels) => {
        const width = Math.max(NARROWEST, Math.floor(pixels));
        if (width === drawn) return;
        drawn = width;
        try {
            box.replaceChildren(...TYPES[figure.dataset.chart](data, width));
        } catch (fault) {
            box.replaceChildren(words("p", "This chart could not be drawn; its numbers are below."));
            console.error(fault);
        }
    };
    return {figure, box, paint};
}

function start() {
    const painters = [...document.querySelectorAll("figure.chart")]
        .filter((figure) => Object.hasOwn(TYPES, figure.dataset.chart)).map(painter);
    const paintAll = () => { // all widths are asked for before anything changes: one layout
        const widths = painters.map(({box}) => box.clientWidth);
        painters.forEach(({paint}, i) => paint(widths[i]));
    };
    const watch = () => {
        const observer = new ResizeObserver(() => requestAnimationFrame(paintAll));
        for (const {figure} of painters) observer.observe(figure);
        document.documentElement.dataset.drawn = painters.length; // for tests: everything stands
        performance.mark("drawn");
    };
    const paintFrom = (i) => { // one after the other: the first screen can be read at once
        if (i === painters.length) return watch();
        painters[i].paint(painters[i].box.clientWidth);
        setTimeout(paintFrom, 0, i + 1);
    };
    tooltip();
    scrollable();
    onPaper((width) => painters.forEach(({paint}) => paint(width)), paintAll);
    setTimeout(paintFrom, 0, 0);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
