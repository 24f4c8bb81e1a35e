"""The labels that activities and teams share."""

from django.db import models


class Label(models.Model):
    """What Branch, Theme, Audience and Language have in common: a word to choose and filter by."""

    name = models.CharField("naam", max_length=60, unique=True)
    slug = models.SlugField("adres", max_length=40, unique=True)
    description = models.TextField("omschrijving", blank=True)
    order = models.PositiveSmallIntegerField("volgorde", default=100)

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class Branch(Label):
    class Meta(Label.Meta):
        verbose_name = "branche"
        verbose_name_plural = "branches"


class Theme(Label):
    class Meta(Label.Meta):
        verbose_name = "thema"
        verbose_name_plural = "thema’s"


class Audience(Label):
    class Meta(Label.Meta):
        verbose_name = "doelgroep"
        verbose_name_plural = "doelgroepen"


class Language(Label):
    class Meta(Label.Meta):
        verbose_name = "taal"
        verbose_name_plural = "talen"
