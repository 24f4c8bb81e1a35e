"""Our crispy pack: what a form looks like to a browser and to a screen reader."""

import html5lib
import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field, as_crispy_form
from django import forms
from django.utils.safestring import mark_safe

HTML = "{http://www.w3.org/1999/xhtml}"


class SoupForm(forms.Form):
    title = forms.CharField(label="Titel", help_text="Kort.", max_length=20)
    note = forms.CharField(label="Toelichting", required=False)
    cost = forms.DecimalField(label="Kosten", widget=forms.NumberInput({"data-prefix": "€"}))
    place = forms.ChoiceField(
        label="Plek", widget=forms.RadioSelect, choices=[("a", "Hier"), ("b", "Daar")]
    )
    agrees = forms.BooleanField(label=mark_safe('Akkoord met de <a href="/x/">regels</a>'))
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if self.cleaned_data.get("title") == "ruzie":
            raise forms.ValidationError("Zo doen we dat niet.")


def page(html):
    return html5lib.parseFragment(html)


def found(html, name, /, **attributes):
    return [
        node
        for node in page(html).iter(f"{HTML}{name}")
        if all(node.get(key.replace("_", "-")) == value for key, value in attributes.items())
    ]


def words(node):
    return " ".join("".join(node.itertext()).split())


def test_optional_fields_say_so_in_words_and_required_ones_stay_plain():
    html = as_crispy_form(SoupForm())

    assert words(found(html, "label", **{"for": "id_title"})[0]) == "Titel"
    assert words(found(html, "label", **{"for": "id_note"})[0]) == "Toelichting (hoeft niet)"


def test_help_and_error_have_the_ids_that_the_field_is_described_by():
    html = as_crispy_form(SoupForm({"title": ""}))

    (field,) = found(html, "input", name="title")
    assert field.get("aria-describedby") == "id_title_helptext id_title_error"
    assert field.get("aria-invalid") == "true"
    assert words(found(html, "div", id="id_title_helptext")[0]) == "Kort."
    assert found(html, "p", id="id_title_error")


def test_groups_of_choices_are_fieldsets_with_a_legend_and_their_error():
    html = as_crispy_form(SoupForm({"title": "x"}))

    (group,) = found(html, "fieldset")
    assert words(group.find(f"{HTML}legend")) == "Plek"
    assert group.get("aria-describedby") == "id_place_error"


def test_summary_names_every_error_and_leads_to_a_field_that_can_have_focus():
    html = as_crispy_form(SoupForm({"title": ""}))

    targets = [link.get("href").lstrip("#") for link in found(html, "a") if "#" in link.get("href")]
    assert targets == ["id_title", "id_cost", "id_place_0", "id_agrees"]
    for target in targets:
        assert found(html, "input", id=target)


def test_summary_takes_the_focus_without_scripts():
    (summary,) = found(as_crispy_form(SoupForm({"title": ""})), "div", role="alert")

    assert summary.get("tabindex") == "-1"
    assert summary.get("autofocus") is not None


def test_summary_holds_errors_of_the_whole_form():
    html = as_crispy_form(SoupForm({"title": "ruzie"}))

    (summary,) = found(html, "div", role="alert")
    assert "Zo doen we dat niet." in words(summary)


@pytest.mark.parametrize("form", [SoupForm(), SoupForm(initial={"title": "Soep"})])
def test_form_without_errors_has_no_summary(form):
    assert found(as_crispy_form(form), "div", role="alert") == []


def test_label_with_a_link_stays_a_link_but_not_inside_the_summary():
    html = as_crispy_form(SoupForm({"title": "x"}))

    assert len(found(html, "a", href="/x/")) == 1
    assert found(html, "a", href="#id_agrees")


def test_typed_words_come_back_and_cannot_become_markup():
    html = as_crispy_form(SoupForm({"title": '"><script>', "note": "<b>"}))

    assert found(html, "script") == []
    assert found(html, "input", name="title")[0].get("value") == '"><script>'


def test_prefix_stands_before_the_field():
    (affix,) = [
        n for n in found(as_crispy_form(SoupForm()), "div") if n.get("class") == "field__affix"
    ]

    assert words(affix) == "€"


def test_hidden_fields_have_no_label():
    html = as_crispy_field(SoupForm()["token"])

    assert found(html, "label") == []
    assert found(html, "input", type="hidden")


def test_formset_shows_its_own_errors_and_all_its_forms():
    formset_class = forms.formset_factory(SoupForm, extra=2, max_num=1, validate_max=True)
    formset = formset_class(
        {
            "form-TOTAL_FORMS": "2",
            "form-INITIAL_FORMS": "0",
            "form-0-title": "a",
            "form-1-title": "b",
        }
    )

    html = as_crispy_form(formset)

    assert found(html, "input", name="form-TOTAL_FORMS")
    assert found(html, "input", name="form-0-title")
    assert found(html, "input", name="form-1-title")
    assert len(found(html, "div", role="alert")) >= 1
