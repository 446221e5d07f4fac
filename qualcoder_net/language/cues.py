"""Where the cues of a codebook occur in a text.

Words are looked up rather than matched one by one, so the time hardly grows with the cues: a text
is turned into words once, and at each word only the cues that begin with it are tried.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from qualcoder_net.i18n import Message, msg
from qualcoder_net.language.cue_patterns import (
    LEAST_BEGINNING,
    MOST_CHARACTERS,
    LiteralPattern,
    Unreadable,
    WordItem,
    read_cue,
)
from qualcoder_net.language.lemmas import plain, words_with_lemmas
from qualcoder_net.model import Code, Span

_MOST_CUES = 20_000  # of one codebook in one language
_SHOWN = 60  # characters of a bad cue


@dataclass(frozen=True, slots=True, order=True)
class CueHit:
    """A cue of a code at `text[start:end]`; `code_id` is the code's row id."""

    start: int
    end: int
    code_id: int
    cue: str


@dataclass(frozen=True, slots=True)
class BadCue:
    """A cue that cannot be read. `what` names the code (its id), the cue and the reason."""

    code_id: int
    cue: str
    what: Message


class _Token(NamedTuple):
    """A word of the text as it is compared, with its place."""

    text: str
    lemma: str
    start: int
    end: int


class _Cue(NamedTuple):
    code_id: int
    text: str


class _Entry(NamedTuple):
    """A cue under its first word, with the words that have to follow."""

    cue: _Cue
    rest: tuple[WordItem, ...]

    def occurs_in(self, present: set[str]) -> bool:
        return all(item.beginning or not present.isdisjoint(item.forms) for item in self.rest)


class Cues:
    """The cues of some codes, ready to be found in texts of one language.

    They are the language's own and those whose language is not said; where the codes have neither,
    and for a language that is not determined, those of all languages. `bad` are left out.
    """

    def __init__(self, codes: Iterable[Code], language: str) -> None:
        self.language = language
        self.bad: list[BadCue] = []
        self._by_form: dict[str, list[_Entry]] = {}
        self._by_beginning: dict[str, list[_Entry]] = {}
        self._literals: list[tuple[_Cue, LiteralPattern]] = []
        for number, (code, cue, said) in enumerate(_cues_for(list(codes), language)):
            try:
                if number >= _MOST_CUES:
                    raise Unreadable(msg("the codebook has more than {most} cues", most=_MOST_CUES))
                self._add(code, cue, said)
            except Unreadable as reason:
                self.bad.append(BadCue(code.id, cue, _complaint(code, cue, reason.why)))

    def _add(self, code: Code, text: str, language: str) -> None:
        cue = _Cue(code.id, text)
        for pattern in read_cue(text, language):
            if isinstance(pattern, LiteralPattern):
                self._literals.append((cue, pattern))
                continue
            first, *rest = pattern.items
            entry = _Entry(cue, tuple(rest))
            for form in first.forms:
                self._by_form.setdefault(form, []).append(entry)
            if first.beginning:
                self._by_beginning.setdefault(first.beginning, []).append(entry)

    def hits(self, text: str, sentences: Sequence[Span] = ()) -> list[CueHit]:
        """Every place of every cue, in text order; the shortest where a cue could end variously.

        A cue of several words lies within one of the *sentences* (sorted spans); without any, the
        text counts as one. Literal text may cross their borders.
        """
        tokens = [
            _Token(plain(text[word.start : word.end]), *word)
            for word in words_with_lemmas(text, self.language)
        ]
        starts = [token.start for token in tokens]
        present = {form for token in tokens for form in token[:2]}
        found = set(self._literal_hits(text, present))
        possible = cache(partial(self._possible, present))
        for start, end in sentences or [(0, len(text))]:
            inside = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
            found.update(_word_hits(inside, possible))
        return sorted(found)

    def _literal_hits(self, text: str, present: set[str]) -> Iterator[CueHit]:
        for cue, pattern in self._literals:
            if pattern.words <= present:
                for place in pattern.regex.finditer(text):
                    yield CueHit(place.start(), place.end(), cue.code_id, cue.text)

    def _possible(self, present: set[str], text: str, lemma: str) -> list[_Entry]:
        """The cues that may begin with a word, in a text in which the forms *present* occur."""
        beginnings = (text[:n] for n in range(LEAST_BEGINNING, min(len(text), MOST_CHARACTERS) + 1))
        entries = [entry for form in {text, lemma} for entry in self._by_form.get(form, ())]
        entries += [entry for form in beginnings for entry in self._by_beginning.get(form, ())]
        return [entry for entry in entries if entry.occurs_in(present)]


def _word_hits(
    tokens: Sequence[_Token], possible: Callable[[str, str], list[_Entry]]
) -> Iterator[CueHit]:
    for number, token in enumerate(tokens):
        for entry in possible(token.text, token.lemma):
            if last := _end(tokens, entry.rest, number + 1):
                yield CueHit(token.start, tokens[last - 1].end, entry.cue.code_id, entry.cue.text)


def _end(tokens: Sequence[_Token], items: tuple[WordItem, ...], number: int) -> int:
    """The number of the token after the items when they follow at *number*; 0 when they do not."""
    reached = {number}
    for item in items:
        reached = {
            at + 1
            for after in reached
            for at in range(after, min(after + item.gap + 1, len(tokens)))
            if _is_met(item, tokens[at])
        }
    return min(reached, default=0)


def _is_met(item: WordItem, token: _Token) -> bool:
    if item.beginning:
        return token.text.startswith(item.beginning)
    return token.text in item.forms or token.lemma in item.forms


def _cues_for(codes: Sequence[Code], language: str) -> Iterator[tuple[Code, str, str]]:
    """(code, cue, language of the cue), each once."""
    own = {"", language[:2].lower()}
    if not any(cues for code in codes for said, cues in code.cues.items() if _code(said) in own):
        own = {_code(said) for code in codes for said in code.cues}
    for code in codes:
        said_of = {
            cue: said for said, cues in code.cues.items() if _code(said) in own for cue in cues
        }
        for cue, said in said_of.items():
            yield code, cue, said or language


def _code(language: str) -> str:
    return language[:2].lower()


def _complaint(code: Code, cue: str, why: Message) -> Message:
    shown = cue if len(cue) <= _SHOWN else f"{cue[: _SHOWN - 1]}…"
    return msg("Code “{code}”, cue “{cue}”: {why}.", code=code.slug, cue=shown, why=why)
