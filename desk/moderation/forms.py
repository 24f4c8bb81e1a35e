"""The words of a moderator."""

from django import forms


class DecisionForm(forms.Form):
    """A moderator's button, with the words that go to the sender."""

    step = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label="Woorden voor de inzender",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Gaan mee in de mail. Nodig als je aanpassing vraagt, afwijst of offline haalt.",
    )

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.steps = steps

    def clean(self):
        data = super().clean()
        step = self.steps.get(data.get("step"))
        if step and step.needs_note and not data.get("note", "").strip():
            self.add_error("note", "Schrijf een paar woorden: die gaan in de mail aan de inzender.")
        return data
