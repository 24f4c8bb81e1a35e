// A choice of texts that puts the chosen one into a field: data-into is its id, data-words the text.
// The button that does the same without scripts goes away.
export function attach(select) {
    const note = document.getElementById(select.dataset.into);
    select.form.querySelectorAll("[data-fills]").forEach((button) => (button.hidden = true));

    select.addEventListener("change", () => {
        const words = select.selectedOptions[0]?.dataset.words;
        if (!words || note.value.includes(words)) return;
        const typed = note.value.trim();
        note.value = typed ? `${typed}\n\n${words}` : words;
        note.dispatchEvent(new Event("input"));
    });
}
