"""Tables that need the rows of all states at once: computed when the snapshot is built, one file each."""
