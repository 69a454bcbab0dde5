"""The team map: a fold over the sessions of many people, and the law of what may be said of each."""
