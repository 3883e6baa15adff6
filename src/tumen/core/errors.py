"""The errors of Tumen. All are for the reader: what is wrong, where, and what to do.

TumenError
├── UsageError        the question cannot be asked that way (unknown state, bad date, bad option)
│   └── UnknownState  names the candidates
├── DataError         a table, file or row does not hold what its contract says
│   ├── LedgerError   a malformed ledger entry: file, line, field, what is allowed
│   └── SnapshotError the embedded or user snapshot is missing or damaged
└── PluginError       a source, measure or question module does not follow its shape
"""


class TumenError(Exception):
    """The root: the command line prints it as one line and exits with code 2."""


class UsageError(TumenError):
    """The request itself is wrong."""


class UnknownState(UsageError):
    """No state, or more than one, answers to a name."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        self.name = name
        self.candidates = candidates
        hint = "; did you mean " + ", ".join(candidates) + "?" if candidates else ""
        super().__init__(
            f"no single state is called {name!r}{hint or '; `tumen states` lists all names'}"
        )


class DataError(TumenError):
    """Data break their contract."""


class LedgerError(DataError):
    """A ledger entry is malformed."""

    def __init__(self, file: str, line: int, field: str, problem: str) -> None:
        self.file, self.line, self.field = file, line, field
        super().__init__(f"{file}:{line}: {field}: {problem}")


class SnapshotError(DataError):
    """A snapshot file is missing or damaged."""


class PluginError(TumenError):
    """A plug-in module lacks its constant or contradicts its contract."""
