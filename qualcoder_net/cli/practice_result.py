"""What practice came to, on the terminal: figures beside the reference, and each difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.figures import figure_table
from qualcoder_net.cli.safe import one_line
from qualcoder_net.cli.terminal import terminal_width
from qualcoder_net.i18n import Message, _, current_language, msg, nmsg
from qualcoder_net.model import Codebook, Coding, text_in
from qualcoder_net.reports.report import plain

if TYPE_CHECKING:
    from qualcoder_net.core.comparing import Compared, OnCode
    from qualcoder_net.core.consensus import Place
    from qualcoder_net.core.practice import Result
    from qualcoder_net.core.project import Project
    from qualcoder_net.core.quoting import Quoter
    from qualcoder_net.reports.words import Words

_WIDEST = 100  # columns of running text


def show_result(console: Console, project: Project, name: str, reference: str | None) -> None:
    from qualcoder_net.core.practice import result
    from qualcoder_net.core.quoting import Quoter

    found = result(project, project.sources.find(name), reference)
    book, quoter = project.codebook.tree(), Quoter(project)
    console.answer([_record(found, book, quoter)], _lines(found, book, quoter))


def _record(found: Result, book: Codebook, quoter: Quoter) -> dict[str, Any]:
    from qualcoder_net.core.comparing import on_code
    from qualcoder_net.core.practice_words import UNIT, blindness, universe

    language, compared = current_language(), found.compared
    return {
        "source": found.source.name,
        "coder": found.coder.name,
        "reference": found.reference.name,
        "reference_finished": found.whole,
        "blind": found.blind,
        "blind_said": str(blindness(found)),
        "unit": str(UNIT),
        "universe": str(universe(compared, found.source.name)),
        "overall": overall_record(compared),
        "yardsticks": [
            {"coder": yard.coder.name, "blind": yard.blind, **overall_record(yard.compared)}
            for yard in found.yardsticks
        ],
        "branches": [
            _code_record(branch.slug, on_code(compared.branches, branch.slug))
            for branch in book.children(None)
        ],
        "codes": [
            _code_record(code.slug, row)
            for _depth, code in book.walk()
            if _is_used(row := on_code(compared.codes, code.slug))
        ],
        "differences": [
            {
                "number": place.number,
                "kind": place.kind,
                "code": place.code.slug,
                "path": book.path(place.code, language),
                "definition": text_in(place.code.definition, language),
                "start": place.start,
                "end": place.end,
                "quotation": quoter.quote(found.source, place.start, place.end).text,
                "codings": [
                    {
                        "whose": "own" if coding.coder_id == found.coder.id else "reference",
                        "code": book.by_id[coding.code_id].slug,
                        "start": coding.start,
                        "end": coding.end,
                    }
                    for coding in (*place.codings, *place.others)
                ],
                "dispute": memo.text if (memo := found.disputes.get(place.number)) else None,
            }
            for place in found.places
        ],
    }


def overall_record(compared: Compared) -> dict[str, Any]:
    return {
        "alpha": plain(compared.alpha),
        "median_alpha": plain(compared.median),
        "jaccard": plain(compared.jaccard),
    }


def _code_record(slug: str, row: OnCode) -> dict[str, Any]:
    return {
        "code": slug,
        "alpha": plain(row.alpha),
        "jaccard": plain(row.jaccard),
        "own": {"segments": row.own.segments, "share": plain(row.own.share)},
        "reference": {"segments": row.reference.segments, "share": plain(row.reference.share)},
    }


def _is_used(row: OnCode) -> bool:
    return bool(row.own.segments or row.reference.segments)


def _lines(found: Result, book: Codebook, quoter: Quoter) -> Iterator[Message | str]:
    from qualcoder_net.core.practice_words import (
        SEGMENTS,
        UNIT,
        blindness,
        reservations,
        universe,
        yardstick,
    )

    yield msg(
        "“{source}”: {coder} beside the reference of {reference}",
        source=found.source.name,
        coder=found.coder.name,
        reference=found.reference.name,
    )
    yield ""
    yield from _tables(found, book)
    yield ""
    yield from (UNIT, SEGMENTS, universe(found.compared, found.source.name), blindness(found))
    yield from reservations(found)
    yield from (yardstick(yard) for yard in found.yardsticks)
    if not found.yardsticks:
        yield msg("There is no yardstick: no other coder has finished this interview.")
    yield ""
    yield nmsg(
        "You and the reference differ at {n} place.",
        "You and the reference differ at {n} places.",
        n=len(found.places),
    )
    for place in found.places:
        yield ""
        yield from _place_lines(found, place, book, quoter)
    if found.places:
        yield ""
        yield msg("To dispute the reference at one of them: --dispute NUMBER --note TEXT")


def _tables(found: Result, book: Codebook) -> Iterator[str]:
    """The branches with the figures over all, then every code that one of the two used."""
    from qualcoder_net.core.comparing import on_code
    from qualcoder_net.reports.words import words

    t, language, compared = words(current_language()), current_language(), found.compared
    yards = found.yardsticks
    head = [
        "α", "Jaccard", _("you"), "", _("reference"), "",
        *(f"α {one_line(yard.coder.name)}" for yard in yards), "",
    ]  # fmt: skip
    rows = [
        _row(
            one_line(branch.name(language)),
            on_code(compared.branches, branch.slug),
            [on_code(yard.compared.branches, branch.slug).alpha for yard in yards],
            t,
        )
        for branch in book.children(None)
    ]
    for name, alpha, jaccard, others in (
        (_("All codes, pooled"), compared.alpha, t.coefficient(compared.jaccard),
         [yard.compared.alpha for yard in yards]),
        (_("Median of the codes"), compared.median, "", [y.compared.median for y in yards]),
    ):  # fmt: skip
        alphas = [t.coefficient(other) for other in others]
        rows.append([name, t.coefficient(alpha), jaccard, "", "", "", "", *alphas, ""])
    yield from figure_table([_("Branch"), *head], rows)
    yield ""
    yield from figure_table(
        [_("Code"), *head],
        [
            _row(
                one_line(code.name(language)),
                row,
                [on_code(yard.compared.codes, code.slug).alpha for yard in yards],
                t,
            )
            for _depth, code in book.walk()
            if _is_used(row := on_code(compared.codes, code.slug))
        ],
    )


def _row(label: str, row: OnCode, others: Sequence[float], t: Words) -> list[str]:
    remark = ""
    if _is_used(row) and not row.own.segments:
        remark = _("only the reference")
    elif _is_used(row) and not row.reference.segments:
        remark = _("only you")
    return [
        label,
        t.coefficient(row.alpha),
        t.coefficient(row.jaccard),
        t.number(row.own.segments),
        t.percent(row.own.share),
        t.number(row.reference.segments),
        t.percent(row.reference.share),
        *(t.coefficient(other) for other in others),
        remark,
    ]


def _place_lines(
    found: Result, place: Place, book: Codebook, quoter: Quoter
) -> Iterator[Message | str]:
    """One difference: what is said where, how each coded it, and what the code means."""
    from qualcoder_net.core.practice_words import difference

    language = current_language()
    quote = quoter.quote(found.source, place.start, place.end)
    how = difference(found, place, book, language)
    path = one_line(book.path(place.code, language))
    yield from paragraph(f"{place.number}. {path}: {how}", first="", then="   ")
    if place.kind == "borders":
        yield from _borders(found, place, quoter)
    else:
        yield from paragraph(f"“{one_line(quote.text)}”")
    yield f"   {one_line(quote.reference())}"
    if definition := text_in(place.code.definition, language):
        yield from paragraph(_("Definition: {text}").format(text=one_line(definition)))
    if memo := found.disputes.get(place.number):
        yield from paragraph(_("You dispute it: {text}").format(text=one_line(memo.text)))


def _borders(found: Result, place: Place, quoter: Quoter) -> Iterator[str]:
    """Both quotations, since they differ."""

    def quoted(coding: Coding) -> str:
        return one_line(quoter.quote(found.source, coding.start, coding.end).text)

    for coding in place.codings:
        if coding.coder_id == found.coder.id:
            said = _("you: “{text}”").format(text=quoted(coding))
        else:
            said = _("reference: “{text}”").format(text=quoted(coding))
        yield from paragraph(said)


def paragraph(text: str, first: str = "   ", then: str = "   ") -> Iterator[str]:
    columns = min(terminal_width() or _WIDEST, _WIDEST)
    yield from wrap(text, columns, initial_indent=first, subsequent_indent=then)
