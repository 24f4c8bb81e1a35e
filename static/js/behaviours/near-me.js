// A button that fills in the postcode around you. Your location stays in this browser: it is held
// against a table of postcodes, and only the postcode of four digits goes into the form.
const FARTHEST_KM = 15;

function nearest(table, lat, lon) {
    const shrink = Math.cos((lat * Math.PI) / 180);
    let found = ["", Infinity];
    for (const [postcode, [otherLat, otherLon]] of Object.entries(table)) {
        const km = 111.2 * Math.hypot(otherLat - lat, (otherLon - lon) * shrink);
        if (km < found[1]) found = [postcode, km];
    }
    return found;
}

export function attach(button) {
    const field = document.getElementById(button.dataset.field);
    const status = document.getElementById(`${button.dataset.field}-status`);
    if (!navigator.geolocation || !field) return;
    button.hidden = false;

    async function fill({ coords }) {
        const table = await (await fetch(button.dataset.table)).json();
        const [postcode, km] = nearest(table, coords.latitude, coords.longitude);
        if (km > FARTHEST_KM) return tell("Je bent nu niet in Nederland. Vul zelf een plaats in.");
        tell("");
        field.value = postcode;
        field.form.requestSubmit();
    }

    function tell(words) {
        status.textContent = words;
    }
    function fail() {
        tell("We konden niet zien waar je bent. Vul je postcode of plaats in.");
    }

    button.addEventListener("click", () => {
        tell("Even kijken waar je bent…");
        const wait = { maximumAge: 600000, timeout: 10000 };
        const found = (position) => fill(position).catch(fail);
        navigator.geolocation.getCurrentPosition(found, fail, wait);
    });
}
