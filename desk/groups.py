"""The two groups of staff and what each may do; filled by migrations, as models come to be."""

from django.contrib.auth.management import create_permissions
from django.db.models import Q

ORGANISER, MODERATOR = "Organisator", "Moderator"
OUR_APPS = (
    "accounts",
    "activities",
    "desk",
    "editions",
    "ideas",
    "impact",
    "photos",
    "signups",
    "sponsors",
    "teams",
)
# What moderators see and change besides letting things through; they remove nothing.
MODERATED = {
    "activities": ("activity", "moment", "privatelocation", "activityproposal"),
    "ideas": ("idea",),
    "impact": ("appreciation",),
    "teams": ("inspiratieteam", "membership"),
    "desk": ("message", "report"),
}


def fill_groups(apps, schema_editor):
    """Makes both groups and gives them their permissions; harmless when repeated.

    For RunPython, and to be run again by the migration of whatever app adds a model. Django makes
    permissions only after all migrations, which is too late here: so they are made first.
    """
    database = schema_editor.connection.alias
    make_permissions(apps, database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    groups = apps.get_model("auth", "Group").objects.using(database)
    organisers, _ = groups.get_or_create(name=ORGANISER)
    organisers.permissions.add(*permissions.filter(content_type__app_label__in=OUR_APPS))
    moderators, _ = groups.get_or_create(name=MODERATOR)
    moderators.permissions.add(*permissions.filter(of_moderators()))


def make_permissions(apps, database):
    for app_config in apps.get_app_configs():
        if app_config.label not in OUR_APPS:
            continue
        # The apps as a migration sees them seem to have no models until told otherwise.
        before = getattr(app_config, "models_module", None)
        app_config.models_module = True
        create_permissions(app_config, apps=apps, verbosity=0, using=database)
        app_config.models_module = before


def of_moderators():
    wanted = Q(content_type__app_label="accounts", codename="moderate")
    for app, models in MODERATED.items():
        names = [f"{verb}_{model}" for model in models for verb in ("view", "change")]
        wanted |= Q(content_type__app_label=app, codename__in=names)
    return wanted
