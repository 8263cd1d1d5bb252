// Run inside the page: is the page well made for eyes, keyboards and screen readers? Gives sentences.
// SPDX-License-Identifier: GPL-3.0-or-later

// Marks of HTML: one h1, headings in order, scopes, ids, links, the policy.
export function wellMade() {
    const findings = [];
    const all = (selector) => [...document.querySelectorAll(selector)];
    const need = (right, words) => right || findings.push(words);
    need(document.documentElement.lang, "the page says no language");
    need(document.title.trim(), "the page has no title");
    need(document.querySelector("meta[name=viewport]"), "the page says nothing to phones (viewport)");
    const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]")?.content ?? "";
    need(/^default-src 'none'/.test(policy), "the page has no content-security policy");
    need(!/unsafe/.test(policy), "the content-security policy is unsafe");
    need(all("script").length === 1, `the page has ${all("script").length} scripts, not one`);
    need(all("h1").length === 1, `the page has ${all("h1").length} h1, not one`);
    let level = 0;
    for (const heading of all("h1, h2, h3, h4, h5, h6")) {
        const now = Number(heading.tagName[1]);
        need(now <= level + 1, `heading "${heading.textContent.trim()}" skips a level`);
        level = now;
    }
    need(!all("table th:not([scope])").length, "a table has heads without scope");
    const ids = all("[id]").map((one) => one.id);
    need(new Set(ids).size === ids.length, "two elements have one id");
    for (const link of all('a[href^="#"]'))
        need(document.getElementById(link.getAttribute("href").slice(1)), `${link.outerHTML} leads nowhere`);
    for (const link of all("[src], link[href]")) need(false, `the page refers to ${link.outerHTML}`);
    need(!all("[style]:not(.tooltip, .plot *)").length, "an element has a style of its own");
    need(!all("[onclick], [onload], [onerror]").length, "an element has a handler written in HTML");
    return findings;
}

// Words against what is behind them: 4.5 to 1 at least (3 to 1 where they are large).
export function contrasts() {
    const LEAST = 4.5, LARGE = 24;
    const parse = (colour) => colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    const light = (colour) => {
        const [r, g, b] = parse(colour).map((x) => x / 255)
            .map((x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const clear = (colour) => colour === "transparent" || parse(colour)[3] === 0;
    function behind(element) {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (!clear(colour)) return colour;
        }
        return "rgb(255, 255, 255)";
    }
    const findings = new Set();
    function look(element, colour, back, size) {
        const [a, b] = [light(colour), light(back)];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < (size >= LARGE ? 3 : LEAST))
            findings.add(`${ratio.toFixed(1)} to 1 for "${element.textContent.trim().slice(0, 30)}"`);
    }
    const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    for (const element of document.querySelectorAll("body *:not(svg, svg *, script)")) {
        if (!own(element) || !element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        look(element, style.color, behind(element), parseFloat(style.fontSize));
    }
    for (const svg of document.querySelectorAll(".plot svg")) {
        const cells = [...svg.querySelectorAll('g[aria-label="cell"] rect')];
        const inCells = cells.length ? [...svg.querySelectorAll('g[aria-label="text"]')].at(-1) : null;
        for (const text of svg.querySelectorAll("text")) {
            const within = text.parentElement === inCells;
            const box = within && text.getBoundingClientRect();
            const cell = within && cells.find((one) => {
                const {left, right, top, bottom} = one.getBoundingClientRect();
                const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
                return left < x && x < right && top < y && y < bottom;
            });
            const fill = cell ? getComputedStyle(cell).fill : "transparent";
            look(text, getComputedStyle(text).fill, clear(fill) || fill === "none" ? behind(svg) : fill, 12);
        }
    }
    return [...findings];
}

// What must be seen without scrolling.
export function firstScreen() {
    const lowest = document.documentElement.clientHeight;
    return ["h1", ".answer", ".sure", ".hinges"].flatMap((selector) => {
        const element = document.querySelector(selector);
        if (!element) return [`there is no ${selector}`];
        const {bottom} = element.getBoundingClientRect();
        return bottom > lowest ? [`${selector} ends at ${Math.round(bottom)} of ${lowest} pixels`] : [];
    });
}

export function overflow() {
    const {scrollWidth, clientWidth} = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const widest = [...document.querySelectorAll("body *:not(svg *)")]
        .filter((one) => !one.parentElement.closest(".scroll, .plot"))
        .find((one) => one.getBoundingClientRect().right > clientWidth + 0.5);
    return [`the page is ${scrollWidth} pixels wide: ${widest?.outerHTML.slice(0, 80)}`];
}

// Words of SVG that stand outside their picture or on each other.
export function crowded() {
    const findings = [];
    for (const svg of document.querySelectorAll(".plot svg.picture")) {
        const caption = (svg.getAttribute("aria-label") ?? "").slice(0, 60);
        const frame = svg.getBoundingClientRect();
        const boxes = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim())
            .map((text) => [text.textContent, text.getBoundingClientRect()]);
        for (const [words, box] of boxes)
            if (box.left < frame.left - 2 || box.right > frame.right + 2 ||
                box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
                findings.push(`"${caption}": "${words.slice(0, 40)}" leaves the picture`);
        const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 ||
            a.bottom <= b.top + 3 || b.bottom <= a.top + 3;
        boxes.forEach(([words, box], i) => {
            const other = boxes.slice(i + 1).find(([, second]) => !apart(box, second));
            const short = (said) => `"${said.slice(0, 40)}"`;
            if (other) findings.push(`"${caption}": ${short(words)} lies on ${short(other[0])}`);
        });
    }
    return findings;
}
