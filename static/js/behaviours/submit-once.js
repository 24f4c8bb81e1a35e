// A form that a double click sends once. The button isn't disabled: its name must go along.
export function attach(form) {
    let sent = false;

    form.addEventListener("submit", (event) => {
        if (sent) return event.preventDefault();
        sent = true;
        event.submitter?.setAttribute("aria-disabled", "true");
        form.setAttribute("aria-busy", "true");
    });
    // Back from the next page, the browser may show this one as it was left.
    window.addEventListener("pageshow", (event) => {
        if (!event.persisted) return;
        sent = false;
        form.removeAttribute("aria-busy");
        form.querySelectorAll("[aria-disabled]").forEach((it) => it.removeAttribute("aria-disabled"));
    });
}
