// What all charts share: one call of Observable Plot, the legend in words, the missing data.
//
// Plot puts a <style> element into its SVG, which the page's content-security policy would refuse; its
// few rules stand in report.css instead, under the fixed class name.
// SPDX-License-Identifier: GPL-3.0-or-later
import {plot} from "@observablehq/plot";
import {FONT, words} from "./text.js";

export function picture(data, options) {
    const svg = plot({className: "picture", ...options,
        style: {fontSize: `${FONT}px`, fontFamily: "inherit"}});
    svg.querySelector("style")?.remove();
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", data.caption);
    return svg;
}

// What is said of a cell without a number: of a change that none can be told from none.
export const absent = ({attributes}) => attributes.diverging === "1" ? "cannot be told from 0" : "no value";

export const nothing = () => [words("p", "There are no numbers to draw.", "nothing")];

// A short line as the chart has it.
function dash(pattern) {
    const sample = create("svg");
    sample.setAttribute("viewBox", "0 0 30 12");
    const line = create("line");
    for (const [name, x] of Object.entries({x1: 0, x2: 30, y1: 6, y2: 6})) line.setAttribute(name, x);
    if (pattern) line.setAttribute("stroke-dasharray", pattern);
    sample.append(line);
    return sample;
}

const create = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);

// items: [{colour, said, kind, dash}], kind being a class of a swatch in report.css.
export function legend(items, className = "legend") {
    const list = document.createElement("ul");
    list.className = className;
    list.setAttribute("aria-hidden", "true"); // the table's heads say the same
    for (const {colour, said, kind = "block", dash: pattern} of items) {
        const item = document.createElement("li");
        const swatch = document.createElement("span");
        swatch.className = `swatch ${kind}`;
        swatch.style.setProperty("--colour", colour);
        if (kind === "dash") swatch.append(dash(pattern));
        item.append(swatch, words("bdi", said));
        list.append(item);
    }
    return list;
}

// The least and the largest of many numbers, null left out; undefined where there are none.
export function extent(numbers) {
    let low, high;
    for (const x of numbers) {
        if (x === null) continue;
        if (low === undefined || x < low) low = x;
        if (high === undefined || x > high) high = x;
    }
    return low === undefined ? undefined : [low, high];
}

// A little room on both sides, and 0 where it is near or asked for.
export function roomy([low, high], zero = false) {
    if (zero || (low > 0 && low < 0.5 * high)) low = Math.min(0, low);
    if (zero || (high < 0 && high > 0.5 * low)) high = Math.max(0, high);
    const room = (high - low || Math.abs(high) || 1) * 0.04;
    return [low === 0 ? 0 : low - room, high === 0 ? 0 : high + room];
}
