// Lets the list follow the form of filters without loading the page anew. The answer is the page
// itself: of it every [data-live] part takes the place of the one with the same id.
export function attach(form, bind) {
    const results = () => document.getElementById("gevonden");
    const status = document.getElementById("gevonden-status");
    const list = new URL(form.action);
    let asked;

    list.hash = "";

    function address() {
        const choice = new URLSearchParams(new FormData(form));
        if (!choice.get("plaats")?.trim()) choice.delete("straal");
        const filled = new URLSearchParams([...choice].filter(([, value]) => value.trim()));
        return list.href + (filled.size ? `?${filled}` : "");
    }

    async function show(url, { push = true, anew = false } = {}) {
        asked?.abort();
        asked = new AbortController();
        results().setAttribute("aria-busy", "true");
        try {
            const answer = await fetch(url, { signal: asked.signal });
            if (!answer.ok) throw new Error(answer.status);
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            if (push && url !== location.href) history.pushState(null, "", url);
            // After a link or a step back the form must say what is chosen; else it does already.
            if (anew) refill(page);
            replace(page);
        } catch (error) {
            if (error.name !== "AbortError") location.assign(url);
            return false;
        }
        return true;
    }

    function refill(page) {
        const isOpen = form.querySelector(".fold").open;
        form.replaceChildren(...page.querySelector("[data-behaviour~=live-list]").childNodes);
        form.querySelector(".fold").open ||= isOpen;
        bind(form);
    }

    function replace(page) {
        for (const old of document.querySelectorAll("[data-live]")) {
            const fresh = page.getElementById(old.id);
            if (fresh) old.replaceWith(fresh);
        }
        bind(results());
        document.title = page.title;
        const asks = document.querySelector("#vraag .notice__title")?.textContent;
        status.textContent = [asks, found().textContent].filter(Boolean).join(" ");
    }

    function found() {
        return document.getElementById("resultaten");
    }

    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        if (!(await show(address()))) return;
        // On a phone the answer stands below the form, out of sight.
        (document.getElementById("vraag") ?? found()).focus({ preventScroll: true });
        document.getElementById("weergave").scrollIntoView();
    });
    form.addEventListener("change", () => show(address()));
    document.addEventListener("click", async (event) => {
        const link = event.target.closest("#gevonden a");
        if (!link || link.origin + link.pathname !== list.href || link.closest(".shapes")) return;
        if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        if (await show(link.href, { anew: true })) found().focus();
    });
    window.addEventListener("popstate", () => show(location.href, { push: false, anew: true }));
}
