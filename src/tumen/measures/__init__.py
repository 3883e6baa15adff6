"""Measures: one file each, constant MEASURE: one statement from tables to estimates."""
