"""How the program stands on this machine: signs of what works and what does not, each with what to do."""
