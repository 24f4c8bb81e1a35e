"""Pictures that we wrote anew ourselves, straight from the folder; nothing else in it is served."""

from pathlib import PurePosixPath

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.http import require_safe
from django.views.static import serve

# What verbinding.lib.images writes. A file of any other kind has no business in a browser.
TYPES = {".png": "image/png", ".webp": "image/webp", ".jpg": "image/jpeg"}
# Ours are 45 characters long; a file system refuses to look for a name that is far too long.
MAX_PATH = 200


@login_not_required
@require_safe
def media(request, path):
    """Names are random and never used again, so a browser may keep what it has."""
    content_type = TYPES.get(PurePosixPath(path).suffix)
    if content_type is None or len(path) > MAX_PATH:
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Content-Type"] = content_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
