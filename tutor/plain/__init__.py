"""The plain front: the same session in lines, for screen readers, scripts and terminals that draw nothing."""
