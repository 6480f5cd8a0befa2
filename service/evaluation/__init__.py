"""How well papers are read: the figures that were measured on labelled papers, published."""
