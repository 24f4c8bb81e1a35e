"""Why something goes off the site; begins with words that fit most of the time."""

from django import forms

DEFAULT = "We kregen een vraag over deze pagina. We halen haar even weg en kijken er goed naar."


class OfflineForm(forms.Form):
    note = forms.CharField(
        label="Waarom?",
        initial=DEFAULT,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dit leest wie het op de site zette. Pas het aan als je meer weet.",
        error_messages={"required": "Schrijf een paar woorden: wie het plaatste, leest ze."},
    )
