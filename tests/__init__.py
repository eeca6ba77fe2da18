"""The tests; a package, so that they share one vocabulary of noise."""
