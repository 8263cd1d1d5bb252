// Opens reports in a real browser and says what is wrong with them, as JSON:
//     node tests/browser/check_page.mjs [--pictures FOLDER] [--only VIEW] PAGE...
// Each page: its findings (sentences, none when all is well) and how long it took to load. Exit code 1 when
// there are findings. VIEW: desk, phone, narrow, light, dark, resized, script, keyboard, pointer or paper.
// Needs Chromium (CTG_CHROMIUM names another) and `npm ci` in this folder.
// SPDX-License-Identifier: GPL-3.0-or-later
import {existsSync, mkdirSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {parseArgs} from "node:util";
import {chromium} from "playwright-core";
import {drawn} from "./drawn.mjs";
import {contrasts, crowded, firstScreen, overflow, wellMade} from "./readable.mjs";

const DESK = {width: 1280, height: 800}, PHONE = {width: 390, height: 844};
const NARROW = {width: 320, height: 640};
const A4 = {width: 595, height: 842, pixels: 985}; // points; pixels of a page within its margins
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const {values: options, positionals: pages} = parseArgs({
    allowPositionals: true, options: {pictures: {type: "string"}, only: {type: "string"}}});

// A view of the page in which everything that a careless page would do is noticed.
async function opened(browser, url, findings, where, settings) {
    const context = await browser.newContext(settings);
    const page = await context.newPage();
    const say = (words) => findings.push(`${where}: ${words}`);
    page.on("console", (message) => say(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (fault) => say(`error: ${fault.message}`));
    page.on("request", (request) => request.url() !== url && say(`asks for ${request.url()}`));
    page.on("dialog", (dialog) => {
        say(`opens a box: ${dialog.message()}`);
        dialog.dismiss();
    });
    await page.goto(url, {waitUntil: "load"});
    if (settings.javaScriptEnabled !== false) await settled(page);
    findings.time ??= await page.evaluate(() => ({...performance.getEntriesByType("navigation")[0].toJSON(),
        drawn: performance.getEntriesByName("drawn")[0]?.startTime ?? 0}));
    return {page, say, look: async (what) => (await page.evaluate(what)).forEach(say),
        close: () => context.close()};
}

// All charts stand, or five seconds are over, and the browser has shown it.
const settled = (page) => page.evaluate(() => new Promise((done) => {
    const begun = performance.now();
    const look = () => "drawn" in document.documentElement.dataset || performance.now() - begun > 5000
        ? requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))) : setTimeout(look, 10);
    look();
}));

async function picture(page, name) {
    if (!options.pictures) return;
    mkdirSync(options.pictures, {recursive: true});
    await page.screenshot({path: join(options.pictures, `${name}.png`), fullPage: true});
}

const onScreen = (where, viewport) => async (browser, url, findings, name) => {
    const view = await opened(browser, url, findings, where, {viewport, hasTouch: viewport !== DESK});
    await view.look(overflow);
    if (viewport !== NARROW) await view.look(firstScreen);
    await view.look(drawn);
    await view.look(crowded);
    if (viewport === DESK) await view.look(wellMade);
    await picture(view.page, `${name}-${where}`);
    await view.close();
};

const inColour = (colorScheme) => async (browser, url, findings, name) => {
    const view = await opened(browser, url, findings, colorScheme, {viewport: DESK, colorScheme});
    await view.page.evaluate(() => document.querySelectorAll("details").forEach((one) => {
        one.open = one.querySelectorAll("tr").length < 100;
    }));
    await view.look(contrasts);
    if (colorScheme === "dark") await picture(view.page, `${name}-dark`);
    await view.close();
};

// A window that becomes narrower has its charts drawn anew, to the new width.
async function resized(browser, url, findings) {
    const view = await opened(browser, url, findings, "resized", {viewport: DESK});
    await view.page.setViewportSize(PHONE);
    await settled(view.page);
    await view.look(drawn);
    await view.look(overflow);
    const wide = await view.page.evaluate(() => [...document.querySelectorAll(".plot svg.picture:not(.over)")]
        .filter((svg) => Math.abs(svg.getAttribute("width") - svg.closest(".plot").clientWidth) > 1).length);
    if (wide) view.say(`${wide} charts keep their old width`);
    await view.close();
}

async function withoutScript(browser, url, findings, name) {
    const view = await opened(browser, url, findings, "no script",
        {viewport: PHONE, javaScriptEnabled: false});
    const {page, say} = view;
    const holes = await page.locator(".plot").evaluateAll((plots) => plots.filter((plot) =>
        plot.clientHeight > 1).length);
    if (holes) say(`${holes} empty charts take room`);
    const summaries = await page.locator("figure.chart summary").all();
    for (const summary of summaries) await summary.click();
    const unread = await page.locator("figure.chart").evaluateAll((figures) => figures.filter((figure) => {
        const cells = [...figure.querySelectorAll("tbody th, td[data-value]")];
        return !cells.length || cells.some((cell) => !cell.checkVisibility()) ||
            cells.some((cell) => cell.dataset.value && !cell.textContent.trim());
    }).length);
    if (unread) say(`${unread} tables cannot be read`);
    await view.look(overflow);
    await picture(page, `${name}-no-script`);
    await view.close();
}

const focused = () => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const order = [...document.querySelectorAll("*")].indexOf(at);
    return {tag: at.tagName, order, words: at.textContent.trim().slice(0, 30), href: at.getAttribute("href"),
        skip: at.classList.contains("skip"), seen: style.outlineStyle !== "none" &&
            parseFloat(style.outlineWidth) >= 2, inside: at.getBoundingClientRect().right > 0};
};

async function byKeyboard(browser, url, findings) {
    const view = await opened(browser, url, findings, "keyboard", {viewport: DESK});
    const {page, say} = view;
    const want = await page.locator("a[href], summary").count();
    let before = -1, reached = 0, first = true;
    for (;;) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(focused);
        if (at.tag === "BODY" || at.order <= before) break;
        if (first && !at.skip) say("the first stop is no skip link");
        if (!at.seen) say(`focus is not seen on ${at.tag} "${at.words}"`);
        if (!at.inside) say(`focus goes out of sight on ${at.tag} "${at.words}"`);
        if (at.tag === "A" || at.tag === "SUMMARY") reached += 1;
        first = false;
        before = at.order;
    }
    if (reached !== want) say(`Tab reaches ${reached} of ${want} links and summaries`);
    const summary = page.locator("summary").first();
    if (await summary.count()) {
        await summary.focus();
        await page.keyboard.press("Enter");
        if (!await summary.evaluate((one) => one.parentElement.open)) say("Enter does not open a table");
    }
    await view.close();
}

async function byPointer(browser, url, findings) {
    const view = await opened(browser, url, findings, "pointer", {viewport: DESK});
    const {page, say} = view;
    for (const figure of await page.locator("figure.chart:has(svg)").all()) {
        const kind = await figure.getAttribute("data-chart");
        const over = kind === "fan" || kind === "lines";
        const mark = over ? figure.locator("svg").first()
            : figure.locator("svg :is(path, rect, circle)[aria-label]").last();
        await mark.hover({force: true});
        await settled(page);
        const said = over ? await figure.locator('svg g[aria-label="tip"]').first().textContent()
            : await page.locator(".tooltip").evaluate((box) => box.checkVisibility() ? box.textContent : "");
        if (!said.trim()) say(`${kind} says nothing under the pointer`);
    }
    await view.close();
}

async function onPaper(browser, url, findings, name) {
    const view = await opened(browser, url, findings, "paper", {viewport: DESK, colorScheme: "dark"});
    const {page, say} = view;
    await page.emulateMedia({media: "print"});
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await view.look(contrasts);
    const cut = await page.locator("svg.picture").evaluateAll((svgs, most) => svgs.filter((svg) =>
        getComputedStyle(svg).breakInside !== "avoid" || svg.getBoundingClientRect().height > most).length,
    A4.pixels);
    if (cut) say(`${cut} charts are cut by the ends of pages`);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    const path = options.pictures && join(options.pictures, `${name}.pdf`);
    const pdf = (await page.pdf({path, preferCSSPageSize: true})).toString("latin1");
    const [, width, height] = pdf.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/) ?? [];
    if (Math.round(width) !== A4.width || Math.round(height) !== A4.height) say("the paper is not A4");
    await view.close();
}

const VIEWS = {
    desk: onScreen("desk", DESK), phone: onScreen("phone", PHONE), narrow: onScreen("narrow", NARROW),
    light: inColour("light"), dark: inColour("dark"), resized, script: withoutScript,
    keyboard: byKeyboard, pointer: byPointer, paper: onPaper,
};

async function check(browser, file) {
    const url = pathToFileURL(resolve(file)).href, name = basename(file, ".html"), findings = [];
    for (const view of options.only ? [options.only] : Object.keys(VIEWS))
        await VIEWS[view](browser, url, findings, name);
    const {domContentLoadedEventEnd, loadEventEnd, drawn: drawnAt} = findings.time;
    return {page: file, findings, ready_ms: Math.round(domContentLoadedEventEnd),
        loaded_ms: Math.round(loadEventEnd), drawn_ms: Math.round(drawnAt)};
}

if (!pages.length || (options.only && !Object.hasOwn(VIEWS, options.only))) {
    const views = Object.keys(VIEWS).join("|");
    console.error(`usage: check_page.mjs [--pictures FOLDER] [--only ${views}] PAGE...`);
    process.exit(2);
}
const executablePath = process.env.CTG_CHROMIUM ?? BROWSERS.find(existsSync);
const browser = await chromium.launch({executablePath,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : []});
const results = [];
for (const file of pages) results.push(await check(browser, file));
await browser.close();
console.log(JSON.stringify(results, null, 2));
process.exit(results.some((one) => one.findings.length) ? 1 : 0);
