"""Questions in the formats of other programs: GIFT and Aiken come in as scenarios, closed steps go out as GIFT."""
