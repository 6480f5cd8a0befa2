"""Reading one small paper at once, keeping nothing."""
