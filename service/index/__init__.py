"""The index of passages and facts: what is found by meaning and by words. Public matter only."""
