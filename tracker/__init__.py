"""Watches news and official feeds; says what is new, why, who said it first, and how firm it is."""
