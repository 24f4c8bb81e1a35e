"""Words that moderators write again and again, kept at the desk to begin a note with."""

from django.db import models
from django.db.models import Q


class StandardTextQuerySet(models.QuerySet):
    def offered(self):
        """In the order of the list to choose from."""
        return self.filter(is_offered=True).order_by("occasion", "order", "title", "pk")

    def for_kind(self, kind: str):
        """Those for one kind of thing (its value in addresses) and those for all."""
        return self.filter(Q(kind="") | Q(kind=kind))


class StandardText(models.Model):
    """A note to a sender to begin with; whoever decides still changes it before it goes."""

    class Occasion(models.TextChoices):
        CHANGES = "aanpassing", "Aanpassing vragen"
        REFUSAL = "afwijzing", "Afwijzen of niet plaatsen"
        OFFLINE = "offline", "Offline halen"

    title = models.CharField(
        "naam in de lijst", max_length=80, help_text="Alleen moderators zien deze naam."
    )
    occasion = models.CharField("waarvoor", max_length=20, choices=Occasion)
    kind = models.CharField(
        "alleen bij", max_length=20, blank=True, help_text="Leeg: bij alles wat mensen insturen."
    )
    words = models.TextField(
        "tekst",
        max_length=1500,
        help_text="Komt in het vak met woorden voor de inzender; daar pas je hem nog aan.",
    )
    order = models.PositiveSmallIntegerField("volgorde", default=100)
    is_offered = models.BooleanField("staat in de lijst", default=True)

    objects = StandardTextQuerySet.as_manager()

    class Meta:
        verbose_name = "standaardtekst"
        verbose_name_plural = "standaardteksten"
        ordering = ["occasion", "order", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(occasion__in=["aanpassing", "afwijzing", "offline"]),
                name="standard_text_occasion_known",
            ),
            models.UniqueConstraint(
                fields=["occasion", "kind", "title"],
                name="standard_text_title_once",
                violation_error_message="Er is al een standaardtekst met deze naam.",
            ),
        ]

    def __str__(self):
        return self.title
