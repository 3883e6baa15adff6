"""The only package that knows DuckDB and files: build, check, open, cut to a day, run measures."""
