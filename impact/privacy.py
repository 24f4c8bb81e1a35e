"""What this room knows of a person, and what goes when they leave."""

from accounts.privacy import erases, exports
from impact.models import Appreciation, Result
from verbinding.lib.pagecache import raise_revision


@exports("terugblikken")
def export_results(user):
    return [
        {
            "activiteit": str(result.activity),
            "mensen": result.people,
            "nieuw_voor_elkaar": result.get_new_display(),
            "vervolg": result.get_goes_on_display(),
            "zin": result.sentence,
            "zin_mag_op_de_site": result.may_share,
            "met_naam": result.shows_name,
            "ingevuld_op": result.told_at.isoformat(),
        }
        for result in Result.objects.filter(told_by=user).select_related("activity")
    ]


@erases("terugblikken")
def erase_results(user):
    """The numbers stay, for they are nobody's; the sentence and the name under it go.

    Of an activity of theirs that a co-organiser told about, the name alone was theirs.
    """
    told = Result.objects.filter(told_by=user)
    told.update(sentence="", may_share=False, shows_name=False, told_by=None)
    gone, _ = Appreciation.objects.filter(sent_by=user).delete()
    if gone + Appreciation.objects.by_organisers().with_name_of(user).update(name=""):
        raise_revision()
