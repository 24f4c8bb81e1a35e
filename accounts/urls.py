"""Addresses of accounts; included before allauth's, of which two are answered here instead."""

from django.urls import path

from accounts.views import entrance, mine

app_name = "accounts"

urlpatterns = [
    # The same addresses as allauth's "account_login" and "account_signup".
    path("account/login/", entrance.log_in, name="log_in"),
    path("account/signup/", entrance.sign_up, name="sign_up"),
    path("account/login/wachtwoord/", entrance.password_login, name="password_login"),
    path("account/code/", entrance.code, name="code"),
    path("account/code/nieuw/", entrance.new_code, name="new_code"),
    path("account/code/adres/", entrance.new_address, name="new_address"),
    path("account/twee-stappen/", entrance.two_steps, name="two_steps"),
    path("account/gewist/", mine.erased, name="erased"),
    path("mijn/", mine.mine, name="mine"),
    path("mijn/gegevens/", mine.details, name="details"),
    path("mijn/privacy/", mine.privacy, name="privacy"),
    path("mijn/privacy/gegevens.json", mine.export, name="export"),
    path("mijn/privacy/wissen/", mine.erase, name="erase"),
]
