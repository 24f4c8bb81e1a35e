"""Which lists there are, what stands in each, and who may take or bring them."""

from dataclasses import dataclass

from desk.transfer.intake.activities import ActivityIntake
from desk.transfer.intake.counts import CountIntake
from desk.transfer.intake.sponsors import SponsorIntake
from desk.transfer.intake.teams import TeamIntake
from desk.transfer.resources.activities import ActivityList
from desk.transfer.resources.base import ListResource
from desk.transfer.resources.counts import CountList
from desk.transfer.resources.organisers import OrganiserList
from desk.transfer.resources.sponsors import SponsorList
from desk.transfer.resources.teams import TeamList


@dataclass(frozen=True)
class Listing:
    """`holds` says what is in it and `personal` which personal data, to who takes it along.

    `permission` is one that moderators lack: letting things through needs no files.
    """

    resource: type[ListResource]
    permission: str
    holds: str
    personal: str
    asks_purpose: bool = False
    intake: type[ListResource] | None = None
    # What coming in does, to who brings it.
    brings: str = ""

    @property
    def kind(self):
        return self.resource.kind

    @property
    def label(self):
        return self.kind.label

    @property
    def model_name(self):
        return self.resource.model._meta.model_name


LISTINGS = {
    listing.kind: listing
    for listing in (
        Listing(
            ActivityList,
            "activities.add_activity",
            "Eén rij per activiteit: wat, wanneer, waar, voor wie, welk thema en team, de status "
            "en hoeveel mensen zich aanmeldden.",
            "De naam die bij de activiteit op de site staat. Geen adressen van mensen, en van een "
            "verborgen plek alleen de buurt.",
            intake=ActivityIntake,
            brings="Activiteiten van een editie die voorbij is. Ze staan meteen in het archief.",
        ),
        Listing(
            TeamList,
            "teams.add_inspiratieteam",
            "Eén rij per team: naam, doel, plaats, branche, de jaren waarin het meedeed en hoeveel "
            "leden het heeft.",
            "Geen. Wie er in een team zit, gaat niet mee.",
            intake=TeamIntake,
            brings="Teams die in een eerder jaar meededen. Ze krijgen een pagina, zonder "
            "kartrekker.",
        ),
        Listing(
            SponsorList,
            "sponsors.add_sponsor",
            "Eén rij per sponsor en jaar: wat de organisatie doet en of het op de site staat.",
            "Geen.",
            intake=SponsorIntake,
            brings="Sponsors van elk jaar. Een logo zet je er daarna bij de sponsor zelf bij.",
        ),
        Listing(
            CountList,
            "impact.add_result",
            "Eén rij per moment: hoeveel mensen zich aanmeldden, wachten of “ik kom” zeiden, en "
            "hoeveel er kwamen.",
            "Geen. Er staan alleen aantallen in.",
            intake=CountIntake,
            brings="Hoeveel mensen er kwamen bij activiteiten die al in het archief staan. Ze "
            "tellen mee op de pagina van de editie.",
        ),
        Listing(
            OrganiserList,
            "accounts.change_user",
            "Eén rij per activiteit: bij wie die hoort, met naam en e-mailadres.",
            "Namen en e-mailadressen. Neem ze alleen mee als het niet zonder kan, en gooi het "
            "bestand weg als je klaar bent.",
            asks_purpose=True,
        ),
    )
}


def listings_for(user, model_name="") -> list[Listing]:
    """What this person may take along; with a name only what follows from that list."""
    return [
        listing
        for listing in LISTINGS.values()
        if user.has_perm(listing.permission) and model_name in {"", listing.model_name}
    ]


def listing_for(user, kind) -> Listing | None:
    return next((one for one in listings_for(user) if one.kind == kind), None)


def intakes_for(user) -> list[Listing]:
    """What this person may bring in."""
    return [listing for listing in listings_for(user) if listing.intake]


def may_bring_lists(user) -> bool:
    return bool(intakes_for(user))


def may_take_lists(user) -> bool:
    return bool(listings_for(user))
