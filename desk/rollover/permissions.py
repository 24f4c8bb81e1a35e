"""Who makes editions and closes them."""


def may_roll_over(user) -> bool:
    """Organisers; it writes to many people, and is done once a year."""
    return user.has_perm("desk.add_rollover")
