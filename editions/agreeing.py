"""The tick with which whoever sends something in agrees with the Spelregels, once per version."""

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from editions.models import Page, Spelregels
from verbinding.lib.workflow import StepRefused

# What a browser sends for a tick that says no version.
TICKED = frozenset({"on", "True"})
AGREE_ANEW = "De Spelregels zijn vernieuwd. Lees wat er anders is en zet je vinkje opnieuw."
ADDRESS = Page(name=Page.Name.SPELREGELS).get_absolute_url()


class VersionTick(forms.CheckboxInput):
    """A checkbox whose value is the version that its reader could read."""

    version = ""

    def __init__(self, attrs=None):
        super().__init__(attrs, check_test=self.holds_for_now)

    def __deepcopy__(self, memo):
        """Each form has a copy, which must look at its own version."""
        again = super().__deepcopy__(memo)
        again.check_test = again.holds_for_now
        return again

    def holds_for_now(self, value):
        return str(value) in TICKED | {self.version}

    def format_value(self, value):
        return self.version or None

    def value_from_datadict(self, data, files, name):
        return data.get(name) or ""


class AgreesField(forms.BooleanField):
    """See `AgreedWithSpelregels.agree`; `show` says with which version."""

    widget = VersionTick

    def __init__(self, **kwargs):
        required = {"required": "Zet hier een vinkje als je je eraan houdt."}
        super().__init__(**{"label": "", "error_messages": required, **kwargs})
        self.show(None)

    def show(self, rules, *, anew=False):
        # In a tab of its own, so that nobody loses what they typed.
        self.label = format_html(
            'We houden ons aan de {}<a href="{}" target="_blank">Spelregels'
            '<span class="visually-hidden"> (nieuw tabblad)</span></a>',
            "vernieuwde " if anew else "",
            ADDRESS,
        )
        if rules is None:
            return
        self.widget.version = str(rules.version)
        if rules.version > 1:
            since = date_format(localtime(rules.published_at), "j F Y")
            self.help_text = f"Ze gelden sinds {since}. Op die pagina staat ook wat er anders is."

    def clean(self, value):
        """Nobody agrees with words that came after those on the page."""
        if value and str(value) not in TICKED | {self.widget.version}:
            raise forms.ValidationError(AGREE_ANEW, code="renewed")
        return super().clean(value)


class AgreesMixin(forms.BaseForm, metaclass=DeclarativeFieldsMetaclass):
    """Put it before Form or ModelForm: asks whoever enters something, and of what exists already
    only when other Spelregels count now than those agreed with.

    `field_order` can't name it: a form without the field would stumble. A form that nobody agrees
    by (a list that the organisation reads in) sets `agrees = None`.
    """

    agrees = AgreesField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "agrees" not in self.fields:
            return
        rules = Spelregels.objects.current()
        entered = getattr(self, "instance", None)
        if entered is None or entered.pk is None:
            self.fields["agrees"].show(rules)
        elif rules is None or entered.spelregels_id == rules.pk:
            del self.fields["agrees"]
        else:
            self.fields["agrees"].show(rules, anew=entered.spelregels_id is not None)

    def note_agreement(self):
        """Notes on the row what was ticked; the caller saves."""
        if self.cleaned_data.get("agrees"):
            self.instance.agree()


def refuse_outdated(entered, name):
    """A guard for workflows: what goes to a moderator is agreed with as the rules are now."""
    if name == "submit" and entered.must_agree_anew():
        raise StepRefused(f"Nog niet verstuurd. {AGREE_ANEW} Dat kan onderaan het formulier.")
