"""The letters about a person's account."""

from verbinding.lib.mail import send_letter


def send_code(code, digits):
    """The same letter for everybody; its text is wiped once it is sent or has expired."""
    send_letter(
        "accounts/code",
        code.email,
        {"code": code, "digits": digits},
        secret=True,
        expires_at=code.expires_at,
    )


def tell_erased(email, name):
    send_letter("accounts/erased", email, {"name": name})


def tell_roles(person, by, *, is_new):
    """To a colleague: what they may do now, and for who is new how to get in."""
    roles = person.groups.order_by("name")
    context = {"name": person.name, "by": by, "roles": roles, "is_new": is_new}
    send_letter("accounts/roles", person.email, context)


def tell_off_desk(person, by):
    send_letter("accounts/off_desk", person.email, {"name": person.name, "by": by})


def tell_second_step_reset(person, by):
    """Who didn't ask for it must know: somebody may want to be them."""
    send_letter("accounts/second_step_reset", person.email, {"name": person.name, "by": by})
