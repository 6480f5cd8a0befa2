"""The commands of `minutebook`, a module each."""
