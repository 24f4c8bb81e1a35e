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
