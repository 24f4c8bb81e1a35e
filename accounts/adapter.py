"""How django-allauth behaves here: one way in, letters through our own queue, plain Dutch."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.urls import reverse

from verbinding.lib.addresses import plain_address
from verbinding.lib.mail import send_letter

WRONG_CODE = "Deze code klopt niet. Kijk nog eens goed."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dit account is uitgezet. Vraag de organisatie waarom.",
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": "Dat is te vaak geprobeerd. Wacht vijf minuten.",
        "rate_limited": "Dat is te vaak achter elkaar. Wacht een paar minuten.",
        "same_as_current": "Dit is al je adres.",
    }

    def is_open_for_signup(self, request):
        """Whoever proves an address gets an account (people.person_for); nobody signs up apart."""
        return False

    def clean_email(self, email):
        plain_address(email)
        return super().clean_email(email)

    def send_mail(self, template_prefix, email, context):
        """`account/email/email_changed` is our letter `accounts/email_changed`."""
        name = template_prefix.rpartition("/")[2]
        # The request holds cookies and has no place in a row that may be kept.
        kept = {key: value for key, value in context.items() if key != "request"}
        send_letter(f"accounts/{name}", email, kept, secret="code" in kept)

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:details")

    def get_email_verification_redirect_url(self, email_address):
        return reverse("accounts:details")


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "unverified_email": "Bevestig eerst je nieuwe e-mailadres, of haal het weg.",
    }
