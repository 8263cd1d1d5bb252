// Words and numbers: thin spaces, a real minus, measured widths, elements that hold nothing but text.
// SPDX-License-Identifier: GPL-3.0-or-later

const THIN = "\u202f";
const MINUS = "\u2212";

// 1234567.5 -> 1 234 567.5 with thin spaces; at most twelve digits, so that 0.1 + 0.2 is 0.3.
export function plain(x) {
    const [whole, rest] = String(Number(Math.abs(x).toPrecision(12))).split(".");
    if (whole.includes("e")) return String(x);
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
    return (x < 0 ? MINUS : "") + grouped + (rest ? "." + rest : "");
}

// Three digits that count, for numbers that no cell has written already.
export const rough = (x) => plain(Math.abs(x) >= 100 ? Math.round(x) : Number(x.toPrecision(3)));

// How the numbers of an axis are written: in millions or billions where they are that large.
export function tick(largest) {
    const [by, word] = largest >= 1e9 ? [1e9, " bn"] : largest >= 1e7 ? [1e6, " m"] : [1, ""];
    return (x) => x === 0 ? "0" : plain(x / by) + word;
}

// A name from outside, of any direction of writing, within a sentence.
export const isolated = (name) => "\u2068" + name + "\u2069";

export function words(tag, said, className) {
    const element = document.createElement(tag);
    element.textContent = said;
    if (className) element.className = className;
    return element;
}

export const FONT = 13;
const pen = document.createElement("canvas").getContext("2d");
let family;

export function widthOf(said, size = FONT, weight = 400) {
    family ??= getComputedStyle(document.body).fontFamily;
    const font = `${weight} ${size}px ${family}`;
    if (pen.font !== font) pen.font = font;
    return pen.measureText(said).width;
}

// The words, or as many of them as fit into so many pixels.
export function fitted(said, width, size = FONT, weight = 400) {
    if (widthOf(said, size, weight) <= width) return said;
    const letters = Array.from(said);
    let low = 0, high = letters.length;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        const short = letters.slice(0, middle).join("").trimEnd() + "\u2026";
        if (widthOf(short, size, weight) <= width) low = middle;
        else high = middle - 1;
    }
    return letters.slice(0, low).join("").trimEnd() + "\u2026";
}

// The words in at most so many lines, broken after spaces and within long names.
export function wrapped(said, width, most, size = FONT) {
    const lines = [];
    let line = "";
    for (const piece of said.split(/(?<=[\s_./-])/)) {
        if (!line || widthOf((line + piece).trimEnd(), size) <= width) line += piece;
        else {
            lines.push(line);
            line = piece;
        }
    }
    lines.push(line);
    const kept = lines.slice(0, most);
    if (lines.length > most) kept[most - 1] += lines.slice(most).join("");
    return kept.map((one) => fitted(one.trimEnd(), width, size));
}
