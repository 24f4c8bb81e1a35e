"""What the editions know of a person: whether they speak for a branch."""

from accounts.privacy import erases, exports
from editions.models import BranchChampion
from verbinding.lib.pagecache import raise_revision


@exports("kartrekker_van_branches")
def export_championed(user):
    rows = BranchChampion.objects.filter(user=user).select_related("branch")
    return [
        {
            "branche": row.branch.name,
            "naam_op_de_site": row.name,
            "akkoord_op": row.agreed_at and row.agreed_at.isoformat(),
            "staat_op_de_site": row.is_shown,
        }
        for row in rows
    ]


@erases("kartrekker_van_branches")
def erase_championed(user):
    """A name with an account leaves the page together with its person."""
    BranchChampion.objects.filter(user=user).delete()
    raise_revision()
