"""The pages of coming along: for everyone, and for who has an own link."""
