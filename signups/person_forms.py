"""Who fills in a form: whoever is logged in with a proven address types no other."""

from accounts.people import owns_address


class PersonFormMixin:
    """For a guarded form of a model with `name` and `email`; put it first."""

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        if person.is_authenticated:
            self.initial.setdefault("name", person.name)
            if owns_address(person, person.email):
                del self.fields["email"]
            else:
                self.initial.setdefault("email", person.email)

    def guarded_row(self):
        row = super().guarded_row()
        if "email" not in self.fields:
            row.email = self.person.email
        return row
