"""Opening a ledger folder: records, figures ready for look-up, data items with their formulas."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jiheng.diagnostic import Diagnostic, Diagnostics
from jiheng.ledger import FactBook, Ledger, dictionary_of, load_ledger
from jiheng.scheme import Scheme
from jiheng.scheme.derived import Derivations


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """A ledger with what scoring needs; ``remarks`` are warnings and notes from reading it."""

    folder: Path
    ledger: Ledger
    book: FactBook
    remarks: tuple[Diagnostic, ...] = ()

    def derivations(self, scheme: Scheme) -> Derivations:
        """Return the scheme's data items with those that only this ledger has."""
        known = scheme.derivations
        own = [item for item in self.ledger.items if item not in tuple(known.dictionary)]
        return Derivations(known.dictionary.extended(own)) if own else known


def open_ledger(folder: Path) -> OpenLedger:
    """Return the ledger of a folder.

    Raises:
        DiagnosticError: something in it is wrong; all mistakes are carried, also those in its formulas.
    """
    ledger, diagnostics = load_ledger(folder)
    return opened(folder, ledger, tuple(diagnostics))


def opened(folder: Path, ledger: Ledger, remarks: tuple[Diagnostic, ...] = ()) -> OpenLedger:
    """Return a loaded ledger with its figures ready for look-up.

    Raises:
        DiagnosticError: the formula of one of its data items is wrong.
    """
    dictionary = dictionary_of(ledger)
    if ledger.items:
        errors = Diagnostics()
        Derivations(dictionary).check(errors)
        errors.raise_errors()
    return OpenLedger(folder, ledger, FactBook(ledger, dictionary), remarks)
