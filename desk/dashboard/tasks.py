"""The admin's lists by what an organiser comes to do, instead of by the app that holds them."""

# In order of use. A model that isn't named here stands with the rest of its app (BY_APP).
TASKS = {
    "Activiteiten": (
        *("activities.Activity", "signups.Signup", "signups.Question", "signups.GuestMessage"),
        *("ideas.Idea", "impact.Appreciation", "impact.Result", "activities.Alert"),
    ),
    "Teams": ("teams.InspiratieTeam", "teams.Outreach", "editions.BranchChampion"),
    "Sponsors": ("sponsors.Sponsor", "sponsors.Enquiry", "sponsors.Ambassador"),
    "Teksten": (
        *("editions.Page", "editions.Edition", "editions.Spelregels", "editions.Theme"),
        *("editions.Branch", "editions.Audience", "editions.Language"),
    ),
    "Mensen": ("desk.Report", "desk.Message", "accounts.User", "auth.Group"),
    "Techniek": ("desk.ListTransfer",),
}
BY_APP = {
    "activities": "Activiteiten",
    "signups": "Activiteiten",
    "ideas": "Activiteiten",
    "impact": "Activiteiten",
    "teams": "Teams",
    "sponsors": "Sponsors",
    "editions": "Teksten",
    "desk": "Mensen",
    "accounts": "Mensen",
}
REST = "Techniek"
TASK_OF = {label: (task, place) for task, of in TASKS.items() for place, label in enumerate(of)}


def by_task(apps: list[dict]) -> list[dict]:
    """What `AdminSite.get_app_list` answers, arranged anew; it has the same shape."""
    tasks = {name: [] for name in TASKS}
    for app in apps:
        for model in app["models"]:
            label = model["model"]._meta.label
            task, place = TASK_OF.get(label, (BY_APP.get(app["app_label"], REST), len(TASK_OF)))
            tasks[task].append((place, model["name"], model))
    return [as_app(name, rows) for name, rows in tasks.items() if rows]


def as_app(name, rows):
    models = [model for _, _, model in sorted(rows, key=lambda row: row[:2])]
    return {"name": name, "app_label": name.lower(), "models": models, "has_module_perms": True}
