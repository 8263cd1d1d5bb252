// Bundles src into dist: `node build.mjs STATES.csv DIST`, in a folder whose node_modules stand. The same
// sources give the same bytes. The world is made from world-atlas (Natural Earth, public domain): shapes
// of the 110m file by alpha-3 code, and for each member state that it lacks the middle of its largest
// land in the 10m file.
// SPDX-License-Identifier: GPL-3.0-or-later
import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {geoArea, geoCentroid} from "d3";
import esbuild from "esbuild";
import {feature, quantize} from "topojson-client";

const GRID = 1e4;
const ANTARCTICA = "010";
const [statesFile, dist] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const read = (name) => readFileSync(name, "utf8");
const atlas = (name) => JSON.parse(read(require.resolve(`world-atlas/${name}`)));

const STATES = new Map(read(statesFile).trim().split(/\r?\n/).slice(1).map((line) => {
    const [code, number] = line.split(",");
    return [Number(number), code];
}));

// The same shapes on a coarser grid: a tenth of a pixel on a map of a thousand.
function coarser(topology) {
    const {transform} = topology;
    const arcs = topology.arcs.map((arc) => {
        const point = untransformed(transform);
        return arc.map(point);
    });
    return quantize({type: "Topology", objects: topology.objects, arcs}, GRID);
}

function untransformed({scale, translate}) {
    let x = 0, y = 0;
    return ([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]];
}

function largestPart(shape) {
    if (shape.geometry.type === "Polygon") return shape;
    const parts = shape.geometry.coordinates.map((coordinates) => ({type: "Polygon", coordinates}));
    return parts.reduce((a, b) => geoArea(b) > geoArea(a) ? b : a);
}

function world() {
    const shapes = atlas("countries-110m.json");
    const {countries} = shapes.objects;
    const kept = countries.geometries.filter((one) => one.id !== ANTARCTICA);
    countries.geometries = kept.map(({type, arcs, id}) => {
        const code = STATES.get(Number(id));
        return code ? {type, arcs, id: code} : {type, arcs};
    });
    const topology = coarser({...shapes, objects: {countries}});
    const drawn = new Set(countries.geometries.map((one) => one.id));
    const fine = atlas("countries-10m.json");
    const dots = new Map(feature(fine, fine.objects.countries).features
        .filter((one) => STATES.has(Number(one.id)) && !drawn.has(STATES.get(Number(one.id))))
        .map((one) => [STATES.get(Number(one.id)),
            ...geoCentroid(largestPart(one)).map((degrees) => Number(degrees.toFixed(2)))])
        .map((dot) => [dot[0], dot]));
    const lost = [...STATES.values()].filter((code) => !drawn.has(code) && !dots.has(code));
    if (lost.length) throw new Error(`No shape and no dot: ${lost.join(" ")}`);
    return {topology, dots: [...dots.values()].sort((a, b) => a[0] < b[0] ? -1 : 1)};
}

const worldModule = {
    name: "world",
    setup(build) {
        build.onResolve({filter: /^world$/}, () => ({path: "world", namespace: "made"}));
        build.onLoad({filter: /.*/, namespace: "made"}, () => (
            {contents: JSON.stringify(world()), loader: "json"}));
    },
};

// The licence of every package of which at least a byte is in the bundle.
function licences(inputs) {
    const used = Object.entries(inputs).filter(([, {bytesInOutput}]) => bytesInOutput)
        .map(([name]) => name.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean);
    const names = [...new Set([...used, "world-atlas"])].sort();
    return names.map((name) => {
        const {version, license} = JSON.parse(read(`node_modules/${name}/package.json`));
        const text = read(`node_modules/${name}/LICENSE`).trim();
        return `${name} ${version} (${license})\n\n${text}\n`;
    }).join(`\n${"-".repeat(72)}\n\n`);
}

const OPTIONS = {minify: true, charset: "ascii", legalComments: "none", write: false, logLevel: "warning",
    target: ["chrome111", "firefox115", "safari16.4"]};

async function bundled(entry, options = {}) {
    const made = await esbuild.build({entryPoints: [entry], outdir: "out", ...OPTIONS, ...options});
    if (made.warnings.length) throw new Error(`esbuild warns of ${entry}`);
    return {text: made.outputFiles[0].text, metafile: made.metafile};
}

const script = await bundled("src/main.js",
    {bundle: true, format: "iife", metafile: true, plugins: [worldModule]});
// esbuild leaves the letters of regular expressions; an escape means the same there.
script.text = script.text.replace(/[^\0-\x7f]/g, (letter) =>
    `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
const style = await bundled("src/report.css");
for (const [text, end] of [[script.text, "</script"], [script.text, "<!--"], [style.text, "</style"]])
    if (text.toLowerCase().includes(end)) throw new Error(`The bundle has ${end}`);
const [output] = Object.values(script.metafile.outputs);
const files = {"LICENSES.txt": licences(output.inputs), "report.css": style.text,
    "report.js": script.text};
const sum = (text) => createHash("sha256").update(text).digest("hex");
files.SHA256SUMS = Object.entries(files).map(([name, text]) => `${sum(text)}  ${name}\n`).join("");
mkdirSync(dist, {recursive: true});
for (const [name, text] of Object.entries(files)) writeFileSync(`${dist}/${name}`, text);
