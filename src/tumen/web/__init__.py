"""The site: addresses are the interface, every page complete without a script."""
