"""Contracts of the tables: one file each, constant TABLE. Columns carry their units in their names."""
