"""Persons and the addresses that they proved."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import User


def person_for(email: str) -> User:
    """Whoever this proven address belongs to, found or made now; the address counts as proven."""
    if proven := _owner_of(email):
        return proven
    user, _ = User.objects.get_or_create(email=email, defaults={"password": make_password(None)})
    prove_address(user)
    return user


def person_of(email: str) -> User | None:
    """Who is known by this address, proven or not; makes nobody."""
    email = User.objects.normalize_email(email)
    return _owner_of(email) or User.objects.filter(email=email).first()


def _owner_of(email):
    proven = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
    return proven and proven.user


def prove_address(user) -> None:
    """Notes that the user's own address is proven: by a code, or because we made it up (demo)."""
    EmailAddress.objects.filter(user=user, primary=True).exclude(email=user.email).update(
        primary=False
    )
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def proven_addresses(user):
    """For `pending_email__in`: what was sent in with one of these is this person's to claim."""
    if not user.is_authenticated:
        return EmailAddress.objects.none().values("email")
    return EmailAddress.objects.filter(user=user, verified=True).values("email")


def give_name(user, name: str) -> None:
    """Somebody who is new here gets the name from the form; a name of their own stays."""
    if name and not user.name:
        user.name = name
        user.save(update_fields=["name"])


def owns_address(user, email: str) -> bool:
    """Whether this person, logged in, proved this very address before."""
    return proven_addresses(user).filter(email=User.objects.normalize_email(email)).exists()
