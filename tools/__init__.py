"""Scripts for maintainers of the repository; not part of the package."""
