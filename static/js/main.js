// Binds the behaviours that a page asks for; every page works without them. A behaviour that adds to
// the page gets `bind` handed to it: two modules that import each other can't have hashed names.
const behaviours = {
    copy: () => import("./behaviours/copy.js"),
    counter: () => import("./behaviours/counter.js"),
    "live-list": () => import("./behaviours/live-list.js"),
    map: () => import("./behaviours/map.js"),
    "near-me": () => import("./behaviours/near-me.js"),
    print: () => import("./behaviours/print.js"),
    renew: () => import("./behaviours/renew.js"),
    reveal: () => import("./behaviours/reveal.js"),
    "standard-text": () => import("./behaviours/standard-text.js"),
    "submit-once": () => import("./behaviours/submit-once.js"),
};

function bind(root) {
    for (const element of root.querySelectorAll("[data-behaviour]")) {
        for (const name of element.dataset.behaviour.split(" ")) {
            behaviours[name]?.().then(({ attach }) => attach(element, bind));
        }
    }
}

bind(document);
