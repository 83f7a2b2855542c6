"""Our widget toolbox: knows AppError, but no course and no service."""
