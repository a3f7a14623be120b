"""A small questionnaire with a translation, as its author changes both."""

from dataclasses import dataclass
from pathlib import Path

from crmready.authoring.translating.standing import Translation, open_translation
from crmready.authoring.translating.updating import Order, Update, update

SOURCE = """\
format: 1
id: small
version: 1.0.0
language: en
title: Small
purpose: Shows how texts are translated.
introduction: Answer for last month.
roles: [{id: seller, name: Seller, plural: Sellers}, {id: manager, name: Manager, plural: Managers}]
ratings: [{id: low, name: Low, up_to: 40}, {id: high, name: High, up_to: 100}]
dimensions:
  - id: work
    name: Work
    questions:
      - id: stages
        type: levels
        roles: [seller]
        ask: How many stages do you know?
        options: [None, Half, All]
      - id: habits
        type: yes-no
        roles: [seller, manager]
        ask: {seller: Do you write it down?, manager: Do they write it down?}
verdicts: [{id: done, name: Done, tone: go, summary: It is done., next: Go on.}]
"""
OVERLAY = """\
# Bokmål
format: 1
language: nb
title: Liten
purpose: Viser hvordan tekster oversettes.
introduction: Svar for forrige måned.  # kort
roles:
  seller: {name: Selger, plural: Selgere}
  manager: {name: Leder, plural: Ledere}
ratings: {low: {name: Lav}, high: {name: Høy}}
dimensions: {work: {name: Arbeid}}
questions:
  # Arbeid
  stages:
    ask: Hvor mange trinn kjenner du?
    options: [Ingen, Halvparten, Alle]
  habits:
    ask:
      seller: Skriver du det ned?
      manager: Skriver de det ned?
verdicts:
  done: {name: Ferdig, summary: Det er gjort., next: Gå videre.}
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A questionnaire's folder."""

    folder: Path

    @classmethod
    def at(cls, folder: Path, overlay: str | None = OVERLAY) -> "Desk":
        (folder / "translations").mkdir(parents=True)
        (folder / "questionnaire.yaml").write_text(SOURCE, encoding="utf-8")
        desk = cls(folder)
        if overlay is not None:
            desk.write(overlay)
        return desk

    @property
    def overlay(self) -> Path:
        return self.folder / "translations" / "nb.yaml"

    @property
    def lock(self) -> Path:
        return self.folder / "translations" / "nb.lock.yaml"

    def write(self, overlay: str) -> None:
        self.overlay.write_bytes(overlay.encode())

    def text(self) -> str:
        return self.overlay.read_bytes().decode()

    def reword(self, old: str, new: str, *, in_overlay: bool = False) -> None:
        """The author changes the source, or the translation by hand."""
        file = self.overlay if in_overlay else self.folder / "questionnaire.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def open(self) -> Translation:
        return open_translation(self.folder, "nb")

    def update(self, order: Order | None = None) -> Update:
        """Brings the translation up to date, as the command does."""
        updated = update(self.open(), order or Order())
        self.overlay.write_bytes(updated.content.encode())
        self.lock.write_bytes(updated.lock.encode())
        return updated


def notes(updated: Update) -> list[tuple[str, str]]:
    """What was done or is left, by kind and name, but for what was only recorded."""
    return [(note.kind, note.name) for note in updated.notes if note.kind != "recorded"]
