"""The database engine "verbinding.lib.sqlite": Django's own, but it keeps triggers and views."""
