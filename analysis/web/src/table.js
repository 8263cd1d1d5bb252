// Reads the table of a figure: keys, heads, numbers as data-value has them, words as the cell has them.
// SPDX-License-Identifier: GPL-3.0-or-later

function cell(td) {
    const value = td && td.dataset.value !== undefined && td.dataset.value !== ""
        ? Number(td.dataset.value) : NaN;
    return {value: Number.isFinite(value) ? value : null, text: td ? td.textContent.trim() : ""};
}

// {caption, attributes, columns: [{key, head}], rows: [{key, name, KEY: {value, text}, ...}]}
export function read(figure) {
    const heads = [...figure.querySelectorAll("thead th")].slice(1);
    const columns = heads.map((th) => ({key: th.dataset.key, head: th.textContent.trim()}));
    const rows = [...figure.querySelectorAll("tbody tr")].map((tr) => {
        const th = tr.querySelector("th");
        const tds = tr.querySelectorAll("td");
        const cells = columns.map((column, i) => [column.key, cell(tds[i])]);
        return {key: th.dataset.key, name: th.textContent.trim(), cells: Object.fromEntries(cells)};
    });
    const caption = figure.querySelector("figcaption");
    return {caption: caption ? caption.textContent.trim() : "", unit: figure.dataset.unit || "",
        attributes: figure.dataset, columns, rows};
}

export const value = (row, key) => row.cells[key]?.value ?? null;

export const text = (row, key) => row.cells[key]?.text ?? "";

// An attribute that is a number, or null.
export function number(attribute) {
    const found = attribute === undefined || attribute === "" ? NaN : Number(attribute);
    return Number.isFinite(found) ? found : null;
}

// The month or year of a row's key, as a date.
export function date(key) {
    const [year, month = 1] = String(key).split("-").map(Number);
    const time = new Date(Date.UTC(2000, month - 1, 1));
    time.setUTCFullYear(year);
    return time;
}
