"""How large things on a page really are: after a click its words come first, then its style."""


def width_of(page):
    """In CSS pixels, with what sticks out; a phone shows that only to who scrolls sideways."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth")


def box_of(locator):
    """x, y, width and height in CSS pixels of what may have only just come."""
    locator.wait_for()
    locator.page.wait_for_load_state()
    return locator.bounding_box()
