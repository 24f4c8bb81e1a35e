"""The rules of play by version, and the organiser's own texts."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone


class SpelregelsQuerySet(models.QuerySet):
    def current(self, at=None):
        """The version to agree with now (None before the first one)."""
        return self.in_force(at).first()

    def coming(self, at=None):
        """The first that doesn't count yet, or None."""
        later = self.filter(published_at__gt=at or timezone.now())
        return later.order_by("published_at", "version").first()

    def other_than(self, spelregels):
        return self.exclude(pk=spelregels.pk)

    def older_than(self, spelregels):
        return self.filter(version__lt=spelregels.version)

    def in_force(self, at=None):
        """The current version and all before it, newest first."""
        return self.filter(published_at__lte=at or timezone.now()).order_by("-version")

    def latest_version(self):
        """Also one that doesn't count yet."""
        return self.order_by("version").last()

    def newest_first(self):
        return self.order_by("-version")

    def with_agreement(self):
        """`has_agreement` says of all at once what `is_agreed_with` asks of one."""
        relations = self.model._meta.related_objects
        asked = [
            Exists(one.related_model._base_manager.filter(**{one.field.name: OuterRef("pk")}))
            for one in relations
        ]
        return self.annotate(has_agreement=reduce(or_, asked))


class Spelregels(models.Model):
    """One version of the rules of play; never edited once somebody agreed with it."""

    version = models.PositiveSmallIntegerField("versie", unique=True)
    text = models.TextField("tekst", help_text="Markdown.")
    published_at = models.DateTimeField("geldig vanaf", default=timezone.now)

    objects = SpelregelsQuerySet.as_manager()

    class Meta:
        verbose_name = "spelregels"
        verbose_name_plural = "spelregels"
        ordering = ["-version"]

    def __str__(self):
        return f"Spelregels, versie {self.version}"

    @property
    def is_agreed_with(self):
        """Whether anything on the site was sent in under this version, whatever its room."""
        relations = self._meta.related_objects
        return any(getattr(self, one.get_accessor_name()).exists() for one in relations)


class PageQuerySet(models.QuerySet):
    def named(self, name):
        return self.filter(name=name).first()

    def with_writer(self):
        return self.select_related("updated_by")


class Page(models.Model):
    """A text of the organiser at a fixed address."""

    class Name(models.TextChoices):
        ABOUT = "over", "Over de week"
        SPELREGELS = "spelregels", "Spelregels"
        CONTACT = "contact", "Contact"
        PRIVACY = "privacy", "Privacy"
        ACCESSIBILITY = "toegankelijkheid", "Toegankelijkheid"
        COLOPHON = "colofon", "Colofon"
        ENGLISH = "english", "In English"

    name = models.CharField("pagina", max_length=20, choices=Name, unique=True)
    title = models.CharField("titel", max_length=80)
    text = models.TextField("tekst", help_text="Markdown.")
    updated_at = models.DateTimeField("bijgewerkt op", auto_now=True)
    updated_by = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        verbose_name="bijgewerkt door",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = "pagina"
        verbose_name_plural = "pagina’s"
        ordering = ["name"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/{self.name}/"


class PageVersionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.select_related("saved_by").order_by("-number")

    def keep(self, page):
        """Adds what the page says; of two at once the second is an IntegrityError."""
        last = self.filter(page=page).aggregate(last=Max("number"))["last"] or 0
        return self.create(
            page=page,
            number=last + 1,
            title=page.title,
            text=page.text,
            saved_at=page.updated_at,
            saved_by=page.updated_by,
        )


class PageVersion(models.Model):
    """What a page said from a moment on; the newest is what it says now."""

    page = models.ForeignKey(Page, models.CASCADE, verbose_name="pagina", related_name="versions")
    number = models.PositiveIntegerField("nummer")
    title = models.CharField("titel", max_length=80)
    text = models.TextField("tekst")
    saved_at = models.DateTimeField("opgeslagen op")
    saved_by = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        verbose_name="opgeslagen door",
        null=True,
        blank=True,
        related_name="+",
    )

    objects = PageVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van een pagina"
        verbose_name_plural = "versies van pagina’s"
        ordering = ["page", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="page_version_number"),
        ]

    def __str__(self):
        return f"{self.title}, versie {self.number}"
