"""What a moderator fills in to block a sender, or to look one up."""

from django import forms
from django.utils import timezone

from accounts.blocking import BlockRefused, default_until, refuse_unblockable
from accounts.models import BlockedSender
from desk.senders.cleaning import OFFLINE, REJECT
from verbinding.lib.plainforms import PlainFieldsMixin

WHOLE_DOMAIN = "domein"
LONGEST_DAYS = 730


class LookUpForm(PlainFieldsMixin, forms.Form):
    adres = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Dit lijkt geen e-mailadres. Het ziet eruit als naam@voorbeeld.nl.",
        },
    )


class BlockForm(PlainFieldsMixin, forms.ModelForm):
    scope = forms.ChoiceField(label="Wie blokkeer je?", widget=forms.RadioSelect)
    wishes = forms.MultipleChoiceField(
        label="En wat deze afzender al instuurde?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Zonder vinkje blijft alles staan zoals het staat.",
    )
    words = forms.CharField(
        label="Woorden voor de afzender",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Gaan mee in de mail over wat je offline haalt of afwijst.",
    )

    class Meta:
        model = BlockedSender
        fields = ["reason", "until"]
        labels = {"reason": "Waarom?", "until": "Tot en met"}
        widgets = {
            "reason": forms.Textarea(attrs={"rows": 3}),
            "until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    field_order = ["scope", "reason", "until", "wishes", "words"]

    def __init__(self, *args, email, online=0, waiting=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.email, host = email, email.rpartition("@")[2]
        self.fields["scope"].choices = [("adres", email), (WHOLE_DOMAIN, f"Iedereen met @{host}")]
        self.initial = {"scope": "adres", "until": default_until(), **self.initial}
        counted = [(OFFLINE, "Offline halen wat online staat", online)]
        counted.append((REJECT, "Wijs af wat nog wacht", waiting))
        choices = [(value, f"{label} ({count})") for value, label, count in counted if count]
        self.fields["wishes"].choices = choices
        if not choices:
            del self.fields["wishes"], self.fields["words"]

    def clean_scope(self):
        """Becomes what is blocked: the address or its host."""
        scope = self.cleaned_data["scope"]
        self.written = self.email.rpartition("@")[2] if scope == WHOLE_DOMAIN else self.email
        try:
            refuse_unblockable(self.written)
        except BlockRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return scope

    def clean_until(self):
        until, today = self.cleaned_data["until"], timezone.localdate()
        if until < today:
            raise forms.ValidationError("Deze dag is al voorbij. Kies vandaag of later.")
        if (until - today).days > LONGEST_DAYS:
            raise forms.ValidationError("Kies een dag binnen twee jaar; verlengen kan altijd.")
        return until

    def clean(self):
        data = super().clean()
        if data.get("wishes") and not data.get("words", "").strip():
            self.add_error("words", "Schrijf een paar woorden; die gaan mee in de mail.")
        return data
