// The pins in sight. The server makes groups of them for each zoom; whoever stays is left alone, so
// that the keyboard keeps its place.
import { pin } from "./pin.js";

export class Pins {
    shown = new Map();
    waiting = null;

    constructor(leaflet, map, root) {
        Object.assign(this, { leaflet, map, root });
        map.on("moveend", () => this.refresh());
        this.refresh();
    }

    async refresh() {
        this.waiting?.abort();
        this.waiting = new AbortController();
        const { pins, query } = this.root.dataset;
        const place = `bbox=${this.box()}&zoom=${this.map.getZoom()}`;
        try {
            const answer = await fetch(`${pins}?${query ? `${query}&` : ""}${place}`, {
                signal: this.waiting.signal,
            });
            if (answer.ok) this.show((await answer.json()).features);
        } catch (error) {
            if (error.name !== "AbortError") this.root.dataset.stale = "";
        }
    }

    // Out to whole tiles: who looks at the same town asks for the same address, which is kept.
    box() {
        const { min, max } = this.map.getPixelBounds();
        const zoom = this.map.getZoom();
        const corner = (point, round, inward) =>
            this.map.unproject(
                [Math[round](point.x / 256) * 256 + inward, Math[round](point.y / 256) * 256 + inward],
                zoom,
            );
        const [first, last] = [corner(min, "floor", 1), corner(max, "ceil", -1)];
        return [first.lng, last.lat, last.lng, first.lat].map((one) => one.toFixed(4)).join(",");
    }

    show(features) {
        const wanted = new Map(features.map((feature) => [JSON.stringify(feature), feature]));
        for (const [key, marker] of this.shown) {
            if (!wanted.has(key)) {
                if (marker.getElement() === document.activeElement) this.map.getContainer().focus();
                marker.remove();
                this.shown.delete(key);
            }
        }
        for (const [key, feature] of wanted) {
            if (!this.shown.has(key)) this.shown.set(key, pin(this.leaflet, this.map, feature));
        }
    }

    // The pin that stands for a row of the list.
    light(lat, lon) {
        this.dim();
        const at = this.leaflet.latLng(lat, lon);
        const far = (marker) => this.map.distance(marker.getLatLng(), at);
        const [nearest] = [...this.shown.values()].sort((one, other) => far(one) - far(other));
        nearest?.getElement().classList.add("pin--lit");
    }

    dim() {
        for (const marker of this.shown.values()) marker.getElement().classList.remove("pin--lit");
    }
}
