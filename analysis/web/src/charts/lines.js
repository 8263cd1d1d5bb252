// Series over months or years, named at their ends where there is room, else in a legend.
// SPDX-License-Identifier: GPL-3.0-or-later
import {axisX, axisY, gridY, line, pointerX, ruleX, ruleY, text as label, tip} from "@observablehq/plot";
import {apart} from "../apart.js";
import {SERIES} from "../colour.js";
import {UNIT_SPACE, extent, legend, nothing, picture, roomy} from "../picture.js";
import {date, text, value} from "../table.js";
import {fitted, isolated, tick, widthOf} from "../text.js";

const WIDE = 560, SMALL = 12, GAP = 8, LINE = 15;
const DASHES = [undefined, "6 3", "2 3", "8 3 2 3", "1 3", "10 4", "4 2 1 2"];

function styled(data) {
    const chosen = data.attributes.emphasis;
    const few = data.columns.length <= SERIES.length;
    return data.columns.map((column, i) => {
        const grey = chosen ? column.key !== chosen : !few;
        const colour = chosen && !grey ? "var(--policy)" : grey ? "var(--faint)" : SERIES[i];
        return {...column, grey, colour, width: grey ? 1 : 2.25, dash: grey || chosen ? undefined : DASHES[i]};
    }).sort((a, b) => b.grey - a.grey);
}

function ends(rows, series, room) {
    return series.map((one) => {
        const last = rows.findLast((row) => value(row, one.key) !== null);
        return last && {said: fitted(one.head, room, SMALL), y: value(last, one.key), grey: one.grey,
            colour: one.grey ? "var(--soft)" : one.colour};
    }).filter(Boolean);
}

const MOST_SAID = 12;

function says(row, series) {
    const said = series.filter((one) => value(row, one.key) !== null)
        .sort((a, b) => value(row, b.key) - value(row, a.key));
    const lines = said.slice(0, MOST_SAID).map((one) =>
        `${isolated(fitted(one.head, 160, SMALL))}: ${text(row, one.key)}`);
    return [row.name, ...lines, ...said.length > MOST_SAID ? ["\u2026"] : []].join("\n");
}

export function lines(data, width) {
    const rows = data.rows.map((row) => ({...row, date: date(row.key)}));
    const series = styled(data);
    const range = extent(rows.flatMap((row) => series.map((one) => value(row, one.key))));
    if (!range) return nothing();
    const domain = roomy(range);
    const height = Math.round(Math.min(420, Math.max(280, width * 0.48)));
    const marginTop = UNIT_SPACE, marginBottom = 38, inner = height - marginTop - marginBottom;
    const direct = width >= WIDE && series.length * LINE <= inner;
    const labels = direct ? ends(rows, series, width * 0.24) : [];
    apart(labels, domain, inner, LINE);
    const right = direct ? Math.max(...labels.map((one) => widthOf(one.said, SMALL))) + GAP + 6 : 12;
    const format = tick(Math.max(...domain.map(Math.abs)));
    const span = [rows[0].date, rows[rows.length - 1].date];
    const svg = picture(data, {
        width, height, marginTop, marginBottom, marginRight: right,
        marginLeft: 14 + Math.max(widthOf(format(domain[0])), widthOf(format(domain[1])), 36),
        x: {type: "utc", domain: span}, y: {domain},
        marks: [
            gridY({ticks: 5, stroke: "var(--grid)", strokeOpacity: 1}),
            domain[0] <= 0 && domain[1] >= 0 ? ruleY([0], {stroke: "var(--axis)"}) : null,
            axisX({label: null, ticks: Math.max(3, Math.round(width / 90)), tickSize: 4}),
            axisY({label: null, ticks: 5, tickSize: 0, tickFormat: format}),
            label([data.unit], {frameAnchor: "top-left", dx: -34, dy: -20, textAnchor: "start",
                fill: "var(--soft)", fontSize: SMALL}),
            ...series.map((one) => line(rows, {x: "date", y: (row) => value(row, one.key),
                stroke: one.colour, strokeWidth: one.width, strokeDasharray: one.dash})),
            label(labels, {x: () => span[1], y: "place", text: "said", fill: "colour", dx: GAP,
                textAnchor: "start", fontSize: SMALL}),
            ruleX(rows, pointerX({x: "date", stroke: "var(--axis)"})),
            tip(rows, pointerX({x: "date", title: (row) => says(row, series), fontSize: SMALL,
                lineWidth: 60, frameAnchor: "top-left"})),
        ],
    });
    if (direct) return [svg];
    const named = series.filter((one) => !one.grey);
    const greys = series.length - named.length;
    return [legend([...named.map((one) => ({colour: one.colour, said: one.head, kind: "line"})),
        ...greys ? [{colour: "var(--faint)", said: `${greys} others`, kind: "thin"}] : []]), svg];
}
