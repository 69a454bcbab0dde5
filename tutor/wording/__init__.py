"""What both fronts say: warm, short, never school-masterly."""
