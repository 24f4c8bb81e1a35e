// A part of a form that only shows while a field has a value: data-when="name=value|other value".
export function attach(part) {
    const form = part.closest("form");
    const [name, values] = part.dataset.when.split("=");
    const wanted = values.split("|");

    const show = () => {
        const chosen = new FormData(form).getAll(name);
        part.hidden = !chosen.some((value) => wanted.includes(value));
    };
    form.addEventListener("change", show);
    show();
}
