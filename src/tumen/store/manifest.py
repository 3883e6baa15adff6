"""The manifest of a snapshot: which files, by hash, and the card of every source in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.errors import SnapshotError
from tumen.core.evidence import Coverage, Licence, Origin, SourceCard
from tumen.core.values import Text

FILE = "manifest.json"
REPAIR = "reinstall tumen, or run `tumen snapshot build` with the raw data"


@dataclass(frozen=True)
class Stored:
    """One Parquet file: rows, hash and who is in it."""

    table: str
    file: str
    rows: int
    sha256: str
    sources: Mapping[str, int]


@dataclass(frozen=True)
class Manifest:
    """All stored tables and source cards, in order of name."""

    tables: Mapping[str, Stored]
    cards: Mapping[str, SourceCard]

    @cached_property
    def id(self) -> str:
        """Twelve hex digits that stand for the whole content of the snapshot."""
        hashes = "".join(self.tables[name].sha256 for name in sorted(self.tables))
        return hashlib.sha256(hashes.encode()).hexdigest()[:12]

    def write(self, folder: Path) -> None:
        """Write as JSON, sorted: the same tables give the same bytes."""
        document = {
            "id": self.id,
            "tables": {name: asdict(stored) for name, stored in sorted(self.tables.items())},
            "sources": {name: _card_to_json(card) for name, card in sorted(self.cards.items())},
        }
        text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / FILE).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read a snapshot's manifest; SnapshotError when it is missing or damaged."""
        path = folder / FILE
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                tables={name: Stored(**stored) for name, stored in document["tables"].items()},
                cards={name: _card_of_json(card) for name, card in document["sources"].items()},
            )
        except FileNotFoundError:
            raise SnapshotError(f"{path}: no snapshot here; {REPAIR}") from None
        except (ValueError, KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
            raise SnapshotError(f"{path}: damaged ({error}); {REPAIR}") from None


def verify(folder: Path, stored: Stored) -> Path:
    """The path of a stored table whose bytes are what the manifest says."""
    path = folder / stored.file
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SnapshotError(f"{path}: cannot be read ({error.strerror}); {REPAIR}") from None
    if found != stored.sha256:
        raise SnapshotError(f"{path}: damaged (its hash is not the manifest's); {REPAIR}")
    return path


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "ja": text.ja}


def _card_to_json(card: SourceCard) -> dict[str, Any]:
    origin, coverage = card.origin, card.coverage
    return {
        "origin": {
            "producer": origin.producer,
            "title": _text(origin.title),
            "version": origin.version,
            "released": str(origin.released),
            "url": origin.url,
            "licence": origin.licence.value,
            "licence_name": origin.licence_name,
            "citation": origin.citation,
            "reliability": origin.reliability,
            "reliability_reason": origin.reliability_reason,
        },
        "coverage": {
            "first": str(coverage.first),
            "last": str(coverage.last),
            "absent_row": coverage.absent_row,
            "note": _text(coverage.note) if coverage.note else None,
        },
        "known_rule": _text(card.known_rule),
        "caveats": [_text(caveat) for caveat in card.caveats],
        "name": card.name,
    }


def _card_of_json(card: Mapping[str, Any]) -> SourceCard:
    origin, coverage = card["origin"], card["coverage"]
    return SourceCard(
        name=card["name"],
        origin=Origin(
            **{
                **origin,
                "title": Text(**origin["title"]),
                "released": PartialDate.parse(origin["released"]),
                "licence": Licence(origin["licence"]),
            }
        ),
        coverage=Coverage(
            PartialDate.parse(coverage["first"]),
            PartialDate.parse(coverage["last"]),
            coverage["absent_row"],
            Text(**coverage["note"]) if coverage["note"] else None,
        ),
        known_rule=Text(**card["known_rule"]),
        caveats=tuple(Text(**caveat) for caveat in card["caveats"]),
    )
