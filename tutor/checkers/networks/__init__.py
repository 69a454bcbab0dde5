"""Networks: the same facts in the form each place wants."""
