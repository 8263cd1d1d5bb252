// Printing: charts are drawn anew to the width of a page, short tables are opened. A long table stays in
// the file; report.css says so on paper.
// SPDX-License-Identifier: GPL-3.0-or-later

const PAGE = 660;
const SHORT = 30;

export function onPaper(paintTo, paintAll) {
    let opened = [];
    for (const table of document.querySelectorAll(".chart details table")) {
        if (table.rows.length > SHORT) table.closest("details").classList.add("long");
    }
    window.addEventListener("beforeprint", () => {
        paintTo(PAGE);
        opened = [...document.querySelectorAll("details:not(.long):not([open])")];
        for (const details of opened) details.open = true;
    });
    window.addEventListener("afterprint", () => {
        for (const details of opened) details.open = false;
        paintAll();
    });
}
