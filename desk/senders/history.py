"""Everything that one sender sent in, in one list and one query."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, IntegerField, Q, Value
from django.db.models.functions import Cast, Lower
from django.urls import reverse

from accounts.models import User
from activities.models import Activity, ActivityProposal
from desk.models import Message, Report
from ideas.models import Idea
from impact.models import Appreciation
from signups.models import GuestMessage, Question, Signup, State
from sponsors.models import Enquiry
from teams.models import InspiratieTeam
from verbinding.lib.publishing import Status

MOST = 200
# What stands in the queue has its page there; the rest in the admin.
IN_QUEUE = {
    Activity: "activiteit",
    InspiratieTeam: "team",
    Idea: "idee",
    ActivityProposal: "wijziging",
    Appreciation: "waardering",
}
LABELS = {
    Activity: "Activiteit",
    InspiratieTeam: "Team",
    Idea: "Idee",
    ActivityProposal: "Nieuwe woorden",
    Appreciation: "Waardering",
    Question: "Vraag aan een organisator",
    GuestMessage: "Bericht aan wie komt",
    Signup: "Aanmelding",
    Message: "Bericht",
    Report: "Melding",
    Enquiry: "Aanvraag van een sponsor",
}
MODELS = list(LABELS)
STATES = dict(Status.choices) | dict(Appreciation.State.choices) | dict(State.choices)
STATES |= dict(Report.Reason.choices)


@dataclass(frozen=True)
class Sent:
    label: str
    title: str
    state: str
    at: datetime
    url: str


@dataclass(frozen=True)
class Subject:
    """A sender: a person with all addresses they proved, or an address nobody proved."""

    person: User | None
    emails: tuple[str, ...]

    @property
    def name(self):
        return str(self.person) if self.person else self.emails[0]

    @property
    def email(self):
        return self.person.email if self.person else self.emails[0]


def subject_of(person: User) -> Subject:
    proven = person.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    return Subject(person, tuple(sorted({person.email, *proven})))


def everything_of(subject: Subject) -> list[Sent]:
    """Newest first; one more than MOST when there is more."""
    first, *others = _parts(subject)
    rows = first.union(*others, all=True).order_by("-row_at")[: MOST + 1]
    return [_sent(*row) for row in rows]


def _parts(subject):
    emails, person = list(subject.emails), subject.person
    pending = Q(pending_email__in=emails)
    return [
        _part(Activity, pending | _by("owner", person), "title", "status", "created_at"),
        _part(InspiratieTeam, pending | _by("entered_by", person), "name", "status", "created_at"),
        _part(Idea, pending | _by("sent_by", person), "title", "status", "created_at"),
        _part(ActivityProposal, _by("proposed_by", person), "activity__title", None, "proposed_at"),
        _part(Appreciation, _by("sent_by", person), "words", "state", "sent_at"),
        _part(Question, Q(email__in=emails), "activity__title", None, "asked_at"),
        _part(GuestMessage, _by("sent_by", person), "activity__title", None, "sent_at"),
        _part(
            Signup,
            Q(email__in=emails) | _by("user", person),
            "moment__activity__title",
            "state",
            "created_at",
        ),
        _part(Message, emails, "subject", None, "received_at"),
        _part(Report, emails, "words", "reason", "received_at"),
        _part(Enquiry, emails, "organisation", None, "received_at"),
    ]


def _by(field, person):
    return Q(**{field: person}) if person else Q(pk__in=[])


def _part(model, wanted, title, state, at):
    """(which model, key, title, state, when) of what this model holds; the same columns of each."""
    rows = model.objects.order_by()
    if isinstance(wanted, list):
        # As typed in forms without a code: any case.
        rows, wanted = rows.alias(sender=Lower("email")), Q(sender__in=wanted)
    return (
        rows.filter(wanted)
        .annotate(
            row_model=Value(MODELS.index(model), IntegerField()),
            row_pk=Cast("pk", IntegerField()),
            row_title=Cast(title, CharField(max_length=4000)),
            row_state=Cast(state, CharField(max_length=30)) if state else Value("", CharField()),
            row_at=F(at),
        )
        .values_list("row_model", "row_pk", "row_title", "row_state", "row_at")
    )


def _sent(number, pk, title, state, at):
    model = MODELS[number]
    if model in IN_QUEUE:
        url = reverse("admin:queue_item", args=[IN_QUEUE[model], pk])
    else:
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])
    return Sent(LABELS[model], title or "zonder woorden", STATES.get(state, ""), at, url)
