"""Addresses of coming along: below an activity, and the own link of each sign-up."""

from django.urls import path

from signups.views import asking, coming, organising, own, writing

app_name = "signups"

urlpatterns = [
    path("activiteiten/<slug:slug>/ik-kom/", coming.come, name="come"),
    path("activiteiten/<slug:slug>/aanmeldingen/", organising.guest_list, name="guests"),
    path(
        "activiteiten/<slug:slug>/aanmeldingen/aanmeldingen.csv",
        organising.guest_file,
        name="guest_file",
    ),
    path(
        "activiteiten/<slug:slug>/aanmeldingen/<int:number>/nee/",
        organising.guest_decline,
        name="decline",
    ),
    path("activiteiten/<slug:slug>/bericht/", writing.guest_message, name="message"),
    path("activiteiten/<slug:slug>/vraag/", asking.ask_organiser, name="question"),
    path("aanmelding/<slug:token>/", own.own, name="own"),
    path("aanmelding/<slug:token>/afmelden/", own.own_cancel, name="cancel"),
]
