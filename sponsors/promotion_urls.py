"""Addresses under /promotie/."""

from django.urls import path

from sponsors import views

app_name = "promotion"
urlpatterns = [
    path("", views.promotion, name="toolkit"),
    path("ambassadeurs/<int:pk>/", views.propose, name="propose"),
]
