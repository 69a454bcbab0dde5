"""Places: what each network allows, counts and shows."""
