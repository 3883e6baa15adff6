"""Outlook: projections with their track record."""
