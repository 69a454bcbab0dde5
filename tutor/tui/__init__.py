"""The screens. They paint views, send commands, and decide nothing."""
