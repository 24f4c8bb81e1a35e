"""Ideas that people sent in, in the queue."""

from desk.moderation.kinds.kind import NO_TIME
from desk.moderation.kinds.submissions import SINCE, SubmissionKind
from ideas import workflow
from ideas.models import Idea


class IdeaKind(SubmissionKind):
    value = "idee"
    label = "Idee"
    waiting_label = "Ideeën in de wachtrij"
    model = Idea
    preview = "desk/moderation/_idea_preview.html"
    workflow = workflow
    sent_by = "sent_by"

    def rows(self, now):
        return Idea.objects.waiting().values_list("pk", SINCE, NO_TIME)

    def rich(self):
        return Idea.objects.with_page_data()

    def gist(self, thing):
        return thing.summary

    def facts(self, thing):
        return {"idea": thing, **super().facts(thing)}
