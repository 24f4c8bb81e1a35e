"""The rows "day, from, until" of the activity form."""

from datetime import datetime, time, timedelta

from django import forms
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils import timezone
from django.utils.formats import date_format

from activities.forms.arranging import MOST
from activities.models import Activity, Moment
from activities.models.moment import AMSTERDAM
from verbinding.lib.fieldhints import put_hint

# What the form proposes when no end is given.
USUAL_LENGTH = timedelta(hours=2)
LONGEST = timedelta(hours=24)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, **kwargs):
        super().__init__(format="%H:%M", **kwargs)


class MomentForm(forms.ModelForm):
    day = forms.DateField(
        label="Dag", widget=DayInput, error_messages={"required": "Kies een dag."}
    )
    starts = forms.TimeField(
        label="Van",
        widget=TimeInput,
        error_messages={"required": "Hoe laat begint het? Of vink “hele dag” aan."},
    )
    ends = forms.TimeField(
        label="Tot",
        widget=TimeInput,
        required=False,
        help_text="Leeg: twee uur later.",
    )

    class Meta:
        model = Moment
        fields = ["is_all_day", "capacity"]

    def __init__(self, *args, days=(), is_free_to_choose=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.days, self.is_free_to_choose = days, is_free_to_choose
        if days and not is_free_to_choose:
            # Six days to pick from is less work than a calendar, and can't go wrong.
            options = [(day.isoformat(), date_format(day, "l j F")) for day in days]
            self.fields["day"].widget = forms.Select(choices=[("", "Kies een dag"), *options])
        lasts_all_day = self.is_bound and self.data.get(self.add_prefix("is_all_day"))
        self.fields["starts"].required = not lasts_all_day
        if self.instance.pk:
            self._fill_from(self.instance)

    def _fill_from(self, moment):
        start = timezone.localtime(moment.starts_at, AMSTERDAM)
        self.initial["day"] = start.date()
        if not moment.is_all_day:
            self.initial["starts"] = start.time()
            self.initial["ends"] = timezone.localtime(moment.ends_at, AMSTERDAM).time()

    @property
    def shows_more(self):
        return any(self[name].errors or self[name].value() for name in ("is_all_day", "capacity"))

    def clean_day(self):
        day = self.cleaned_data["day"]
        if self.days and not self.is_free_to_choose and day not in self.days:
            raise forms.ValidationError(
                f"Kies een dag in de week: {self.days[0]:%d-%m-%Y} tot en met "
                f"{self.days[-1]:%d-%m-%Y}."
            )
        if self.days and abs(day.year - self.days[0].year) > 1:
            raise forms.ValidationError("Deze dag ligt wel erg ver van de week. Klopt het jaar?")
        return day

    def clean_capacity(self):
        capacity = self.cleaned_data["capacity"]
        if capacity == 0:
            raise forms.ValidationError("Vul minstens 1 plaats in, of laat het leeg.")
        return capacity

    def clean(self):
        cleaned = super().clean()
        day = cleaned.get("day")
        if day is None or self.errors:
            return cleaned
        if cleaned.get("is_all_day"):
            self.times = at(day, time.min), at(day, time(23, 59))
        else:
            self.times = self._span(day, cleaned["starts"], cleaned.get("ends"))
        return cleaned

    def _span(self, day, starts, ends):
        """Start and end as aware times; an end before the start means the next morning."""
        start = at(day, starts)
        if ends is None:
            return start, start + USUAL_LENGTH
        end = at(day, ends) if ends > starts else at(day + timedelta(days=1), ends)
        if ends == starts:
            self.add_error("ends", "Het einde is gelijk aan het begin.")
        elif end - start > timedelta(hours=16) and ends < starts:
            self.add_error("ends", "Het einde ligt voor het begin. Klopt dat?")
        return start, end

    def save(self, commit=True):
        if hasattr(self, "times"):
            is_new = self.instance.pk is None
            before = (self.instance.starts_at, self.instance.ends_at)
            self.instance.set_times(*self.times, is_all_day=self.cleaned_data["is_all_day"])
            if not is_new and before != self.times:
                self.instance.sequence += 1
        return super().save(commit)


def at(day, clock):
    return datetime.combine(day, clock, tzinfo=AMSTERDAM)


class BaseMomentFormSet(BaseInlineFormSet):
    """At least one moment (unless `allow_none`: a concept), and never the same one twice."""

    allow_none = False
    default_error_messages = {
        **BaseInlineFormSet.default_error_messages,
        "too_few_forms": "Kies minstens één dag en tijd.",
        "too_many_forms": "Meer dan %(num)d momenten kan niet.",
    }

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("queryset", Moment.objects.standing())
        super().__init__(*args, **kwargs)

    def delete_existing(self, obj, commit=True):
        """What stood online is cancelled: people and calendars may hold on to it."""
        if self.instance.published_at is None:
            obj.delete()
        else:
            obj.cancelled_at, obj.sequence = timezone.now(), obj.sequence + 1
            obj.save(update_fields=["cancelled_at", "sequence"])

    @property
    def is_full(self):
        return len(self.forms) >= self.max_num

    @property
    def has_several(self):
        return len(self.forms) > 1

    @property
    def free_days(self):
        """The days of the week on which no row is yet."""
        taken = {str(form["day"].value()) for form in self.forms}
        return [day for day in self.form_kwargs["days"] if day.isoformat() not in taken]

    @property
    def has_errors(self):
        return bool(self.total_error_count())

    @property
    def has_row_errors(self):
        return any(self.errors)

    def full_clean(self):
        self.validate_min = not self.allow_none
        for form in self.forms if self.allow_none else ():
            form.empty_permitted, form.use_required_attribute = form.instance.pk is None, False
        super().full_clean()

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Dit moment weghalen"

    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            times = getattr(form, "times", None)
            if times is None or self._should_delete_form(form):
                continue
            if times in seen:
                form.add_error("day", "Dit moment staat er al.")
            seen.add(times)
        for number, other in self.overlaps():
            put_hint(self.forms[number - 1]["starts"], f"Dit valt deels samen met moment {other}.")

    def overlaps(self):
        """(number, number of an earlier row) of moments that run at once; a tour may do so."""
        spans = [
            (number, *form.times)
            for number, form in enumerate(self.forms, 1)
            if hasattr(form, "times") and not self._should_delete_form(form)
        ]
        for position, (number, start, end) in enumerate(spans):
            clashing = (
                other
                for other, begins, stops in spans[:position]
                if start < stops and begins < end and (start, end) != (begins, stops)
            )
            if (other := next(clashing, None)) is not None:
                yield number, other


MomentFormSet = inlineformset_factory(
    Activity,
    Moment,
    form=MomentForm,
    formset=BaseMomentFormSet,
    extra=0,
    min_num=1,
    validate_min=True,
    max_num=MOST,
    # Whatever number of rows a robot names, no more than these are made and shown.
    absolute_max=MOST + 1,
    validate_max=True,
    can_delete=True,
)
