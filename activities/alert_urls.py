"""Addresses under /meldingen/: mail about new activities."""

from django.urls import path

from activities.views import alerts

app_name = "alerts"

urlpatterns = [
    path("nieuw/", alerts.alert_new, name="new"),
    path("gestopt/", alerts.alert_stopped, name="stopped"),
    path("<slug:token>/", alerts.alert_stop, name="stop"),
    path("<slug:token>/verwijderen/", alerts.alert_remove, name="remove"),
]
