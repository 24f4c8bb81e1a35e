"""The tables that log: each told once, so that one page can read them all.

A new history of steps is found by itself; another table that logs gets a class here.
"""

from django.apps import apps
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from desk.models import EditionClosing, ListTransfer, Rollover
from desk.moderation import decisions
from verbinding.lib.workflow import StatusChange

VERBS = {ADDITION: "Toegevoegd", CHANGE: "Gewijzigd", DELETION: "Verwijderd"}
# Kinds of lines, for the filter: label, and what of the log they are about (an app, or a model).
KINDS = {
    "besluit": ("Besluiten", ("activities", "teams", "ideas", "impact")),
    "mensen": ("Collega’s en personen", ("accounts.user",)),
    "blokkade": ("Blokkades", ("accounts.blockedsender",)),
    "teksten": ("Teksten en edities", ("editions",)),
    "sponsors": ("Sponsors", ("sponsors",)),
    "post": ("Berichten en meldingen", ("desk.message", "desk.report", "sponsors.enquiry")),
    "mail": ("Mail aan groepen", ("desk.mailing",)),
    "lijst": ("Lijsten mee en in", ("desk.listtransfer",)),
}


def is_about(label: str, parts) -> bool:
    return label in parts or label.split(".")[0] in parts


class Entries:
    """What the admin and our own pages wrote into Django's log."""

    model, at, by = LogEntry, "action_time", "user"

    def rows(self):
        return LogEntry.objects.select_related("user")

    def of_kind(self, kind):
        types = ContentType.objects.get_for_models(*apps.get_models())
        parts = KINDS[kind][1]
        return Q(
            content_type__in=[
                of.pk for model, of in types.items() if is_about(model._meta.label_lower, parts)
            ]
        )

    def about(self, found):
        wanted = Q(pk__in=[])
        for label, keys in found.items():
            of = ContentType.objects.get_for_model(apps.get_model(label))
            wanted |= Q(content_type=of, object_id__in=[str(key) for key in keys])
        return wanted

    def tell(self, row):
        """Label and key of the thing, what was done, words, and what to call it unnamed."""
        of = row.content_type_id and ContentType.objects.get_for_id(row.content_type_id)
        label = f"{of.app_label}.{of.model}" if of else ""
        # A change tells in its own words what was changed.
        verb = "" if row.action_flag == CHANGE else VERBS.get(row.action_flag, "")
        return label, row.object_id or "", verb, row.get_change_message(), row.object_repr


class Steps:
    """The steps that staff took, of one history."""

    at, by = "at", "by"

    def __init__(self, model):
        self.model = model
        self.of = model._meta.get_field("thing").related_model
        self.label = self.of._meta.label_lower
        self.is_of_desk = self.of._meta.app_label == "desk"

    def rows(self):
        rows = self.model.objects.select_related("by")
        return rows if self.is_of_desk else rows.filter(step__in=decisions.ORDER)

    def of_kind(self, kind):
        return Q() if is_about(self.label, KINDS[kind][1]) else Q(pk__in=[])

    def about(self, found):
        return Q(thing__in=found.get(self.label, []))

    def tell(self, row):
        states = dict(self.of._meta.get_field("status").choices)
        verb = states.get(row.target, row.target)
        return self.label, str(row.thing_id), verb, row.note, self.of._meta.verbose_name


class Transfers:
    """Lists that were taken along or brought in."""

    model, at, by = ListTransfer, "at", "by"

    def rows(self):
        return ListTransfer.objects.select_related("by")

    def of_kind(self, kind):
        return Q() if kind == "lijst" else Q(pk__in=[])

    def about(self, found):
        return Q(pk__in=[])

    def tell(self, row):
        words = f"{row.rows} rijen. {row.purpose}"
        return "", "", row.get_direction_display(), words, f"Lijst {row.get_kind_display()}"


class Milestones:
    """What happens once to an edition, and has a row of its own."""

    at, by = "at", "by"

    def __init__(self, model, verb):
        self.model, self.verb = model, verb

    def rows(self):
        return self.model.objects.select_related("by", "edition")

    def of_kind(self, kind):
        return Q() if kind == "teksten" else Q(pk__in=[])

    def about(self, found):
        return Q(pk__in=[])

    def tell(self, row):
        return "editions.edition", str(row.edition_id), self.verb, "", str(row.edition)


def histories() -> list[type[StatusChange]]:
    return [model for model in apps.get_models() if issubclass(model, StatusChange)]


def sources() -> list:
    """In an order that stays: the place in it is part of the address of an older page."""
    steps = sorted(histories(), key=lambda model: model._meta.label_lower)
    editions = [Milestones(Rollover, "Begonnen"), Milestones(EditionClosing, "Afgesloten")]
    return [Entries(), Transfers(), *editions, *(Steps(model) for model in steps)]
