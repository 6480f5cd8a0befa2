"""Whether the index agrees with the papers that are kept, and bringing it there."""
