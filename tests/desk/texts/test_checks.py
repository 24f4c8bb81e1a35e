"""What a writer is asked to look at again."""

import pytest

from desk.texts.checks import warnings_for


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Kop\n\n### Onder\n\n[Doe mee](/activiteiten/) of [mail](mailto:a@example.nl)", []),
        ("Zonder kop en zonder link.", []),
        ("", []),
        ("[Lees]()", ["De link “Lees” leidt nergens heen."]),
        ("[Lees](#)", ["De link “Lees” leidt nergens heen."]),
        ("[](/over/)", ["Een link naar /over/ heeft geen woorden om op te klikken."]),
        ("[Lees](www.example.nl)", ["De link “Lees” mist https:// of een / aan het begin."]),
        ("[Lees](/overr/)", ["De link “Lees” gaat naar een pagina die er niet is: /overr/"]),
        ("[Lees](/over/#deel?x=1) en [boven](#deel)", []),
        ("# Een\n\n### Drie", ["De kop “Drie” slaat een niveau over: gebruik ##."]),
        ("## Een\n\n##\n\ntekst", ["Er staat een kop zonder woorden."]),
        ("[a]()\n\n[a]()", ["De link “a” leidt nergens heen."]),
        ("# [Kop]()", ["De link “Kop” leidt nergens heen."]),
        ("`[Lees]()` is code", []),
    ],
)
def test_warnings(text, said):
    assert warnings_for(text) == said
