"""The pages under /beheer/export/ and /beheer/import/."""
