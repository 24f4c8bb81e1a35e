"""The storage of production without compressing, which takes most of the time."""

from verbinding.storage import HashedStaticFilesStorage


class PlainHashedStorage(HashedStaticFilesStorage):
    def compress_files(self, paths):
        return []
