"""What maintainers run on the repository; not part of the package."""
