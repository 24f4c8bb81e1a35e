"""The pages about activities: for everyone, for who enters one, and for who runs one."""
