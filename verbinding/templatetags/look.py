"""The tags with which templates draw: icons, pictures and components that hold a body."""

import re

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from verbinding.lib import artwork as drawing

register = template.Library()

LINE_MAY_END = SafeString("<wbr>")
NOTICE_SIGNS = {
    "info": ("info", "Ter informatie"),
    "success": ("check", "Gelukt"),
    "warning": ("warning", "Let op"),
    "error": ("warning", "Er ging iets mis"),
}
# Django's message levels that have no notice of their own.
NOTICE_ALIASES = {"debug": "info", "": "info"}
STATUS_ICONS = {
    "concept": "edit",
    "ingediend": "clock",
    "aanpassing-gevraagd": "chat",
    "gepubliceerd": "check",
    "afgewezen": "cross",
    "offline": "lock",
    "geannuleerd": "cross",
}


@register.simple_tag
def icon(name, label=""):
    """Hidden from screen readers, unless it gets a label because it stands without words."""
    if not label:
        return format_html(
            '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
            static("img/icons.svg"),
            name,
        )
    return format_html(
        '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>',
        label,
        static("img/icons.svg"),
        name,
    )


@register.filter
def status_icon(status):
    return STATUS_ICONS.get(str(status), "info")


@register.simple_tag
def artwork(seed, theme=""):
    return drawing.artwork_svg(str(seed or ""), str(theme or ""))


@register.simple_tag
def skyline(seed="week"):
    return drawing.skyline_svg(seed)


@register.simple_tag
def garland():
    return drawing.garland_svg()


@register.simple_tag
def team_rings(seed):
    return drawing.team_rings_svg(str(seed))


@register.simple_tag
def ring_mark():
    return drawing.ring_mark_svg()


@register.simple_tag
def ring_chain():
    return drawing.ring_chain_svg()


@register.filter
def breakable(text):
    """An e-mail address goes on in the next line after its @ or before a dot, not inside a word."""
    parts = re.split(r"(?<=@)|(?=\.)", str(text)) if "@" in str(text) else [text]
    return format_html_join(LINE_MAY_END, "{}", ((part,) for part in parts))


@register.filter
def page_numbers(page_obj):
    """The numbers to show; an empty place (None) where some are left out."""
    numbers = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*parts):
    """Pairs of label and address; a last label without an address is the page itself."""
    labels, urls = parts[::2], [*parts[1::2], None]
    return {"crumbs": list(zip(labels, urls, strict=False))}


@register.simple_block_tag
def notice(content, kind="info", title=""):
    kind = NOTICE_ALIASES.get(kind, kind)
    sign, sign_name = NOTICE_SIGNS[kind]
    return render_to_string(
        "components/notice.html",
        {"kind": kind, "title": title, "sign": sign, "sign_name": sign_name, "body": content},
    )


@register.simple_block_tag
def section(content, title="", url="", label="", tone=""):
    return render_to_string(
        "components/section.html",
        {"title": title, "url": url, "label": label, "tone": tone, "body": content},
    )


@register.simple_block_tag
def fold(content, title, open=False, note=""):
    return render_to_string(
        "components/fold.html", {"title": title, "open": open, "note": note, "body": content}
    )


@register.simple_block_tag
def panel(content, title="", tone=""):
    return render_to_string(
        "components/panel.html", {"title": title, "tone": tone, "body": content}
    )


@register.filter
def widget_type(field):
    return getattr(field.field.widget, "input_type", "") if not field.use_fieldset else ""


@register.filter
def widget_attr(field, name):
    return field.field.widget.attrs.get(name, "")


@register.filter
def focus_id(field):
    """Where a link to the field leads; a group has no focus of its own, its first choice has."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
