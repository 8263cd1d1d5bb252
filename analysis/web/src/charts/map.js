// The world in equal areas: each member state of the United Nations as a shape, or as a dot where its
// shape is missing or too small to see. What has no value, and what is no member state, is palest grey.
// SPDX-License-Identifier: GPL-3.0-or-later
import {dot, geo} from "@observablehq/plot";
import {geoEqualEarth, geoPath} from "d3";
import {feature} from "topojson-client";
import world from "world"; // made by build.mjs: {topology, dots: [[code, longitude, latitude], ...]}
import {classes} from "../colour.js";
import {absent, legend, nothing, picture} from "../picture.js";
import {text, value} from "../table.js";
import {isolated} from "../text.js";

const SEEN = 8; // square pixels: a smaller shape gets a dot as well
const EDGE = 6;
const TURN = [-11, 0]; // so that no state is cut in two by the map's edge
const features = feature(world.topology, world.topology.objects.countries).features;
const land = {type: "GeometryCollection", geometries: [...features.map((one) => one.geometry),
    {type: "MultiPoint", coordinates: world.dots.map(([, x, y]) => [x, y])}]};
const BORDER = {stroke: "var(--paper)", strokeWidth: 0.5, strokeLinejoin: "round"};

// All maps of a page are of one width: where things lie is reckoned once.
let laid = {};
function lay(width) {
    if (laid.width === width) return laid;
    const height = Math.round(width * 0.45);
    const projection = geoEqualEarth().rotate(TURN)
        .fitExtent([[EDGE, EDGE], [width - EDGE, height - EDGE]], land);
    const path = geoPath(projection);
    const small = features.filter((one) => one.id && path.area(one) < SEEN)
        .map((one) => ({id: one.id, at: projection.invert(path.centroid(one))}));
    const dots = [...small, ...world.dots.map(([id, x, y]) => ({id, at: [x, y]}))];
    laid = {width, height, projection, dots};
    return laid;
}

export function map(data, width) {
    const {rows, unit} = data;
    if (!rows.length) return nothing();
    const of = new Map(rows.map((row) => [row.key, row]));
    const scale = classes(rows.map((row) => value(row, "value")), data.attributes.diverging === "1");
    const none = absent(data);
    const number = (id) => of.has(id) ? value(of.get(id), "value") : null;
    const says = (id) => !of.has(id) ? null : `${isolated(of.get(id).name)}: ${
        number(id) === null ? none : `${text(of.get(id), "value")} ${unit}`}`;
    const {height, projection, dots} = lay(width);
    const fill = (one) => scale.of(number(one.id)).colour;
    const shown = features.filter((one) => of.has(one.id));
    const svg = picture(data, {
        width, height, margin: 0, projection, color: {type: "identity"},
        marks: [
            geo(features.filter((one) => !of.has(one.id)), {fill: "var(--none)", ...BORDER}),
            geo(shown, {fill, ...BORDER, ariaLabel: (one) => says(one.id)}),
            dot(dots.filter((one) => of.has(one.id)), {x: (one) => one.at[0],
                y: (one) => one.at[1], r: width > 700 ? 3.5 : 2.2, fill,
                stroke: (one) => number(one.id) === null ? "var(--axis)" : "var(--dot-line)",
                strokeWidth: width > 700 ? 0.75 : 0.5, ariaLabel: (one) => says(one.id)}),
        ],
    });
    return [legend([...unit ? [{colour: "transparent", said: unit, kind: "unit"}] : [], ...scale.items,
        {colour: "var(--none)", said: none}], "legend scale"), svg];
}
