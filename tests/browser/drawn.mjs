// Run inside the page: does every chart show what its table says? Positions must lie on one straight line
// with the numbers, counts must be those of the rows. Gives sentences about what is wrong.
// SPDX-License-Identifier: GPL-3.0-or-later

export function drawn() {
    const PIXELS = 0.75; // as far as a mark may lie from where its number belongs
    const findings = [];

    const numberOf = (td) => td?.dataset.value ? Number(td.dataset.value) : null;
    function tableOf(figure) {
        const keys = [...figure.querySelectorAll("thead th")].slice(1).map((th) => th.dataset.key);
        return [...figure.querySelectorAll("tbody tr")].map((tr) => {
            const tds = [...tr.querySelectorAll("td")];
            return {key: tr.querySelector("th").dataset.key, name: tr.querySelector("th").textContent.trim(),
                numbers: Object.fromEntries(keys.map((key, i) => [key, numberOf(tds[i])])),
                texts: Object.fromEntries(keys.map((key, i) => [key, tds[i]?.textContent.trim()]))};
        });
    }

    // The largest distance of the pixels from the line through the two most distant numbers.
    function astray(pixels, numbers) {
        const order = numbers.map((_, i) => i).sort((a, b) => numbers[a] - numbers[b]);
        const [first, last] = [order[0], order.at(-1)];
        const slope = (pixels[last] - pixels[first]) / (numbers[last] - numbers[first] || 1);
        return Math.max(0, ...pixels.map((x, i) =>
            Math.abs(x - pixels[first] - slope * (numbers[i] - numbers[first]))));
    }

    const marks = (figure, name, tag) => [...figure.querySelectorAll(`svg g[aria-label="${name}"] ${tag}`)];
    const centre = (circle) => Number(circle.getAttribute("cx"));
    const points = (path) => [...path.getAttribute("d").matchAll(/[ML](-?[\d.e+-]+),(-?[\d.e+-]+)/g)]
        .map(([, x, y]) => [Number(x), Number(y)]);

    function same(say, pixels, numbers) {
        if (pixels.length !== numbers.length)
            say(`has ${pixels.length} marks for ${numbers.length} numbers`);
        else if (astray(pixels, numbers) > PIXELS)
            say(`has a mark ${astray(pixels, numbers).toFixed(1)} pixels from where its number belongs`);
    }

    const present = (rows, key) => rows.map((row) => row.numbers[key]).filter((x) => x !== null);

    // Lines in the order of their numbers' table must be found among the paths, in any order.
    function sameLines(say, paths, series) {
        for (const [key, numbers] of series) {
            const fits = paths.some((path) => {
                const ys = points(path).map(([, y]) => y);
                return ys.length === numbers.length && astray(ys, numbers) <= PIXELS;
            });
            if (!fits) say(`has no line that goes through the ${numbers.length} numbers of ${key}`);
        }
    }

    const CHECKS = {
        fan(say, figure, rows) {
            const keys = Object.keys(rows[0].numbers);
            sameLines(say, marks(figure, "line", "path"), keys.filter((key) => /_median$/.test(key))
                .map((key) => [key, present(rows, key)]));
            const areas = marks(figure, "area", "path");
            const bands = keys.filter((key) => /_p(05|25)$/.test(key));
            if (areas.length !== bands.length) say(`has ${areas.length} areas for ${bands.length} bands`);
            for (const key of bands) {
                const upper = key.replace("p05", "p95").replace("p25", "p75");
                const numbers = [...present(rows, upper), ...present(rows, key).reverse()];
                if (!areas.some((area) => astray(points(area).map(([, y]) => y), numbers) <= PIXELS &&
                    points(area).length === numbers.length))
                    say(`has no area between ${key} and ${upper}`);
            }
            const {from} = figure.dataset;
            if (from && !figure.querySelector("svg").textContent.includes(from)) say(`does not mark ${from}`);
        },
        lines(say, figure, rows) {
            sameLines(say, marks(figure, "line", "path"), Object.keys(rows[0].numbers)
                .map((key) => [key, present(rows, key)]).filter(([, numbers]) => numbers.length));
        },
        histogram(say, figure, rows) {
            const bars = marks(figure, "rect", "rect");
            const counts = bars.map((bar) =>
                Number(bar.getAttribute("aria-label").match(/: ([\d\s]+) replicates?$/)[1].replace(/\s/g, "")));
            const sum = counts.reduce((a, b) => a + b, 0), all = present(rows, "difference").length;
            if (sum !== all) say(`counts ${sum} of ${all} replicates`);
            same(say, [0, ...bars.map((bar) => Number(bar.getAttribute("height")))], [0, ...counts]);
            const words = figure.querySelector("svg").textContent;
            const below = present(rows, "difference").filter((x) => x < 0).length;
            const grouped = String(below).replace(/\B(?=(\d{3})+$)/g, "\u202f");
            if (!new RegExp(`below 0: ${grouped}(?!\\d)`).test(words))
                say(`does not say that ${below} are below 0`);
        },
        map(say, figure, rows) {
            const box = figure.querySelector("svg").getBoundingClientRect();
            const shapes = [...figure.querySelectorAll("svg :is(path, circle)[aria-label]")];
            const said = new Map();
            for (const shape of shapes) {
                const label = shape.getAttribute("aria-label");
                said.set(label, [...(said.get(label) ?? []), shape]);
            }
            for (const row of rows) {
                const x = row.numbers.value;
                const found = [...said].find(([label]) => label.startsWith(`\u2068${row.name}\u2069: `) &&
                    label.includes(x !== null ? row.texts.value
                        : figure.dataset.diverging === "1" ? "cannot be told from 0" : "no value"));
                const seen = found?.[1].some((shape) => {
                    const {left, right, top, bottom, width, height} = shape.getBoundingClientRect();
                    return width * height >= 8 && left >= box.left - 1 && right <= box.right + 1 &&
                        top >= box.top - 1 && bottom <= box.bottom + 1;
                });
                if (!seen) say(`does not show ${row.key}`);
                const sign = x === null ? "none" : x === 0 ? "zero" : x < 0 ? "neg" : "(pos|seq)";
                if (found && !found[1].every((shape) =>
                    new RegExp(`--${sign}\\b`).test(shape.getAttribute("fill"))))
                    say(`gives ${row.key} a colour of the wrong side`);
            }
        },
        intervals(say, figure, rows) {
            same(say, marks(figure, "dot", "circle").map(centre), present(rows, "mean"));
            const ends = marks(figure, "link", "path").flatMap((path) => points(path).map(([x]) => x));
            same(say, ends, rows.flatMap(({numbers: {low, high}}) =>
                low === null || high === null ? [] : [low, high]));
            const dots = marks(figure, "dot", "circle");
            rows.filter((row) => row.numbers.mean !== null).forEach((row, i) => {
                if (row.texts.unclear && dots[i]?.getAttribute("stroke") !== "var(--unclear)")
                    say(`gives ${row.name} a side, of which it cannot be told`);
            });
            named(say, figure, rows);
        },
        pairs(say, figure, rows) {
            const [a, b] = Object.keys(rows[0].numbers);
            const circles = figure.querySelectorAll("svg").length; // each picture has all a, then all b
            const found = [...figure.querySelectorAll("svg")].flatMap((svg) => {
                const [one, two] = svg.querySelectorAll('g[aria-label="dot"]');
                return [...one.children, ...two.children].map(centre);
            });
            if (circles === 1) same(say, found, [...present(rows, a), ...present(rows, b)]);
            else if (found.length !== present(rows, a).length + present(rows, b).length)
                say("lacks dots");
            named(say, figure, rows);
        },
        bars(say, figure, rows) {
            const bars = marks(figure, "bar", "rect").filter((bar) => !bar.closest(".hit"));
            const shown = present(rows, "value");
            same(say, [0, ...bars.map((bar, i) => Math.sign(shown[i]) * Number(bar.getAttribute("width")))],
                [0, ...shown]);
            named(say, figure, rows);
        },
        matrix(say, figure, rows) {
            const cells = marks(figure, "cell", "rect");
            const want = rows.flatMap((row) => Object.keys(row.numbers)
                .map((key) => [row.numbers[key], row.texts[key]]));
            if (cells.length !== want.length) say(`has ${cells.length} cells for ${want.length} numbers`);
            const words = [...figure.querySelectorAll("svg text")].map((text) => text.textContent);
            const lost = want.filter(([x, said]) => x !== null && !words.includes(said));
            if (lost.length) say(`does not write ${lost[0][1]}`);
        },
    };

    // Every row has its place under the pointer, with its whole name.
    function named(say, figure, rows) {
        const hits = [...figure.querySelectorAll(".hit rect")].map((hit) => hit.getAttribute("aria-label"));
        if (hits.length !== rows.length) say(`names ${hits.length} of ${rows.length} rows`);
        rows.forEach((row, i) => {
            if (!hits[i]?.startsWith(`\u2068${row.name}\u2069: `)) say(`does not name ${row.name}`);
        });
    }

    for (const figure of document.querySelectorAll("figure.chart")) {
        const caption = figure.querySelector("figcaption")?.textContent.trim() ?? "";
        const kind = figure.dataset.chart;
        const say = (words) => findings.push(`${kind} "${caption.slice(0, 60)}" ${words}`);
        const rows = tableOf(figure);
        const svgs = [...figure.querySelectorAll(".plot svg.picture")];
        if (!CHECKS[kind]) say("is of no known type");
        else if (!svgs.length) rows.some((row) => Object.values(row.numbers).some((x) => x !== null)) &&
            say("is not drawn");
        else CHECKS[kind](say, figure, rows);
        for (const svg of svgs) {
            if (svg.getAttribute("role") !== "img" || !caption ||
                !svg.getAttribute("aria-label")?.startsWith(caption))
                say("has no words for a screen reader");
            if (/NaN|undefined|Infinity/.test(svg.outerHTML.replace(/aria-label="[^"]*"|>[^<]*</g, "")))
                say("has a mark at no place");
        }
    }
    return findings;
}
