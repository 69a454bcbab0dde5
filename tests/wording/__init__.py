"""The words around what is shown."""
