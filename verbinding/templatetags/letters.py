"""The tag around what an organiser may write anew in a letter."""

from django import template
from django.template.base import TextNode

from verbinding.lib.letterwords import LABELS, LetterWords, Passage

register = template.Library()


class WordsNode(template.Node):
    def __init__(self, passage):
        self.passage = passage

    def render(self, context):
        words = context.get("letter_words") or LetterWords("", {})
        return words.say(self.passage, context)


@register.tag
def words(parser, token):
    """`{% words "intro" "Begin" %}Dank je voor {idee}.{% endwords %}`; the label may be left out.

    Inside stand plain words and placeholders, for what stands there is shown at the desk as it is.
    """
    _, key, *label = token.split_contents()
    key, label = key.strip('"'), " ".join(label).strip('"')
    nodes = parser.parse(("endwords",))
    parser.delete_first_token()
    if any(not isinstance(node, TextNode) for node in nodes):
        raise template.TemplateSyntaxError(f"The words “{key}” hold more than placeholders.")
    text = "".join(node.s for node in nodes)
    return WordsNode(Passage(key, label or LABELS[key], text))
