"""Parts of a screen, each painting one phase of a view. The learner and the replay see the same."""
