"""The reference: the barest Django there can be, with a view that returns bytes made before.

No database, no middleware, no templates. `bytes.json` in BENCH_DIR maps an address to the headers
and the file that the site itself answered with.
"""

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

FOLDER = Path(os.environ["BENCH_DIR"])

settings.configure(
    ROOT_URLCONF="bench.bare",
    SECRET_KEY="only-for-measuring",
    ALLOWED_HOSTS=["*"],
    MIDDLEWARE=[],
)

PAGES = {
    address: (page["headers"], (FOLDER / page["file"]).read_bytes())
    for address, page in json.loads((FOLDER / "bytes.json").read_text()).items()
}


def page(request, address=""):
    headers, content = PAGES[request.path]
    if request.META.get("HTTP_IF_NONE_MATCH"):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(content, headers=headers)


urlpatterns = [path("", page), path("<path:address>", page)]
application = get_wsgi_application()
