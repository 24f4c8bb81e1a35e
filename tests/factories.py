"""Makes rows for tests: plain functions that fill in whatever a test leaves unsaid."""

import datetime as dt
import itertools
import uuid
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from activities.models import Activity, Alert, Moment, OnBehalf, PrivateLocation
from desk.models import Message, Report
from editions.models import (
    Announcement,
    Audience,
    Branch,
    BranchChampion,
    Edition,
    Language,
    Page,
    Spelregels,
    Theme,
)
from ideas.models import Idea, Setting
from signups.models import Signup, State, Tally
from sponsors.models import Ambassador, Enquiry, Kind, Sponsor, Sponsorship
from teams.known_names import normalised
from teams.models import (
    InspiratieTeam,
    Invitation,
    JoinRequest,
    Membership,
    Outreach,
    TeamParticipation,
)
from verbinding.lib.places import web_mercator
from verbinding.lib.publishing import VISIBLE, Status

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST_DAY = dt.date(2026, 12, 14)

number = itertools.count(1)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """That hour on a clock in Amsterdam."""
    return dt.datetime.combine(day, dt.time(hour, minute), AMSTERDAM)


# --- People -------------------------------------------------------------------------------------


def make_user(name="Noor", *, is_proven=True, **overrides):
    """Somebody who, unless told otherwise, once entered the code from an e-mail."""
    fields = {"email": f"{slugify(name)}{next(number)}@example.nl", "name": name, **overrides}
    user = User.objects.create_user(**fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=is_proven, primary=True)
    return user


def make_second_step(user, secret="JBSWY3DPEHPK3PXP"):
    """An authenticator app."""
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": secret}
    )


# --- Editions -----------------------------------------------------------------------------------


def make_edition(year=2026, **overrides):
    fields = {
        "title": f"Week van de Verbinding {year}",
        "first_day": FIRST_DAY.replace(year=year),
        "last_day": FIRST_DAY.replace(year=year, day=19),
        "hashtag": f"WeekvandeVerbinding{year}",
        "introduction": "Een week om elkaar te ontmoeten.",
        "contact_email": "organisatie@example.nl",
        **overrides,
    }
    return Edition.objects.create(year=year, **fields)


def current_edition():
    return Edition.objects.filter(year=2026).first() or make_edition()


def make_announcement(text="Zaterdag is de telefoon dicht.", **overrides):
    """It stands on the site from an hour ago until tomorrow."""
    now = timezone.now()
    fields = {
        "starts_at": now - dt.timedelta(hours=1),
        "ends_at": now + dt.timedelta(days=1),
        **overrides,
    }
    return Announcement.objects.create(text=text, **fields)


def make_spelregels(version=1, **overrides):
    fields = {"text": "We helpen elkaar.", **overrides}
    return Spelregels.objects.get_or_create(version=version, defaults=fields)[0]


def make_branch(name="Onderwijs", **overrides):
    return _make_label(Branch, name, overrides)


def make_champion(branch=None, name="Yara", **overrides):
    """Somebody who agreed to be named on the page of the branch."""
    fields = {"agreed_at": timezone.now(), "is_shown": True, **overrides}
    return BranchChampion.objects.create(branch=branch or make_branch(), name=name, **fields)


def make_theme(name="Samen eten", **overrides):
    return _make_label(Theme, name, overrides)


def make_audience(name="Ouderen", **overrides):
    return _make_label(Audience, name, overrides)


def make_language(name="Nederlands", **overrides):
    return _make_label(Language, name, overrides)


def _make_label(model, name, overrides):
    fields = {"slug": slugify(name), **overrides}
    return model.objects.get_or_create(name=name, defaults=fields)[0]


def make_page(name=Page.Name.ABOUT, **overrides):
    fields = {"title": Page.Name(name).label, "text": "Een eerste alinea.", **overrides}
    return Page.objects.create(name=name, **fields)


# --- What people send in ------------------------------------------------------------------------


def make_team(name="Samen in Zwolle", *, lead=None, members=(), **overrides):
    """A published team that takes part in the current edition."""
    fields = {
        "slug": f"{slugify(name)}-{next(number)}",
        "goal": "De straat bij elkaar brengen.",
        "place_label": "Zwolle",
        "municipality_code": "0193",
        "municipality": "Zwolle",
        "province": "Overijssel",
        "lat": 52.5126,
        "lon": 6.0936,
        "founder_name": "Anna",
        **_life(overrides.get("status", Status.PUBLISHED)),
        **overrides,
    }
    team = InspiratieTeam.objects.create(name=name, **fields)
    if lead:
        make_membership(team, lead, role=Membership.Role.LEAD)
    for member in members:
        make_membership(team, member)
    make_participation(team)
    return team


def make_membership(team, user, **overrides):
    return Membership.objects.create(team=team, user=user, **overrides)


def make_invitation(team, email="fatima@example.nl", **overrides):
    """Sent by a lead of the team just now, to become a member."""
    overrides.setdefault("invited_by", team.memberships.leads().with_person().first().user)
    return Invitation.objects.create(team=team, email=email, **overrides)


def make_join_request(team, user=None, **overrides):
    """Waits for the leads when it has a user, else for the code sent to `pending_email`."""
    fields = {
        "name": user.name if user else "Fatima",
        "words": "Ik bak graag taart.",
        "pending_email": "" if user else "fatima@example.nl",
        "form_token": uuid.uuid4(),
        **overrides,
    }
    return JoinRequest.objects.create(team=team, user=user, **fields)


def make_participation(team, edition=None):
    edition = edition or current_edition()
    return TeamParticipation.objects.create(team=team, edition=edition)


def make_outreach(team, name="Sanne Bakker", **overrides):
    """Somebody on the list of a team; asked now, unless it is no more than an idea."""
    is_idea = overrides.get("state", Outreach.State.IDEA) == Outreach.State.IDEA
    fields = {
        "normalised_name": normalised(name),
        "channel": Outreach.Channel.INSTAGRAM,
        "asked_at": None if is_idea else timezone.now(),
        "form_token": uuid.uuid4(),
        **overrides,
    }
    fields.setdefault("edition", current_edition())
    return Outreach.objects.create(team=team, name=name, **fields)


def make_activity(title="Soep voor de straat", *, moments=1, address="Marktplein 1", **overrides):
    """A published activity in Zwolle with `moments` moments, one a day from the first day on."""
    fields = {
        "slug": f"{slugify(title)[:50]}-{next(number):05d}",
        "description": "We koken samen een grote pan soep en eten die met elkaar op.",
        "place_label": f"{address}, Zwolle",
        "place_name": "Zwolle",
        "municipality_code": "0193",
        "municipality": "Zwolle",
        "province": "Overijssel",
        "lat": 52.5126,
        "lon": 6.0936,
        "shown_name": "Anna",
        "spelregels": make_spelregels(),
        "agreed_at": timezone.now(),
        **_life(overrides.get("status", Status.PUBLISHED)),
        **overrides,
    }
    fields.setdefault("edition", current_edition())
    if fields["lat"] is not None:
        fields["mx"], fields["my"] = web_mercator(fields["lat"], fields["lon"])
    activity = Activity.objects.create(title=title, **fields)
    PrivateLocation.objects.create(
        activity=activity, place_query="Zwolle", address=address, lat=52.5126, lon=6.0936
    )
    first_day = activity.edition.first_day or FIRST_DAY
    for day in range(moments):
        make_moment(activity, at(first_day + dt.timedelta(days=day), 14))
    return activity


def make_on_behalf(activity, **overrides):
    """Staff entered the activity for Truus, who rang and has no e-mail unless told otherwise."""
    return OnBehalf.objects.create(activity=activity, channel=OnBehalf.Channel.PHONE, **overrides)


def make_moment(activity, starts_at=None, hours=2, **overrides):
    moment = Moment(activity=activity, **overrides)
    starts_at = starts_at or at(FIRST_DAY, 14)
    moment.set_times(starts_at, starts_at + dt.timedelta(hours=hours))
    moment.save()
    return moment


def make_alert(owner=None, query="", **overrides):
    """A wish for mail of an hour ago, about everything unless told otherwise."""
    fields = {
        "words": "activiteiten",
        "owner": owner or make_user(),
        "confirmed_at": timezone.now(),
        "seen_until": timezone.now() - dt.timedelta(hours=1),
        "form_token": uuid.uuid4(),
        **overrides,
    }
    fields.setdefault("edition", current_edition())
    return Alert.objects.create(query=query, **fields)


def make_pending_alert(email="noor@example.nl", **overrides):
    """Asked for, while the code was not entered yet."""
    fields = {
        "words": "activiteiten",
        "pending_email": email,
        "form_token": uuid.uuid4(),
        **overrides,
    }
    fields.setdefault("edition", current_edition())
    return Alert.objects.create(**fields)


def make_idea(title="Soep op de stoep", **overrides):
    """A published idea for in the street: a quarter to prepare, an hour to do, for nothing."""
    fields = {
        "slug": f"{slugify(title)}-{next(number)}",
        "summary": "Eén grote pan, een tafeltje en mokken van thuis.",
        "setting": Setting.STREET,
        "group_min": 4,
        "group_max": 20,
        "materials": "Een pan soep\nMokken",
        "steps": "Kook een pan soep.\nZet hem buiten.\nSchep op.",
        "connects": "Met een warme mok in je hand blijf je vanzelf even staan.",
        "invitation": "Kom soep eten en neem een mok mee.",
        **_life(overrides.get("status", Status.PUBLISHED)),
        **overrides,
    }
    return Idea.objects.create(title=title, **fields)


def _life(status):
    """The fields that go with a status, as the workflow would have left them."""
    now = timezone.now()
    fields = {"status": status}
    if status != Status.CONCEPT:
        fields["submitted_at"] = now
    if status in VISIBLE or status == Status.OFFLINE:
        fields |= {"published_at": now, "checked_at": now}
    if status == Status.CANCELLED:
        fields["cancelled_at"] = now
    if status in {Status.REJECTED, Status.OFFLINE, Status.CHANGES_ASKED}:
        fields["status_note"] = "Dit past niet bij de spelregels."
    return fields


# --- Who comes ----------------------------------------------------------------------------------


def make_signup(moment=None, name="Noor", *, state=State.COMING, **overrides):
    """Somebody who entered the code, with the places that go with their state."""
    moment = moment or make_activity(coming="aanmelden").moments.get()
    is_confirmed = state != State.UNCONFIRMED
    fields = {
        "email": f"{slugify(name)}{next(number)}@example.nl",
        "form_token": uuid.uuid4(),
        "confirmed_at": timezone.now() if is_confirmed else None,
        **overrides,
    }
    signup = Signup.objects.create(moment=moment, name=name, state=state, **fields)
    tally, _ = Tally.objects.get_or_create(moment=moment)
    if state == State.COMING:
        tally.taken += signup.people
        tally.save()
    return signup


# --- Sponsors and the desk ----------------------------------------------------------------------


def make_sponsor(name="Bakkerij De Korst", **overrides):
    fields = {"slug": slugify(name), "link": "https://bakkerij.example.nl/", **overrides}
    return Sponsor.objects.create(name=name, **fields)


def make_sponsorship(sponsor=None, **overrides):
    fields = {"kind": Kind.SPONSOR, "is_shown": True, "text": "Bakt voor de week.", **overrides}
    fields.setdefault("edition", current_edition())
    return Sponsorship.objects.create(sponsor=sponsor or make_sponsor(), **fields)


def make_ambassador(name="Yara", **overrides):
    """Somebody who agreed, and stands on the site."""
    fields = {
        "kind": Outreach.Kind.INFLUENCER,
        "words": "Kookt mee en vertelt erover.",
        "agreed_on": timezone.localdate(),
        "agreed_how": "Per mail.",
        "is_shown": True,
        **overrides,
    }
    fields.setdefault("edition", current_edition())
    return Ambassador.objects.create(name=name, **fields)


def make_enquiry(organisation="Bakkerij De Korst", **overrides):
    fields = {
        "name": "Femke",
        "email": "femke@example.nl",
        "words": "Wij bakken graag mee.",
        "form_token": uuid.uuid4(),
        **overrides,
    }
    return Enquiry.objects.create(organisation=organisation, **fields)


def make_message(**overrides):
    fields = {
        "name": "Femke",
        "email": "femke@example.nl",
        "subject": "Een vraag",
        "words": "Mag mijn hond mee?",
        "form_token": uuid.uuid4(),
        **overrides,
    }
    return Message.objects.create(**fields)


def make_report(*, activity=None, team=None, **overrides):
    if not team:
        activity = activity or make_activity()
    fields = {
        "reason": Report.Reason.WRONG,
        "words": "Dit is al geweest.",
        "sender_hash": uuid.uuid4().hex,
        "form_token": uuid.uuid4(),
        **overrides,
    }
    return Report.objects.create(activity=activity, team=team, **fields)
