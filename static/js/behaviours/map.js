// The drawing of the map, with a button that puts a large map in its place. Until it is pressed
// nothing is fetched, and no other host hears of the visitor.
export function attach(root) {
    const offer = root.querySelector(".map__open");
    const button = offer.querySelector("button");
    offer.hidden = false;
    button.addEventListener("click", async () => {
        button.disabled = true;
        try {
            const [leaflet, { open }] = await Promise.all([load(root), import("../map/large.js")]);
            open(leaflet, root);
            offer.remove();
        } catch {
            button.disabled = false;
            root.querySelector(".map__status").textContent =
                "De grote kaart laadt nu niet. De kaart hierboven werkt gewoon.";
        }
    });
}

// Leaflet is a plain script that leaves one global; our own modules get it handed to them.
async function load({ dataset }) {
    await Promise.all([
        added("link", { rel: "stylesheet", href: dataset.style }),
        added("script", { src: dataset.script }),
    ]);
    return window.L;
}

function added(name, properties) {
    return new Promise((resolve, reject) => {
        const element = Object.assign(document.createElement(name), properties);
        element.addEventListener("load", resolve);
        element.addEventListener("error", () => {
            element.remove();
            reject(new Error(name));
        });
        document.head.append(element);
    });
}
