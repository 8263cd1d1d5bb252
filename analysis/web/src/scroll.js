// A box that scrolls can be reached and named without a mouse.
// SPDX-License-Identifier: GPL-3.0-or-later

// What a closed <details> holds is not asked: that would lay it all out.
const asked = (box) => !box.closest("details:not([open])");

function mark(box) {
    const over = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (!over && !box.hasAttribute("tabindex")) return;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    const caption = box.closest("figure")?.querySelector("figcaption") ?? box.querySelector("caption");
    box.setAttribute("aria-label", caption ? caption.textContent.trim() : "Table");
}

export function scrollable() {
    const boxes = [...document.querySelectorAll(".scroll, .plot")];
    const markAll = () => boxes.filter(asked).forEach(mark);
    markAll();
    window.addEventListener("resize", markAll);
    document.addEventListener("toggle", ({target}) => {
        if (target.open) boxes.filter((box) => target.contains(box)).forEach(mark);
    }, true);
}
