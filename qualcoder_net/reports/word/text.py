"""How captions, notes and running text are set in one Word document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcoder_net.reports.method import captioned
from qualcoder_net.reports.numbers import Number, Numbers
from qualcoder_net.reports.word.markup import bookmarked, field, paragraph, run
from qualcoder_net.reports.words import Words

KEEP = "<w:keepNext/>"
_LET_GO = '<w:keepNext w:val="0"/>'
AIR = '<w:spacing w:after="240"/>'  # between notes or quotations and what follows them


@dataclass(frozen=True)
class Setting:
    """A document's words, styles and numbers.

    `ids` are the document's names for our styles; `wideness` is how wide its letters are,
    beside those of Arial; `marks` gives numbers that no bookmark or picture has yet.
    """

    t: Words
    ids: Mapping[str, str]
    numbers: Numbers
    wideness: float
    marks: Iterator[int]
    fiction: bool = False

    def paragraph(self, style: str, text: str, properties: str = "") -> str:
        return paragraph(self.ids[style], self.runs(text), properties=properties)

    def runs(self, text: str, properties: str = "") -> str:
        """Text in which references are fields that show the number they refer to."""
        return "".join(
            field(f"REF {_bookmark(piece)} \\h", piece.name, properties)
            if isinstance(piece, Number)
            else run(piece, properties=properties) if piece else ""
            for piece in self.numbers.pieces(text)
        )  # fmt: skip

    def caption(self, number: Number, text: str, *, first: bool = True, above: bool = True) -> str:
        """“Tabel 1. …”, for references to find; further parts of a table repeat its number (`\\c`).

        A caption above what it names stays with it, one beneath a figure stays with its notes.
        """
        switches = r"\* ARABIC" if first else r"\c \* ARABIC"
        counted = field(f"SEQ {number.label} {switches}", str(number.number))
        named = run(f"{number.label} ") + counted
        if first:
            named = bookmarked(next(self.marks), _bookmark(number), named)
        keep = KEEP if above else _LET_GO
        return paragraph(self.ids["Caption"], named, self.runs(f". {text}"), properties=keep)

    def captioned(self, text: str, *, cited: bool = False) -> str:
        return captioned(text, self.t, fiction=self.fiction and not cited)

    def notes(self, said: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Small print beneath a table or figure, as (word, sentence); a table needs its air."""
        for i, (word, sentence) in enumerate(said):
            lead = run(f"{word}: ", properties="<w:b/>") if word else ""
            properties = AIR if i + 1 == len(said) else ""
            note = self.ids["MatrixNote"]
            yield paragraph(note, lead, self.runs(sentence), properties=properties)
        if not said:
            yield paragraph(self.ids["MatrixNote"])


def _bookmark(number: Number) -> str:
    return f"_Ref_{number.label}_{number.number}"
