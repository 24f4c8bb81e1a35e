"""Which answers to "Hoe kun je komen?" go together with each other and with the address."""

from activities.models import Activity

Coming, Visibility = Activity.Coming, Activity.AddressVisibility
# Who may come hears the address from the site, so the site has to know who that is.
KNOWS_ITS_GUESTS = {Coming.SIGN_UP, Coming.FULL}


def settle_coming(form, cleaned):
    """Fills in what follows from the other answers, and refuses what contradicts itself."""
    coming, hides = cleaned.get("coming"), cleaned.get("address_visibility") == Visibility.SIGNED_UP
    if coming != Coming.ELSEWHERE:
        cleaned["signup_link"] = ""
    elif not cleaned.get("signup_link") and "signup_link" not in form.errors:
        complain(form, "signup_link", "Vul het adres in van de website waar mensen zich aanmelden.")
    if hides and coming is not None and coming not in KNOWS_ITS_GUESTS:
        complain(
            form,
            "coming",
            "Je wilt je adres alleen geven aan wie zich aanmeldt. Kies dan hier voor aanmelden.",
        )
    if cleaned.get("approves_signups") is None:
        cleaned["approves_signups"] = hides


def complain(form, name, message):
    """A concept may still be full of holes, but never hold what the database refuses."""
    if not form.is_concept:
        form.add_error(name, message)
    elif name == "coming":
        form.cleaned_data["coming"] = Coming.SIGN_UP
