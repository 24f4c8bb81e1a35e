"""Addresses of coming along: below an activity, and the own link of each sign-up."""

from django.urls import path

from signups.views import coming, own

app_name = "signups"

urlpatterns = [
    path("activiteiten/<slug:slug>/ik-kom/", coming.come, name="come"),
    path("aanmelding/<slug:token>/", own.own, name="own"),
    path("aanmelding/<slug:token>/afmelden/", own.own_cancel, name="cancel"),
]
