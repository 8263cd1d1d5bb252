// Colours are names of report.css, so that daylight, dark and paper are its affair alone. Numbers on maps
// and in cells get classes whose bounds are round and stand in the legend.
// SPDX-License-Identifier: GPL-3.0-or-later
import {plain} from "./text.js";

export const SERIES = [1, 2, 3, 4, 5, 6, 7].map((i) => `var(--series-${i})`);
const SEQUENTIAL = 6, DIVERGING = 4;
const SKEWED = 8; // the largest is so many times the median: bounds grow as 1, 3, 10

function evenBounds(largest, classes) {
    const raw = largest / classes;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= raw * (1 - 1e-9));
    return Array.from({length: classes - 1}, (_, i) => Number(((i + 1) * step).toPrecision(6)))
        .filter((bound) => bound <= largest);
}

// Downwards from the largest, in steps of 1, 3, 10 or, where that leaves classes empty, of 1, 2, 5, 10.
function steepBounds(largest, classes, smallest) {
    let bounds = [];
    for (const steps of [[3, 1], [5, 2, 1]]) {
        const all = [];
        for (let power = Math.floor(Math.log10(largest)), i = 0; i < classes; i++, power--)
            all.push(...steps.map((step) => Number(`${step}e${power}`)));
        bounds = all.filter((x) => x <= largest && x > smallest).slice(0, classes - 1).reverse();
        if (bounds.length === classes - 1) break;
    }
    return bounds;
}

function boundsOf(sizes, classes) {
    if (!sizes.length) return [];
    const sorted = sizes.slice().sort((a, b) => a - b);
    const largest = sorted[sorted.length - 1];
    const steep = largest > SKEWED * sorted[sorted.length >> 1];
    return (steep ? steepBounds : evenBounds)(largest, classes, sorted[0]);
}

// {of(value) -> {colour, ink}, items for a legend}
export function classes(values, diverging) {
    const present = values.filter((x) => x !== null);
    const two = diverging || present.some((x) => x < 0);
    const most = two ? DIVERGING : SEQUENTIAL;
    const bounds = boundsOf(present.map(Math.abs).filter((x) => x > 0), most);
    const shade = (sign, at) => `${!two ? "seq" : sign < 0 ? "neg" : "pos"}-${
        Math.round(((at + 1) * most) / (bounds.length + 1))}`;
    const name = (x) => x === null ? "none" : x === 0 ? "zero"
        : shade(Math.sign(x), bounds.filter((bound) => Math.abs(x) >= bound).length);
    const of = (x) => ({colour: `var(--${name(x)})`, ink: `var(--on-${name(x)})`});
    const up = [{colour: `var(--${shade(1, 0)})`, said: "> 0"}, ...bounds.map((bound, i) => (
        {colour: `var(--${shade(1, i + 1)})`, said: `\u2265 ${plain(bound)}`}))];
    const down = [...bounds.map((bound, i) => (
        {colour: `var(--${shade(-1, i + 1)})`, said: `\u2264 ${plain(-bound)}`})).reverse(),
    {colour: `var(--${shade(-1, 0)})`, said: "< 0"}];
    const zero = two || present.includes(0) ? [{colour: "var(--zero)", said: "0"}] : [];
    return {of, items: present.length ? [...(two ? down : []), ...zero, ...up] : []};
}
