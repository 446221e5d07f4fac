"""Word files of invented interviews, as researchers have them: a bold speaker before each turn."""

from __future__ import annotations

import random
import re
from pathlib import Path
from xml.sax.saxutils import escape

from tests.benchmarks.speech import Speech

_SPLIT = re.compile(r"(?<=[.?]) ")
_PLAIN = '<w:rPr><w:lang w:val="nl-NL"/></w:rPr>'
_BOLD = '<w:rPr><w:b/><w:lang w:val="nl-NL"/></w:rPr>'
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def interview_files(number: int, words: int, seed: int, cache: Path) -> list[Path]:
    """So many .docx files; made when the cache has none."""
    folder = cache / f"interviews-{number}-{words}-{seed}"
    files = [folder / f"gesprek-{n:03}.docx" for n in range(1, number + 1)]
    missing = [file for file in files if not file.exists()]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        speech = Speech(seed)
        for file in missing:
            text = speech.interview(seed * 7_000 + files.index(file), words).transcript.text
            _write(file, text, random.Random(file.name))
    return files


def _write(file: Path, text: str, dice: random.Random) -> None:
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    end = document.element.body[-1]
    paragraphs = "".join(_paragraph(line, dice) for line in text.splitlines())
    for paragraph in list(parse_xml(f"<w:body {_NAMESPACE}>{paragraphs}</w:body>")):
        end.addprevious(paragraph)
    unfinished = file.with_suffix(".unfinished")
    document.save(str(unfinished))
    unfinished.replace(file)


def _paragraph(line: str, dice: random.Random) -> str:
    """A turn, in several runs as Word leaves them after some editing."""
    speaker, _colon, talk = line.partition(": ")
    runs, some = [_run(f"{speaker}: ", _BOLD)], ""
    for sentence in _SPLIT.split(talk):
        some += sentence + " "
        if dice.random() < 0.4:
            runs.append(_run(some, _PLAIN))
            some = ""
    runs.append(_run(some.rstrip(), _PLAIN))
    return f"<w:p>{''.join(runs)}</w:p>"


def _run(text: str, properties: str) -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
