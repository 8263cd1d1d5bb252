// A box that scrolls can be reached and named without a mouse.
// SPDX-License-Identifier: GPL-3.0-or-later

function mark(box) {
    const over = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (!over || box.hasAttribute("tabindex")) return;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    const caption = box.closest("figure")?.querySelector("figcaption") ?? box.querySelector("caption");
    box.setAttribute("aria-label", caption ? caption.textContent.trim() : "Table");
}

export function scrollable() {
    const all = () => document.querySelectorAll(".scroll, .plot").forEach(mark);
    all();
    document.addEventListener("toggle", all, true);
    window.addEventListener("resize", all);
}
