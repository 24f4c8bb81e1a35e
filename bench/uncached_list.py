"""The list of 24 cards, made anew for each request, against a plain view of the same cards.

Run it with `bench/run uncached_list`. A session cookie keeps the page cache out of it, as for
everybody who is logged in; cards and counts stay kept. Both are asked for one page after the other.
"""

import tempfile
from pathlib import Path

from bench.servers import gunicorn
from bench.site import ENVIRONMENT, fill
from bench.turns import compare

ACTIVITIES, PAGES = 500, 20
# wrk asks it for each request.
SCRIPT = f"""
local number = 0
request = function()
    number = number % {PAGES} + 1
    return wrk.format("GET", wrk.path .. "?pagina=" .. number)
end
"""


def main():
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = {**ENVIRONMENT, **fill(Path(folder), activities=ACTIVITIES)}
        script = Path(folder) / "pages.lua"
        script.write_text(SCRIPT)
        with (
            gunicorn("verbinding.wsgi", **environment) as site,
            gunicorn("bench.plain", **environment) as plain,
        ):
            cookie = "Cookie: __Host-sessionid=of-nobody"
            # Fewer and longer, for these answers take a hundred times as long as kept ones.
            how = {"script": script, "seconds": 6, "connections": 8}
            compare("list", "/activiteiten/", site, plain, cookie, **how)


if __name__ == "__main__":
    main()
