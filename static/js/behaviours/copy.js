// A button that copies `data-copy` and says so, in its own label.
export function attach(button) {
    if (!navigator.clipboard) return;
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = "Gekopieerd";
        setTimeout(() => (button.textContent = label), 2500);
    });
}
