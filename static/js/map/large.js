// The large map: tiles, or the outlines of the provinces where tiles don't come, with our pins.
import { keepListInStep } from "./list.js";
import { Pins } from "./pins.js";

const TILES = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png";
// Where the drawing of the server lies on the globe.
const DRAWING = [
    [50.74848, 3.35854],
    [53.5616, 7.23162],
];

export function open(leaflet, root) {
    const stage = root.querySelector(".map__stage");
    const [west, south, east, north] = root.dataset.box.split(",").map(Number);
    stage.hidden = false;
    const limits = { minZoom: 6, maxZoom: 15, maxBounds: leaflet.latLngBounds(DRAWING).pad(1) };
    const map = leaflet.map(stage, { ...options(), ...limits, zoomControl: false });
    map.attributionControl.setPrefix('<a href="https://leafletjs.com/">Leaflet</a>');
    leaflet.control.zoom({ zoomInTitle: "Zoom in", zoomOutTitle: "Zoom uit" }).addTo(map);
    const bounds = leaflet.latLngBounds([south, west], [north, east]);
    // On a phone the whole country would be a stamp: there its edges may fall off.
    map.setView(bounds.getCenter(), Math.max(7, map.getBoundsZoom(bounds)), { animate: false });
    addGround(leaflet, map, root);
    const pins = new Pins(leaflet, map, root);
    keepListInStep(map, root, pins);
    root.querySelector(".map__drawing").remove();
    stage.focus();
}

function options() {
    const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    return { zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves, inertia: moves };
}

function addGround(leaflet, map, root) {
    const outlines = leaflet.svgOverlay(copyOfDrawing(root), DRAWING, { pane: "tilePane" });
    const status = root.querySelector(".map__ground");
    const tiles = leaflet.tileLayer(TILES, {
        attribution: "Kaartgegevens © Kadaster",
        bounds: leaflet.latLngBounds(DRAWING).pad(0.1),
        className: "map__tiles",
    });
    tiles.on("tileerror", () => {
        if (map.hasLayer(outlines)) return;
        outlines.addTo(map);
        status.textContent = "De achtergrond van de kaart laadt niet. Je ziet de provincies.";
    });
    tiles.on("tileload", () => {
        if (!map.hasLayer(outlines)) return;
        outlines.remove();
        status.textContent = "";
    });
    tiles.addTo(map);
}

function copyOfDrawing(root) {
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawing.setAttribute("viewBox", "0 0 613 724");
    for (const province of root.querySelectorAll(".map__province")) {
        drawing.append(province.cloneNode());
    }
    return drawing;
}
