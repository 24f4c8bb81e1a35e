"""Persons and the addresses that they proved."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import User


def person_for(email: str) -> User:
    """Whoever this proven address belongs to, found or made now; the address counts as proven."""
    proven = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
    if proven:
        return proven.user
    user, _ = User.objects.get_or_create(email=email, defaults={"password": make_password(None)})
    prove_address(user)
    return user


def prove_address(user) -> None:
    """Notes that the user's own address is proven: by a code, or because we made it up (demo)."""
    EmailAddress.objects.filter(user=user, primary=True).exclude(email=user.email).update(
        primary=False
    )
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def owns_address(user, email: str) -> bool:
    """Whether this person, logged in, proved this very address before."""
    if not user.is_authenticated:
        return False
    email = User.objects.normalize_email(email)
    return EmailAddress.objects.filter(user=user, email=email, verified=True).exists()
