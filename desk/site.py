"""The organiser's desk: Django's admin under /beheer/, for staff who proved who they are."""

from django.contrib import admin


class DeskSite(admin.AdminSite):
    site_header = "Week van de Verbinding"
    site_title = "Beheer"
    index_title = "Bureau"
