"""The pages of what comes afterwards."""
