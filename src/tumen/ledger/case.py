"""A case folder: its files, read and checked.

Cases lie side by side in one root, with `hypotheses.yaml` beside them. Ids are shared: a claim may
cite a source, or speak of a claim, place or hypothesis, of another case.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tumen.core.errors import LedgerError
from tumen.core.states import States
from tumen.ledger.checks import check_library
from tumen.ledger.library import Case, Library, Topical
from tumen.ledger.read import Placed, read_entries, read_single
from tumen.ledger.schema import FILES, About, Claim, Hypothesis, Lead, Place, Source, Treaty
from tumen.ledger.vocabulary import TOPICS

PACKAGED = Path(__file__).resolve().parents[1] / "cases"
"""The cases that come with the project."""

ABOUT, CLAIMS, HYPOTHESES = "case.yaml", "claims", "hypotheses.yaml"
SOURCES, TREATIES, PLACES, LEADS = FILES
NAMES = (ABOUT, CLAIMS, *FILES)


def case_folders(root: Path) -> list[Path]:
    """The case folders of a root, by name."""
    return sorted(path.parent for path in root.glob(f"*/{ABOUT}"))


def read_case(folder: Path, states: States | None = None) -> Case:
    """A case, checked together with those beside it and the packaged ones.

    Raises the first LedgerError of the folder.
    """
    return _whole([folder], states).cases[0]


def check_case(folder: Path, states: States | None = None) -> list[LedgerError]:
    """Everything that is wrong with a case, by file and line. `states` is the register that member
    codes are held against; without it only their form is checked."""
    return _read([folder], states)[1]


def read_cases(root: Path, states: States | None = None) -> Library:
    """All cases of a root with its hypotheses. Raises the first LedgerError."""
    library = _whole(case_folders(root), states)
    own = str(root.resolve() / HYPOTHESES)
    return Library(library.cases, tuple(h for h in library.hypotheses if h.file == own))


def _whole(folders: Sequence[Path], states: States | None) -> Library:
    library, errors = _read(folders, states)
    if errors:
        raise errors[0]
    return library


def _read(folders: Sequence[Path], states: States | None) -> tuple[Library, list[LedgerError]]:
    """The folders' cases with the hypotheses they may name, and the folders' errors.

    The cases beside them and the packaged ones are read too, since ids are shared; a case stands in
    for a packaged one of the same name.
    """
    errors: list[LedgerError] = []
    cases = tuple(_parse(folder, errors) for folder in folders)
    whole = [folder.resolve() for folder in folders]
    roots = dict.fromkeys(folder.parent for folder in whole)
    names = {folder.name for folder in whole}
    beside: dict[str, Path] = {}
    for root in (*roots, PACKAGED):
        for folder in case_folders(root):
            if folder.name not in names:
                beside.setdefault(folder.name, folder)
    hypotheses: list[Placed[Hypothesis]] = []
    for root in dict.fromkeys((PACKAGED, *roots)):
        if (root / HYPOTHESES).exists():
            reported = errors if root in roots else []
            hypotheses += read_entries(root / HYPOTHESES, Hypothesis, reported)
    others = tuple(_parse(folder, []) for folder in beside.values())
    everything = Library((*others, *cases), tuple(hypotheses))
    errors += check_library(everything, cases, roots, states)
    library = Library(cases, tuple(hypotheses))
    return library, sorted(errors, key=lambda error: (error.file, error.line))


def _parse(folder: Path, errors: list[LedgerError]) -> Case:
    """Read a folder's files; what cannot be read is reported and left out."""
    if not folder.is_dir():
        errors.append(LedgerError(str(folder), 1, "folder", "is not there"))
        return Case(folder.resolve().name, folder)
    errors += _strangers(folder)
    claims = [
        Topical(path.stem, placed)
        for path in sorted((folder / CLAIMS).glob("*.yaml"))
        if path.stem in TOPICS
        for placed in read_entries(path, Claim, errors)
    ]

    def present(name: str) -> list[Path]:
        return [folder / name] if (folder / name).exists() else []

    return Case(
        folder.resolve().name,
        folder,
        read_single(folder / ABOUT, About, errors),
        tuple(claims),
        tuple(item for path in present(SOURCES) for item in read_entries(path, Source, errors)),
        tuple(item for path in present(TREATIES) for item in read_entries(path, Treaty, errors)),
        tuple(item for path in present(PLACES) for item in read_entries(path, Place, errors)),
        tuple(item for path in present(LEADS) for item in read_entries(path, Lead, errors)),
    )


def _strangers(folder: Path) -> list[LedgerError]:
    """Files that nobody would read: a misspelt name must not lose a file's entries."""
    wrong = [
        LedgerError(str(path), 1, "file", f"is no file of a case; allowed: {', '.join(NAMES)}")
        for path in sorted(folder.iterdir())
        if path.name not in NAMES and path.name != "README.md" and not path.name.startswith(".")
    ]
    if (folder / CLAIMS).is_dir():
        wrong += [
            LedgerError(
                str(path),
                1,
                "file",
                "must be named for a topic: " + ", ".join(f"{t}.yaml" for t in TOPICS),
            )
            for path in sorted((folder / CLAIMS).iterdir())
            if path.suffix != ".yaml" or path.stem not in TOPICS
        ]
    return wrong
