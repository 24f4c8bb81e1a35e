"""The groups of staff and what each may do; filled by migrations, as models come to be."""

from django.contrib.auth.management import create_permissions
from django.db.models import Q

ORGANISER, MODERATOR = "Organisator", "Moderator"
SPONSOR_MANAGER, EDITOR = "Sponsorbeheerder", "Tekstredacteur"
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
    "activities": ("activity", "moment", "privatelocation", "activityproposal", "onbehalf"),
    "ideas": ("idea",),
    "impact": ("appreciation",),
    "teams": ("inspiratieteam", "membership"),
    "desk": ("message", "report", "standardtext"),
}
# What editors write. A name of a model that is still to come does no harm.
WRITTEN = {
    "desk": ("announcement", "lettertext"),
    "editions": ("announcement", "audience", "branch", "language", "page", "spelregels", "theme"),
    "ideas": ("idea",),
}
# Taking these away is how they end; the rest stays, for other rows point to it.
REMOVED_BY_EDITORS = ("announcement", "lettertext")


def fill_groups(apps, schema_editor):
    """Makes the groups and gives them their permissions; harmless when repeated.

    For RunPython, and to be run again by the migration of whatever app adds a model. Django makes
    permissions only after all migrations, which is too late here: so they are made first.
    """
    database = schema_editor.connection.alias
    make_permissions(apps, database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    groups = apps.get_model("auth", "Group").objects.using(database)
    for name, wanted in given_to().items():
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(*permissions.filter(wanted))


def make_permissions(apps, database):
    for app_config in apps.get_app_configs():
        if app_config.label not in OUR_APPS:
            continue
        # The apps as a migration sees them seem to have no models until told otherwise.
        before = getattr(app_config, "models_module", None)
        app_config.models_module = True
        create_permissions(app_config, apps=apps, verbosity=0, using=database)
        app_config.models_module = before


def given_to() -> dict[str, Q]:
    """Which permissions each group holds."""
    return {
        ORGANISER: Q(content_type__app_label__in=OUR_APPS),
        MODERATOR: of_moderators(),
        SPONSOR_MANAGER: Q(content_type__app_label="sponsors"),
        EDITOR: of_editors(),
    }


def of_moderators():
    wanted = Q(content_type__app_label="accounts", codename="moderate")
    return wanted | _verbs_on(MODERATED, ("view", "change"))


def of_editors():
    removed = {
        app: [model for model in models if model in REMOVED_BY_EDITORS]
        for app, models in WRITTEN.items()
    }
    return _verbs_on(WRITTEN, ("view", "add", "change")) | _verbs_on(removed, ("delete",))


def _verbs_on(models_by_app, verbs):
    wanted = Q(pk__in=[])
    for app, models in models_by_app.items():
        names = [f"{verb}_{model}" for model in models for verb in verbs]
        wanted |= Q(content_type__app_label=app, codename__in=names)
    return wanted
