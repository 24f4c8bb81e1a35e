"""How static files are stored in production: hashed names, small, and kept for a year."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """A wrong `url()` or import stops collectstatic; a source map that is left out doesn't."""

    # Off in Django, but without it imported modules keep plain names and browsers keep old ones.
    support_js_module_import_aggregation = True

    def url_converter(self, name, hashed_files, template=None):
        convert = super().url_converter(name, hashed_files, template)

        def convert_or_drop(match):
            try:
                return convert(match)
            except ValueError:
                if "sourceMappingURL" not in match["matched"]:
                    raise
                return ""

        return convert_or_drop

    def compress_files(self, paths):
        """Pages only name the hashed files, so the plain ones needn't be small."""
        hashed = set(self.hashed_files.values())
        return super().compress_files(path for path in paths if path in hashed)
