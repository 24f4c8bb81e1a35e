"""What a person may do anywhere on the site, whatever the thing is."""

from accounts.mfa import has_second_step


def may_moderate(user) -> bool:
    """Whether this person lets things through, asks for changes and takes things offline.

    A code in a mailbox is not enough for that: it asks for the second step too.
    """
    return (
        user.is_active
        and user.is_staff
        and user.has_perm("accounts.moderate")
        and has_second_step(user)
    )


def can_moderate(user, thing) -> bool:
    """`may_moderate`, as a step of a workflow asks it of whatever it is about."""
    return may_moderate(user)


def may_administer(request_user, person) -> bool:
    """Whether one member of staff may change what another person may do here.

    Nobody changes their own rights, or those of somebody who may do more.
    """
    if request_user.is_superuser:
        return request_user.pk != person.pk
    if request_user.pk == person.pk or person.is_superuser:
        return False
    return person.get_all_permissions() <= request_user.get_all_permissions()


def may_give_roles(user) -> bool:
    """Whether this person decides who works at the desk; at most up to what they may themselves."""
    return (
        user.is_active
        and user.is_staff
        and user.has_perm("accounts.change_user")
        and has_second_step(user)
    )
