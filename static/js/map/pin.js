// One pin: an activity, which tells what it is, or a group, which leads closer.
export function pin(leaflet, map, { geometry, properties }) {
    const [lon, lat] = geometry.coordinates;
    const { count = 1, title, when } = properties;
    const label = title ? `${title}, ${when}` : `${count} activiteiten, zoom in`;
    const marker = leaflet.marker([lat, lon], { icon: icon(leaflet, count), title: label });
    marker.addTo(map).getElement().setAttribute("aria-label", label);
    const choose = () => (title ? tell(leaflet, map, marker, properties) : enter(map, marker, properties));
    marker.on("click", choose);
    marker.on("keydown", ({ originalEvent }) => originalEvent.key === "Enter" && choose());
    return marker;
}

function icon(leaflet, count) {
    const side = count === 1 ? 24 : Math.min(44, 28 + 5 * Math.log10(count));
    const className = count === 1 ? "pin pin--single" : "pin";
    const text = count < 1000 ? String(count) : `${Math.floor(count / 1000)}k`;
    return leaflet.divIcon({ className, html: count === 1 ? "" : text, iconSize: [side, side] });
}

// Nothing takes one spot apart but the list, which follows the map.
function enter(map, marker, { spot }) {
    if (spot) map.fire("spot");
    const zoom = spot ? map.getMaxZoom() : Math.min(map.getMaxZoom(), map.getZoom() + 2);
    map.setView(marker.getLatLng(), zoom);
}

function tell(leaflet, map, marker, { title, url, when }) {
    const words = document.createElement("p");
    const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
    words.append(link, document.createElement("br"), when);
    const popup = leaflet.popup({ minWidth: 200 }).setLatLng(marker.getLatLng()).setContent(words).openOn(map);
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", "Sluit");
    popup.getElement().addEventListener("keydown", ({ key }) => key === "Escape" && map.closePopup());
    popup.once("remove", () => marker.getElement()?.focus());
    link.focus();
}
