"""Codebooks of every shape, for tests that hold for all of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.model import CodeDraft, unique_slug

LANGUAGES = ("nl", "en", "fy", "")

_odd = st.sampled_from([
    "- a", "a: b", "a #b", "#x", "'s avonds", '"zo"', "{x}", "[x]", "*x*", "&x", "!x", "%x", "@x",
    "no", "null", "~", "true", "1.5", "2020-01-01", "<<", "=", "---", "...", "x:", "?x", "a\tb",
    "a\n\tb", "a\n  b", "a\n\n\nb", "a  b", "back\\slash", "tab\\t", "|", ">", "a; b", 'say "x"; y',
    "a > b", "a/b\\c", "é 信 😀", "\ufeffx", "a\u2028b", "a\x85b",
    "x " * 80, "woord " * 30 + "\n\n" + "y " * 60,
    "a,b", "-", "1", "ja", "=1+1", "+x", "'", '"', "a \n b", "und", "nl",
])  # fmt: skip
texts = st.one_of(_odd, st.text(max_size=40), st.text("ab \n:#'\"-", max_size=30))
by_language = st.dictionaries(st.sampled_from(LANGUAGES), texts, max_size=3)
cues = st.dictionaries(st.sampled_from(LANGUAGES), st.lists(texts, max_size=4), max_size=3)
_colours = st.none() | st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@st.composite
def _drafts(draw: st.DrawFn, children: st.SearchStrategy[list[CodeDraft]]) -> CodeDraft:
    return CodeDraft(
        slug="",
        label=draw(by_language),
        definition=draw(by_language),
        inclusion=draw(by_language),
        exclusion=draw(by_language),
        example=draw(by_language),
        cues={lang: tuple(said) for lang, said in draw(cues).items()},
        colour=draw(_colours),
        gap=draw(st.booleans()),
        exclusive=draw(st.booleans()),
        guid=draw(st.none() | st.uuids().map(str)),
        children=tuple(draw(children)),
    )


_trees = st.lists(
    st.recursive(
        _drafts(st.just([])),
        lambda below: _drafts(st.lists(below, max_size=3)),
        max_leaves=6,
    ),
    max_size=4,
)


def numbered(codes: tuple[CodeDraft, ...], taken: set[str] | None = None) -> tuple[CodeDraft, ...]:
    """The same codes, each with an id of its own."""
    taken = set() if taken is None else taken
    done = []
    for code in codes:
        slug = code.slug if code.slug and code.slug not in taken else ""
        slug = slug or unique_slug(next(iter(code.label.values()), ""), taken)
        taken.add(slug)
        done.append(replace(code, slug=slug, children=numbered(code.children, taken)))
    return tuple(done)


@st.composite
def codebooks(draw: st.DrawFn) -> CodebookFile:
    """A codebook as files give it back, with some keys."""
    book = CodebookFile(
        name=draw(by_language),
        language=draw(st.sampled_from(LANGUAGES)),
        codes=numbered(tuple(draw(_trees))),
    )
    if book.codes and draw(st.booleans()):
        keyed = replace(book.codes[0], key=draw(st.sampled_from("aby19")))
        book = replace(book, codes=(keyed, *book.codes[1:]))
    return book.as_read()


@st.composite
def changed(draw: st.DrawFn, book: CodebookFile) -> CodebookFile:
    """The codebook after a few of the things that people do to one."""
    codes = list(book.codes)
    for _ in range(draw(st.integers(1, 4))):
        codes = draw(_edited(codes))
    return replace(book, codes=numbered(tuple(codes)))


@st.composite
def _edited(draw: st.DrawFn, codes: list[CodeDraft]) -> list[CodeDraft]:
    what = draw(st.sampled_from(["add", "remove", "change", "swap", "down", "up", "below"]))
    if what == "add" or not codes:
        new = CodeDraft("", {"nl": draw(texts) or "Nieuw"}, definition=draw(by_language))
        at = draw(st.integers(0, len(codes)))
        return [*codes[:at], new, *codes[at:]]
    at = draw(st.integers(0, len(codes) - 1))
    code, others = codes[at], codes[:at] + codes[at + 1 :]
    if what == "remove":
        return others
    if what == "change":
        name = draw(
            st.sampled_from(["slug", "label", "definition", "example", "cues", "colour", "gap"])
        )
        value: object = draw(by_language)
        if name == "cues":
            value = {lang: tuple(said) for lang, said in draw(cues).items()}
        elif name in ("colour", "gap"):
            value = draw(_colours) if name == "colour" else draw(st.booleans())
        elif name == "slug":
            value = draw(st.sampled_from(["a", "nieuw", "twee woorden", "#1: x"]))
        return [*codes[:at], replace(code, **{name: value}), *codes[at + 1 :]]
    if what == "swap":
        return [*others, code]
    if what == "down" and others:
        host = draw(st.integers(0, len(others) - 1))
        parent = others[host]
        others[host] = replace(parent, children=(*parent.children, code))
        return others
    if what == "up" and code.children:
        return [*codes[:at], replace(code, children=()), *code.children, *codes[at + 1 :]]
    below = draw(_edited(list(code.children))) if code.children else []
    return [*codes[:at], replace(code, children=tuple(below)), *codes[at + 1 :]]
