// One small box that says the name and the numbers of the mark under the pointer: its aria-label.
// SPDX-License-Identifier: GPL-3.0-or-later

const SAYS = ":is(path, rect, circle)[aria-label]";

function place(box, event) {
    const width = document.documentElement.clientWidth;
    const {offsetWidth, offsetHeight} = box;
    const left = Math.min(event.clientX + 12, width - offsetWidth - 8);
    const above = event.clientY - offsetHeight - 12;
    box.style.left = `${Math.max(8, left) + window.scrollX}px`;
    box.style.top = `${(above < 8 ? event.clientY + 20 : above) + window.scrollY}px`;
}

export function tooltip() {
    const box = document.createElement("div");
    box.className = "tooltip";
    box.hidden = true;
    box.setAttribute("aria-hidden", "true");
    document.body.append(box);
    const show = (event) => {
        const mark = event.target.closest?.(`.plot ${SAYS}`);
        box.hidden = !mark;
        if (!mark) return;
        box.textContent = mark.getAttribute("aria-label");
        place(box, event);
    };
    document.addEventListener("pointermove", show, {passive: true});
    document.addEventListener("pointerdown", show, {passive: true});
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") box.hidden = true;
    });
}
