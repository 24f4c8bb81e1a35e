// The list beside the large map shows what is in sight; the address follows, so that it can be shared.
const PAUSE = 250;

export function keepListInStep(map, root, pins) {
    const list = document.querySelector("#kaart-lijst");
    const status = root.querySelector(".map__status");
    let timer;
    let waiting;
    let goesToList = false;

    async function show(address) {
        waiting?.abort();
        waiting = new AbortController();
        let answer;
        try {
            answer = await fetch(address, { signal: waiting.signal });
        } catch {
            return;
        }
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        list.replaceChildren(...page.querySelector("#kaart-lijst").childNodes);
        history.replaceState(null, "", address);
        const heading = list.querySelector("#resultaten");
        status.textContent = heading.textContent;
        if (goesToList) heading.focus();
        goesToList = false;
    }

    function inSight() {
        const asked = new URLSearchParams(root.dataset.query);
        const bounds = map.getBounds();
        const edges = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
        asked.set("bbox", edges.map((edge) => edge.toFixed(3)).join(","));
        return `${location.pathname}?${asked}`;
    }

    map.on("spot", () => (goesToList = true));
    map.on("moveend", () => {
        clearTimeout(timer);
        timer = setTimeout(() => show(inSight()), PAUSE);
    });
    // The next page of the list must not close the map.
    list.addEventListener("click", (event) => {
        const link = event.target.closest(".pagination a");
        if (!link || event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        goesToList = true;
        show(link.href);
    });
    for (const name of ["pointerover", "focusin"]) {
        list.addEventListener(name, ({ target }) => {
            const row = target.closest("[data-lat]");
            if (row) pins.light(Number(row.dataset.lat), Number(row.dataset.lon));
            else pins.dim();
        });
    }
    for (const name of ["pointerleave", "focusout"]) list.addEventListener(name, () => pins.dim());
}
