"""`report`: the pre-study's questions put to a project, on the terminal or as a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import Force, Template, names_in, refuse_to_write
from qualcoder_net.cli.terminal import terminal_width
from qualcoder_net.i18n import _, current_language

if TYPE_CHECKING:
    from qualcoder_net.core.prestudy import PreStudy
    from qualcoder_net.core.project import Project


def report(
    console: Console,
    project: Project,
    coders: Annotated[
        str | None, typer.Option("--coders", metavar="A,B", help=_("Whose codings to count."))
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help=_("Write .docx, .html, .md or .xlsx.")),
    ] = None,
    template: Template = None,
    force: Force = False,
) -> None:
    from qualcoder_net.core.prestudy import find_prestudy

    refuse_to_write(to, template, force)
    study = find_prestudy(project, names_in(coders))
    if to is None:
        console.answer([as_record(study)], list(as_lines(study)))
        return
    from qualcoder_net.reports.document import write_document
    from qualcoder_net.reports.prestudy.report import prestudy_document

    whole = prestudy_document(project, study, current_language())
    notes = write_document(whole, to, template=template, force=force, progress=console.progress)
    console.wrote(to, notes)


def as_lines(study: PreStudy) -> Iterator[str]:
    from qualcoder_net.cli.blocks import as_lines
    from qualcoder_net.reports.prestudy.findings import findings
    from qualcoder_net.reports.words import words

    t = words(current_language())
    return as_lines(findings(study, t), t, terminal_width(), fiction=study.fiction)


def as_record(study: PreStudy) -> dict[str, Any]:
    """What the study found, for a program: cases and codes by name and id."""
    return {
        "coders": [coder.name for coder in study.evidence.coders],
        "fiction": study.fiction,
        "cases": [
            {
                "case": case.case.name,
                "model": case.model,
                "sources": case.sources,
                "respondents": case.respondents,
                "attributes": dict(case.attributes),
                "values": {
                    code: {
                        "mark": value.mark,
                        "speak": value.speak,
                        "published": value.published,
                        "differs": value.differs,
                    }
                    for code, value in study.values[case.key].items()
                },
                "legitimation": {
                    form.code: study.legitimation.kind(case.key, form.code)
                    for form in study.published.forms
                },
                "themes": {
                    theme: study.themes.speaking(case.key, theme) for theme in study.themes.themes
                },
            }
            for case in study.cases
        ],
        "forces": _forces(study),
        "strongest": {
            theme: {"quotation": quote.text, "reference": quote.reference()}
            for theme, quote in study.strongest.items()
        },
        "unused": [code.slug for code in study.unused],
    }


def _forces(study: PreStudy) -> dict[str, dict[str, int]]:
    if study.forces is None:
        return {}
    codes = (study.published.helping, study.published.hindering)
    return {
        level: {code: int(study.forces.figure(level, code)) for code in codes}
        for level in study.forces.row_labels
    }
