"""jiheng ledger invent — the ledgers of an invented bureau, a folder for each year."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.synthetic import Plan, Plant, invent, plant
from jiheng.yaml_source import reading, write_files


def invent_ledgers(folder: Path, plan: Plan, *, planted: bool = False) -> tuple[Plant, ...]:
    """Write a ledger folder for each year into a new folder; return the mistakes put into the last year.

    With ``planted`` the last year holds gaps and wrong units on purpose.

    Raises:
        DiagnosticError: the folder already holds something (``synthetic.exists``) or cannot be written.
    """
    with reading(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise fail("synthetic.exists", Place(file=str(folder)))
    plants: tuple[Plant, ...] = ()
    contents: dict[str, str | bytes] = {}
    for number, year in enumerate(invent(plan), 1):
        if planted and number == plan.years:
            ledger, plants = plant(year.ledger)
            year = replace(year, ledger=ledger)
        contents |= {f"{year.ledger.name}/{name}": text for name, text in year.files().items()}
    write_files(folder, contents)
    return plants
