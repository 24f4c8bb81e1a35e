// A button that is answered in place: the form goes out as if it was pressed, and of the answer only
// the part that the button names (`data-part`) takes the place of the old one. With `data-watch` (names
// of fields) it presses itself after typing, and so needn't be seen.
const PAUSE = 500;

export function attach(button, bind) {
    const { form } = button;
    const names = button.dataset.watch?.split(" ") ?? [];
    let asked;
    let later;

    async function answer() {
        asked?.abort();
        asked = new AbortController();
        const data = new FormData(form);
        data.set(button.name, button.value);
        const reply = await fetch(form.action, { method: "POST", body: data, signal: asked.signal });
        if (!reply.ok) throw new Error(reply.status);
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        const part = document.getElementById(button.dataset.part);
        const held = part.contains(document.activeElement) && document.activeElement.id;
        part.replaceChildren(...page.getElementById(part.id).childNodes);
        bind(part);
        (part.querySelector("[autofocus]") ?? document.getElementById(held))?.focus();
    }

    function press(event) {
        event.preventDefault();
        // What can't be answered in place is answered by a page.
        answer().catch((error) => error.name === "AbortError" || form.requestSubmit(button));
    }

    function watch({ target }) {
        if (!button.isConnected || !names.includes(target.name)) return;
        clearTimeout(later);
        // Nobody asked for this page, so it may fail in silence.
        later = setTimeout(() => answer().catch(() => {}), PAUSE);
    }

    button.addEventListener("click", press);
    if (!names.length) return;
    button.hidden = true;
    form.addEventListener("input", watch);
}
