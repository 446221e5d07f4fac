"""A second coder in the study of the screens: what she coded, blind and to the end."""

from __future__ import annotations

from collections.abc import Iterable

from qualcoder_net.core.project import Project

Coded = tuple[str, str, str]  # source, code, words

ANNA: tuple[Coded, ...] = (
    ("oostrand-r1", "dubbele loyaliteit", "Je staat met één been hier en met het andere in je "
     "eigen huis. Dat schuurt."),
    ("oostrand-r1", "eigen organisatie", "Mijn eigen directeur begrijpt het wel."),
    ("oostrand-r1", "vertrouwen", "Vertrouwen komt te voet."),
    ("oostrand-r2", "besluitvorming", "Niemand. Dat is de kunst, en ook de ellende."),
)  # fmt: skip
BAS: tuple[Coded, ...] = (
    ("oostrand-r1", "dubbele loyaliteit", "Dat schuurt."),
    ("oostrand-r1", "politiek", "Mijn eigen directeur begrijpt het wel."),
    ("oostrand-r1", "vertrouwen", "Vertrouwen komt te voet."),
)
# what they differ on, in the order of the text: code, kind
PLACES = (
    ("dubbele loyaliteit", "borders"),
    ("eigen organisatie", "other code"),
    ("politiek", "other code"),
    ("besluitvorming", "omission"),
)


def code(project: Project, coded: Iterable[Coded]) -> None:
    for name, label, words in coded:
        source = project.sources.find(name)
        start = project.sources.text(source).content.index(words)
        project.codings.apply(project.codebook.find(label), source, start, start + len(words))


def finish(project: Project, *names: str, blind: bool = True) -> None:
    for name in names:
        source = project.sources.find(name)
        if blind:
            project.sources.code_blind(source)
        project.sources.finish(source)


def as_coder(project: Project, name: str) -> Project:
    return Project.open(project.place, coder=name)


def code_twice(project: Project, *, blind: bool = True) -> None:
    """Anna, at work, and Bas have both finished the two interviews of Oostrand."""
    code(project, ANNA)
    finish(project, "oostrand-r1", "oostrand-r2", blind=blind)
    with as_coder(project, "bas") as other:
        code(other, BAS)
        finish(other, "oostrand-r1", "oostrand-r2", blind=blind)
