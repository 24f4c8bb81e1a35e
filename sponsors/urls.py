"""Addresses under /sponsors/; `meedoen` is reserved, no sponsor can have it as its slug."""

from django.urls import path

from sponsors import views

app_name = "sponsors"
urlpatterns = [
    path("", views.sponsor_list, name="list"),
    path("meedoen/", views.enquire, name="enquire"),
    path("meedoen/bedankt/", views.thanks, name="thanks"),
    path("<slug:slug>/", views.detail, name="detail"),
]
