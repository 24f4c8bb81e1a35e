"""How wide a page really is; a phone shows what sticks out only to who scrolls sideways."""


def width_of(page):
    """In CSS pixels, of a page that has its style: after a click its words come first."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth")
