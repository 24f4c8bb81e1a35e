"""allauth's forms with our words: plain labels, no placeholders, no help that says "u"."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms

LABELS = {
    "login": "Je e-mailadres",
    "email": "Je e-mailadres",
    "password": "Je wachtwoord",
    "oldpassword": "Je wachtwoord van nu",
    "password1": "Je nieuwe wachtwoord",
    "password2": "Nog een keer hetzelfde",
    "code": "Code uit de e-mail",
}
HELP = {
    "password1": "Minstens 8 tekens. Drie woorden achter elkaar is sterk en makkelijk te onthouden."
}


class OurWords(forms.BaseForm):
    """Put it before allauth's form."""

    labels: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {**LABELS, **self.labels}
        for name, field in self.fields.items():
            field.label = labels.get(name, field.label)
            field.help_text = HELP.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs |= {"inputmode": "numeric", "class": "input--code"}


class LoginForm(OurWords, account.LoginForm):
    pass


class AddEmailForm(OurWords, account.AddEmailForm):
    labels = {"email": "Je nieuwe e-mailadres"}


class ConfirmEmailCodeForm(OurWords, account.ConfirmEmailVerificationCodeForm):
    pass


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    pass


class ConfirmPasswordCodeForm(OurWords, account.ConfirmPasswordResetCodeForm):
    pass


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    pass


class SetPasswordForm(OurWords, account.SetPasswordForm):
    labels = {"password1": "Je wachtwoord"}


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    pass


class CodeFromAppForm(OurWords):
    labels = {"code": "Code uit de app"}


class SecondStepForm(CodeFromAppForm, mfa.AuthenticateForm):
    pass


class SecondStepAgainForm(CodeFromAppForm, mfa.ReauthenticateForm):
    pass


class ActivateAppForm(CodeFromAppForm, totp.ActivateTOTPForm):
    pass
