// A button that adds an empty form to a formset, from the <template> inside it.
export function attach(button, bind) {
    const total = document.querySelector(`[name="${button.dataset.prefix}-TOTAL_FORMS"]`);
    const rows = document.querySelector(button.dataset.target);
    const template = button.querySelector("template");
    if (!total || !rows || !template) return;
    button.hidden = false;

    button.addEventListener("click", (event) => {
        event.preventDefault();
        const row = document.createElement("div");
        row.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value);
        total.value = Number(total.value) + 1;
        bind(row);
        const added = row.firstElementChild;
        rows.append(...row.childNodes);
        added?.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    });
}
