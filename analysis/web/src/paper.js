// Printing: charts are drawn anew to the width of a page. What is closed stays in the file; report.css says
// so on paper.
// SPDX-License-Identifier: GPL-3.0-or-later

const PAGE = 660;

export function onPaper(paintTo, paintAll) {
    window.addEventListener("beforeprint", () => paintTo(PAGE));
    window.addEventListener("afterprint", paintAll);
}
