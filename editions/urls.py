"""The addresses of the editions, below /edities/."""

from django.urls import path

from editions import views

app_name = "editions"
urlpatterns = [
    path("", views.list_editions, name="list"),
    path("<int:year>/", views.show_edition, name="detail"),
]
