"""The pages of a person's account: getting in, and what is theirs."""
