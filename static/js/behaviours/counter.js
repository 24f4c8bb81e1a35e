// Tells how many characters are left, once less than a fifth is.
export function attach(input) {
    const limit = input.maxLength;
    if (limit < 1) return;
    const left = document.createElement("p");
    left.className = "field__counter";
    left.setAttribute("role", "status");
    input.after(left);

    const show = () => {
        const count = limit - input.value.length;
        left.textContent = count < limit / 5 ? `Nog ${count} tekens` : "";
    };
    input.addEventListener("input", show);
    show();
}
