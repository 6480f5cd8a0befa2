"""Texts to vectors, whose closeness is closeness of meaning."""
