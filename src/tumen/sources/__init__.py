"""Sources: one file per dataset, constant SOURCE: origin, coverage, bounds, parse()."""
