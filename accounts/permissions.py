"""What a person may do anywhere on the site, whatever the thing is."""


def may_moderate(user) -> bool:
    """Whether this person lets things through, asks for changes and takes things offline."""
    return user.is_active and user.is_staff and user.has_perm("accounts.moderate")
