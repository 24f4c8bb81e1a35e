"""The form by which somebody offers to get a branch moving, or asks those who do."""

from django import forms

from desk.forms import MessageForm
from desk.models import Message


class ChampionForm(MessageForm):
    """A message whose subject names the branch, so that the organiser sees what it is about."""

    CHAMPION, QUESTION = "kartrekker", "vraag"
    SUBJECTS = {CHAMPION: "Kartrekker worden", QUESTION: "Vraag aan de kartrekkers"}

    wish = forms.ChoiceField(
        label="Wat wil je?",
        choices=[
            (CHAMPION, "Ik wil deze branche in beweging krijgen"),
            (QUESTION, "Ik heb een vraag aan de kartrekkers"),
        ],
        widget=forms.RadioSelect,
        initial=CHAMPION,
    )
    may_be_named = forms.BooleanField(
        label="Mijn naam mag bij deze branche op de site staan",
        required=False,
        help_text="Alleen je naam. Je e-mailadres komt nooit op de site.",
    )

    field_order = ["wish", "name", "email", "words", "may_be_named"]

    class Meta(MessageForm.Meta):
        model = Message
        fields = ["name", "email", "words"]
        labels = {"words": "Vertel wat je wilt doen, of wat je vraag is"}

    def __init__(self, *args, branch, asks=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.branch = branch
        if asks:
            self.initial["wish"] = self.QUESTION
        if not branch.champions.shown().exists():
            del self.fields["wish"]

    def addressed(self, message):
        """The message with its subject, and the answer about the name below the words."""
        wish = self.cleaned_data.get("wish", self.CHAMPION)
        message.subject = f"{self.SUBJECTS[wish]}: {self.branch.name}"
        if wish == self.CHAMPION:
            answer = "ja" if self.cleaned_data["may_be_named"] else "nee"
            message.words = f"{message.words}\n\nNaam op de site: {answer}"
        return message
