"""The forms with which anybody sends in an idea, and mends it while it waits."""

from django import forms

from accounts.forms import OwnAddressField
from editions.agreeing import AgreesMixin
from editions.forms import LabelsField
from editions.models import Audience, Branch, Theme
from ideas.models import Idea, Setting
from ideas.models.idea import lines_of
from verbinding.lib.folds import FoldsMixin
from verbinding.lib.formguard import GuardedFormMixin
from verbinding.lib.plainforms import PlainFieldsMixin
from verbinding.lib.seenforms import SeenFormMixin

MOST_STEPS = 12
ASKED = ("title", "summary", "steps", "connects")
NEEDS = ("setting", "preparation", "duration", "cost", "group_min", "group_max", "materials")
ABOUT = ("theme", "branch", "audiences", "invitation")


class IdeaFields(AgreesMixin, PlainFieldsMixin, FoldsMixin, forms.ModelForm):
    """What sending in and mending have in common."""

    folded = (("Waar gaat het over, en hoe nodig je uit", ABOUT),)

    class Meta:
        model = Idea
        fields = [*ASKED, *NEEDS, *ABOUT, "shown_name"]
        field_classes = {"audiences": LabelsField}
        labels = {
            "title": "Hoe heet je idee?",
            "summary": "Vertel het in één zin",
            "preparation": "Hoe lang bereid je het voor?",
            "duration": "Hoe lang duurt het?",
            "cost": "Wat kost het bij elkaar?",
            "invitation": "Zo nodig je mensen uit",
            "shown_name": "Je naam",
        }
        help_texts = {
            "title": "Kort en concreet, bijvoorbeeld “Soep op de stoep”.",
            "summary": "Dit leest iemand die nog nooit van je idee hoorde.",
            "steps": "Elke stap op een eigen regel. Drie tot zes stappen is genoeg.",
            "connects": "Wat gebeurt er tussen mensen? Eén zin is genoeg.",
            "shown_name": "Zo staat het bij je idee. Een voornaam is genoeg.",
        }
        error_messages = {
            "title": {"required": "Geef je idee een naam."},
            "summary": {"required": "Vertel in één zin wat je doet."},
            "steps": {"required": "Schrijf op hoe je het doet."},
            "connects": {"required": "Vertel waarom dit mensen verbindt."},
            "setting": {"required": "Kies waar je dit doet."},
            "shown_name": {"required": "Vul je naam in."},
        }
        widgets = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "summary": forms.TextInput(attrs={"data-behaviour": "counter"}),
            "steps": forms.Textarea(attrs={"rows": 6, "data-behaviour": "counter"}),
            "connects": forms.Textarea(attrs={"rows": 3, "data-behaviour": "counter"}),
            "materials": forms.Textarea(attrs={"rows": 3}),
            "invitation": forms.Textarea(attrs={"rows": 4, "data-behaviour": "counter"}),
            "audiences": forms.CheckboxSelectMultiple,
            "shown_name": forms.TextInput(attrs={"autocomplete": "name"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shown_name"].required = True
        self.fields["setting"].choices = [("", "Kies een plek"), *Setting.choices]
        self.fields["theme"].queryset = Theme.objects.order_by("order", "name")
        self.fields["theme"].empty_label = "Geen, of weet ik niet"
        self.fields["branch"].queryset = Branch.objects.order_by("order", "name")
        self.fields["branch"].empty_label = "Geen, of weet ik niet"
        self.fields["audiences"].queryset = Audience.objects.order_by("order", "name")

    @property
    def needs(self):
        return [self[name] for name in NEEDS]

    @property
    def asked(self):
        return [self[name] for name in ASKED]

    def clean_title(self):
        title = " ".join(self.cleaned_data["title"].split())
        if not any(sign.isalnum() for sign in title):
            raise forms.ValidationError("Geef je idee een naam met letters of cijfers.")
        return title

    def clean_steps(self):
        steps = lines_of(self.cleaned_data["steps"])
        if len(steps) > MOST_STEPS:
            raise forms.ValidationError(
                f"Dit zijn {len(steps)} stappen. Houd het simpel: hooguit {MOST_STEPS}."
            )
        return "\n".join(steps)

    def clean_materials(self):
        return "\n".join(lines_of(self.cleaned_data["materials"]))

    def clean_connects(self):
        return " ".join(self.cleaned_data["connects"].split())

    def clean(self):
        cleaned = super().clean()
        least, most = cleaned.get("group_min"), cleaned.get("group_max")
        if least and most and most < least:
            self.add_error("group_max", f"Dit is minder dan {least}: draai ze om of laat dit leeg.")
        return cleaned


class SendIdeaForm(GuardedFormMixin, IdeaFields):
    """A new idea, from anybody."""

    email = OwnAddressField(help_text="Hierheen sturen we een code. Je adres komt niet op de site.")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        if person.is_authenticated:
            self.initial |= {"shown_name": person.name, "email": person.email}


class EditIdeaForm(SeenFormMixin, IdeaFields):
    """What waits already; refuses when somebody else changed it since the page was opened."""

    @property
    def columns(self):
        """What one UPDATE writes; the audiences have a table of their own."""
        own = [name for name in self.Meta.fields if name != "audiences"]
        return [*own, "spelregels", "agreed_at"]
