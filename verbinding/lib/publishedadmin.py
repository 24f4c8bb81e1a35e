"""The admin of rows that public pages show: what is saved or deleted stands on the site at once."""

from django.contrib import admin

from verbinding.lib.pagecache import raise_revision


class PublishedAdmin(admin.ModelAdmin):
    def save_related(self, request, form, formsets, change):
        """After everything is saved: the row itself and what stands in lines below it."""
        super().save_related(request, form, formsets, change)
        raise_revision()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        raise_revision()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        raise_revision()
