"""One question in, the passages and facts that answer it out, with what was covered."""
