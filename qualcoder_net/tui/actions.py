"""The one table of actions: what can be done where, by which key, and how to call it.

Bindings, key line, palette and help all read it, and translate when they draw. A new key is one
row here and one `action_<name>` method on the screen (or widget) of its context.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from textual.binding import Binding, BindingType
from textual.screen import Screen

from qualcoder_net.i18n import Message, msg

Context = Literal[
    "everywhere", "coding", "transcript", "sources", "codes", "borders", "find",
    "codebook", "cases", "matrix", "quotations", "import", "history", "start",
    "agreement", "places", "disagreements", "practice", "practice_result", "practice_places",
]  # fmt: skip

# The contexts whose actions are at hand on a screen, nearest first.
WITHIN: dict[Context, tuple[Context, ...]] = {
    "transcript": ("transcript", "coding"),
    "sources": ("sources", "coding"),
    "codes": ("codes", "coding"),
    "coding": ("coding", "transcript"),
    "disagreements": ("disagreements", "places"),
    "practice_places": ("practice_places", "places"),
}
# Of these the focused pane has the methods, of the others the screen.
PANES: frozenset[Context] = frozenset({"transcript", "sources", "codes"})


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. `name` is what Textual runs, with arguments if need be.

    `footer` is its weight in the key line: the heaviest are shown as far as there is room, 0 never.
    `shown` replaces the keys where they are listed (a row can stand for a pair of them).
    Actions that are not `listed` are in neither help nor key line (the other half of a pair);
    those that are not in the `palette` make sense by key alone; those that are not `clickable`
    stand for several keys of which none is the first.
    """

    name: str
    keys: tuple[str, ...]
    label: Message
    context: Context
    help: Message | None = None
    footer: int = 0
    shown: str = ""
    listed: bool = True
    palette: bool = True
    clickable: bool = True

    @property
    def method(self) -> str:
        """The name without arguments."""
        return self.name.split("(")[0]

    @property
    def keys_shown(self) -> str:
        return self.shown or " ".join(key_shown(key) for key in self.keys)


_NAMES = {
    "enter": "⏎", "escape": "Esc", "space": "␣", "tab": "Tab", "shift+tab": "⇧Tab",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "home": "Home", "end": "End", "delete": "Del", "backspace": "⌫", "insert": "Ins",
    "colon": ":", "slash": "/", "apostrophe": "'", "question_mark": "?", "comma": ",",
    "left_square_bracket": "[", "right_square_bracket": "]", "plus": "+", "minus": "-",
    "less_than_sign": "<", "greater_than_sign": ">",
}  # fmt: skip


def key_shown(key: str) -> str:
    """A key as it is written on the screen: “ctrl+p” -> “^p”, “enter” -> “⏎”."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return "^" + key_shown(key.removeprefix("ctrl+"))
    if key.startswith("shift+"):
        return "⇧" + key_shown(key.removeprefix("shift+"))
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def actions(context: Context) -> list[Action]:
    """The actions of just this context."""
    return [action for action in ACTIONS if action.context == context]


def at_hand(context: Context) -> Iterator[Action]:
    """What can be done here: the context's own actions, those it lies within, the global ones."""
    for near in (*WITHIN.get(context, (context,)), "everywhere"):
        yield from actions(near)


def can_be_done(screen: Screen[Any], action: Action) -> bool:
    """Whether it makes sense just now: a screen may say so by `is_at_hand(action)`."""
    if action.name == f"open_screen('{screen.app.current_mode}')":
        return False
    if action.context == "everywhere" and not screen.app.check_action(action.method, ()):
        return False
    is_at_hand = getattr(screen, "is_at_hand", None)
    return is_at_hand is None or bool(is_at_hand(action))


def bindings(context: Context, namespace: str = "") -> list[BindingType]:
    """Key bindings without texts, for the class-level BINDINGS of a screen or widget.

    *namespace* ("screen", "app") says whose methods they call when not the binding's owner's.
    """
    prefix = f"{namespace}." if namespace else ""
    return [
        Binding(key, prefix + action.name, show=False)
        for action in actions(context)
        for key in action.keys
    ]


_EVERYWHERE = (
    Action("palette", ("ctrl+p", "colon"), msg("all actions"), "everywhere",
           msg("Search everything that can be done here by name"), 52, ": ^p", palette=False),
    Action("help", ("question_mark", "f1"), msg("help"), "everywhere",
           msg("The keys of this screen"), 90, "?"),
    Action("undo", ("u",), msg("undo"), "everywhere",
           msg("Take back your last act, also one of an earlier session"), 60),
    Action("redo", ("ctrl+r",), msg("redo"), "everywhere", msg("Do again what you took back"), 12),
    Action("open_screen('coding')", ("f2",), msg("coding"), "everywhere",
           msg("Read and code sources"), 17),
    Action("open_screen('codebook')", ("f3",), msg("codebook"), "everywhere",
           msg("Add, define, move, merge and split codes"), 21),
    Action("open_screen('cases')", ("f4",), msg("cases"), "everywhere",
           msg("Cases, who belongs to them, and attributes"), 22),
    Action("open_screen('matrix')", ("f5",), msg("matrix"), "everywhere",
           msg("Compare cases by codes, down to the quotations"), 23),
    Action("open_screen('import')", ("f7",), msg("import"), "everywhere",
           msg("Bring in transcripts"), 19),
    Action("open_screen('history')", ("f8",), msg("history"), "everywhere",
           msg("Every act in this project, who did it and when"), 3),
    Action("open_screen('agreement')", ("f9",), msg("agreement"), "everywhere",
           msg("How far coders coded alike, and where they differ"), 15),
    Action("open_screen('practice')", ("f10",), msg("practise"), "everywhere",
           msg("Code an interview blind, and see how far you agree with its reference")),
    Action("choose_theme", (), msg("theme…"), "everywhere", msg("Light, dark or high contrast")),
    Action("write_prestudy", (), msg("write the pre-study's report…"), "everywhere",
           msg("Its questions put to this project: to Word, a web page, Markdown or Excel")),
    Action("project_memo", (), msg("memo on the project…"), "everywhere",
           msg("A note on the study as a whole")),
    Action("quit", ("ctrl+q",), msg("quit"), "everywhere",
           msg("Leave; everything you did is on disk"), 2),
)  # fmt: skip

# On the coding screen, whichever pane is focused.
_CODING = (
    *(Action(f"slot({n})", (str(n),), msg("slots"), "coding", palette=False, clickable=False,
             listed=n == 1, shown="1-9", footer=72 if n == 1 else 0,
             help=msg("Code with the slot's code; an empty slot asks for one and keeps it"))
      for n in range(1, 10)),
    Action("key_code", ("apostrophe",), msg("code by letter"), "coding",
           msg("Then a letter: code with the code that owns it"), 20, "' a", palette=False),
    Action("find", ("slash",), msg("find"), "coding",
           msg("Find text in this source; n and N go from hit to hit"), 55),
    Action("next_hit", ("n",), msg("next hit"), "coding",
           msg("The next and the previous hit of the search"), 88, "n N"),
    Action("previous_hit", ("N",), msg("previous hit"), "coding", listed=False),
    Action("next_coding", ("c",), msg("next coding of this code"), "coding",
           msg("Jump between the codings of the code under the cursor"), 16, "c C"),
    Action("previous_coding", ("C",), msg("previous coding of this code"), "coding", listed=False),
    Action("choose_codings", (), msg("go through the codings of a code…"), "coding",
           msg("Choose the code whose codings c and C visit")),
    Action("toggle_finished", ("f",), msg("finished or not"), "coding",
           msg("Say that you have coded all of this source, or reopen it"), 14),
    Action("toggle_blind", ("B",), msg("code blind or not"), "coding",
           msg("Hide others' codings until you have finished this source")),
    Action("next_pane", ("f6",), msg("next pane"), "coding",
           msg("Sources, transcript, codebook"), 50),
    Action("next_source", ("right_curly_bracket",), msg("next source"), "coding",
           msg("The next and the previous source of the list"), 0, "{ }"),
    Action("previous_source", ("left_curly_bracket",), msg("previous source"), "coding",
           listed=False),
    Action("set_slot", (), msg("fill or empty a slot…"), "coding",
           msg("Which code a digit stands for")),
    Action("memo_on_code", (), msg("memo on a code…"), "coding"),
    Action("memo_on_source", (), msg("memo on this source…"), "coding"),
    Action("memo_on_case", (), msg("memo on a case…"), "coding"),
    Action("rename_speaker", (), msg("rename a speaker…"), "coding"),
    Action("merge_speakers", (), msg("merge two speakers…"), "coding"),
    Action("toggle_interviewer", (), msg("make a speaker interviewer or respondent…"), "coding",
           msg("Interviewers' talk is never evidence")),
    Action("rename_source", (), msg("rename this source…"), "coding"),
)  # fmt: skip

# With the transcript focused: its own movements, and acts on what the cursor stands on.
_TRANSCRIPT = (
    Action("next_sentence", ("down", "j"), msg("sentence"), "transcript",
           msg("The next and the previous sentence; also j and k"), 100, "↑↓", palette=False),
    Action("previous_sentence", ("up", "k"), msg("previous sentence"), "transcript", listed=False,
           palette=False),
    Action("next_turn", ("right_square_bracket",), msg("turn"), "transcript",
           msg("The next and the previous turn"), 95, "[ ]", palette=False),
    Action("previous_turn", ("left_square_bracket",), msg("previous turn"), "transcript",
           listed=False, palette=False),
    Action("page_down", ("pagedown", "space"), msg("page"), "transcript",
           msg("A page on or back; space also goes on"), 0, "PgUp PgDn", palette=False),
    Action("page_up", ("pageup",), msg("page back"), "transcript", listed=False, palette=False),
    Action("home", ("home",), msg("begin and end"), "transcript",
           msg("The first and the last sentence"), 0, "Home End", palette=False),
    Action("end", ("end", "G"), msg("end"), "transcript", listed=False, palette=False),
    Action("word_right", ("right",), msg("word"), "transcript",
           msg("Go by word: where a selection begins, and how it grows"), 0, "← →",
           palette=False),
    Action("word_left", ("left",), msg("previous word"), "transcript", listed=False,
           palette=False),
    Action("toggle_selection", ("v",), msg("select"), "transcript",
           msg("Begin a selection that every movement extends, or end it"), 85, palette=False),
    Action("select_sentences", ("V",), msg("select sentences"), "transcript",
           msg("The same by whole sentences"), palette=False),
    Action("clear_selection", ("escape",), msg("end selection"), "transcript",
           msg("Back to the sentence; also ends a search, and returns to where you came from"),
           palette=False),
    *(Action(f"{name}(True)", keys, msg("extend"), "transcript",
             msg("Extend a selection, where the terminal sends these keys"), 0, "⇧←↓↑→",
             listed=name == "next_sentence", palette=False)
      for name, keys in {
          "next_sentence": ("shift+down",), "previous_sentence": ("shift+up",),
          "word_right": ("shift+right",), "word_left": ("shift+left",),
          "page_down": ("shift+pagedown",), "page_up": ("shift+pageup",),
          "home": ("shift+home",), "end": ("shift+end",),
      }.items()),
    Action("screen.pick_code", ("enter",), msg("code"), "transcript",
           msg("Choose a code for the sentence or selection; a new name makes a code"), 98),
    Action("screen.in_vivo", ("i",), msg("in vivo"), "transcript",
           msg("A new code in the speaker's own words"), 70),
    Action("screen.uncode", ("x", "delete"), msg("remove coding"), "transcript",
           msg("Take away the coding under the cursor"), 45, "x"),
    Action("screen.change_borders", ("b",), msg("borders"), "transcript",
           msg("Move where the coding under the cursor begins and ends"), 35),
    Action("screen.memo", ("m",), msg("memo"), "transcript",
           msg("A note on the coding under the cursor, else on the source"), 65),
    Action("screen.copy", ("y",), msg("copy"), "transcript",
           msg("The quotation with its reference, to the clipboard"), 30),
    Action("screen.give_turn", ("t",), msg("give turn to another speaker…"), "transcript",
           msg("Who really says this")),
    Action("screen.split_turn", ("T",), msg("split turn here…"), "transcript",
           msg("Another speaker begins at this sentence or selection")),
    Action("screen.join_turns", ("J",), msg("join with the turn before"), "transcript"),
)  # fmt: skip

_SOURCES = (
    Action("open_highlighted", ("o", "enter"), msg("open"), "sources", None, 80, "⏎",
           palette=False),
    Action("screen.to_transcript", ("escape",), msg("back to the text"), "sources", None, 70,
           palette=False),
)  # fmt: skip

_CODES = (
    Action("apply_highlighted", ("enter",), msg("code the segment"), "codes",
           msg("Code the sentence or selection with the highlighted code; so does a double click"),
           80, palette=False),
    Action("screen.to_transcript", ("escape",), msg("back to the text"), "codes", None, 70,
           palette=False),
    Action("toggle_node", ("space",), msg("fold"), "codes", None, 60, palette=False),
    Action("screen.memo_on_code", ("m",), msg("memo"), "codes", None, 50, palette=False),
)  # fmt: skip

# While the borders of a coding are being moved.
_BORDERS = (
    Action("border('end', 'word', 1)", ("right", "l"), msg("end by word"), "borders",
           None, 90, "← →", palette=False),
    Action("border('end', 'word', -1)", ("left", "h"), msg("end back"), "borders", listed=False,
           palette=False),
    Action("border('start', 'word', -1)", ("left_square_bracket", "shift+left"),
           msg("start by word"), "borders", None, 85, "[ ]", palette=False),
    Action("border('start', 'word', 1)", ("right_square_bracket", "shift+right"),
           msg("start on"), "borders", listed=False, palette=False),
    Action("border('end', 'character', 1)", ("greater_than_sign", "full_stop"),
           msg("end by character"), "borders", None, 75, "< >", palette=False),
    Action("border('end', 'character', -1)", ("less_than_sign", "comma"), msg("end back"),
           "borders", listed=False, palette=False),
    Action("border('start', 'character', -1)", ("left_curly_bracket", "minus"),
           msg("start by character"), "borders", None, 74, "{ }", palette=False),
    Action("border('start', 'character', 1)", ("right_curly_bracket", "plus"), msg("start on"),
           "borders", listed=False, palette=False),
    Action("keep_borders", ("enter",), msg("keep"), "borders", None, 95, palette=False),
    Action("leave_borders", ("escape",), msg("leave as it was"), "borders", None, 94,
           palette=False),
)  # fmt: skip

# While what to find is typed.
_FIND = (
    Action("step(1)", ("down",), msg("next hit"), "find", None, 90, "↑↓", palette=False),
    Action("step(-1)", ("up",), msg("previous hit"), "find", listed=False, palette=False),
    Action("keep", ("enter",), msg("to the hit"), "find", None, 95, palette=False),
    Action("leave", ("escape",), msg("leave"), "find", None, 94, palette=False),
)  # fmt: skip

# --- the other screens: a section each ---

_CODEBOOK = (
    Action("add_sibling", ("a",), msg("add"), "codebook",
           msg("A new code beside the highlighted one"), 90),
    Action("add_beneath", ("A",), msg("add beneath"), "codebook",
           msg("A new code beneath the highlighted one"), 80),
    Action("edit", ("enter",), msg("edit"), "codebook",
           msg("To the code's fields; there, change the highlighted field"), 95, palette=False),
    Action("rename", ("r",), msg("rename"), "codebook", None, 70),
    Action("place", ("p",), msg("put beneath…"), "codebook",
           msg("Move the code, with all beneath it, to another place in the book"), 65),
    Action("move(1)", ("J",), msg("move down, up"), "codebook",
           msg("Change its place among its siblings"), 40, "J K", palette=False),
    Action("move(-1)", ("K",), msg("move up"), "codebook", listed=False, palette=False),
    Action("recolour", ("c",), msg("colour"), "codebook", None, 35),
    Action("merge", ("M",), msg("merge into…"), "codebook",
           msg("Its codings become those of another code"), 50),
    Action("split", ("S",), msg("split…"), "codebook",
           msg("Give some of its codings to a new code"), 45),
    Action("delete_code", ("x", "delete"), msg("delete…"), "codebook",
           msg("Delete the code with all beneath it, and their codings"), 42, "x"),
    Action("memo", ("m",), msg("memo"), "codebook", msg("A note on the code"), 38),
    Action("quotations", ("o",), msg("quotations"), "codebook",
           msg("All that is coded with it"), 60),
    Action("search", ("slash",), msg("search"), "codebook",
           msg("Go to a code by any of its words"), 55),
    Action("language", ("l",), msg("another language…"), "codebook",
           msg("Write the texts of codes in one more language"), 10),
    Action("load", ("L",), msg("load a file…"), "codebook",
           msg("Shows first what would change"), 30),
    Action("write", ("w",), msg("write to a file…"), "codebook",
           msg("YAML, CSV or XLSX, by the name's ending"), 28),
    Action("next_pane", ("f6",), msg("next pane"), "codebook",
           msg("The tree and the fields"), 15, "F6"),
    Action("back", ("escape",), msg("back"), "codebook", None, 8, palette=False),
)  # fmt: skip

# The tables and the matrix's settings stand above them with their keys, not in the key line too.
_CASES = (
    Action("show('case')", ("1",), msg("cases"), "cases"),
    Action("show('source')", ("2",), msg("sources"), "cases"),
    Action("show('speaker')", ("3",), msg("speakers"), "cases"),
    Action("edit", ("enter",), msg("change"), "cases",
           msg("Change what the highlighted cell says"), 92, palette=False),
    Action("add_case", ("a",), msg("add case"), "cases", None, 80),
    Action("rename", ("r",), msg("rename"), "cases", None, 60),
    Action("delete_row", ("x", "delete"), msg("delete…"), "cases",
           msg("Delete the case; its sources stay. Or take the source out of the study"), 50, "x"),
    Action("move(1)", ("J",), msg("move down, up"), "cases",
           msg("The order in which cases stand in lists and matrices"), 30, "J K", palette=False),
    Action("move(-1)", ("K",), msg("move up"), "cases", listed=False, palette=False),
    Action("assign", ("b",), msg("belongs to…"), "cases",
           msg("Which cases a source or speaker belongs to; which sources a case has"), 75),
    Action("interviewer", ("i",), msg("interviewer"), "cases",
           msg("Say that a speaker asks the questions, or not"), 58),
    Action("add_attribute", ("n",), msg("new attribute…"), "cases",
           msg("A text, number, date or choice that every row has one of"), 70),
    Action("change_attribute", ("e",), msg("this attribute…"), "cases",
           msg("Rename, change the kind or choices of, or delete the highlighted column"), 45),
    Action("memo", ("m",), msg("memo"), "cases", msg("A note on the case or source"), 40),
    Action("load", ("L",), msg("load a table…"), "cases",
           msg("Attributes from .csv or .xlsx, rows found by name"), 25),
    Action("write", ("w",), msg("write to a file…"), "cases", msg("To .csv or .xlsx"), 24),
    Action("back", ("escape",), msg("back"), "cases", None, 8, palette=False),
)  # fmt: skip

_MATRIX = (
    Action("quotations", ("enter",), msg("quotations"), "matrix",
           msg("What is behind the highlighted figure"), 98, palette=False),
    Action("choose_rows", ("r",), msg("rows…"), "matrix",
           msg("Cases, sources, speakers, or the values of an attribute")),
    Action("deepen(1)", ("d",), msg("deeper, shallower"), "matrix",
           msg("How far down the codebook the columns go"), 0, "d D", palette=False),
    Action("deepen(-1)", ("D",), msg("shallower"), "matrix", listed=False, palette=False),
    Action("choose_branch", ("b",), msg("beneath…"), "matrix",
           msg("Only the codes beneath one code")),
    Action("choose_cells", ("c",), msg("cells…"), "matrix",
           msg("Segments, sources, speakers, words, share, presence, per 1,000 words")),
    Action("choose_coders", ("o",), msg("coders…"), "matrix", msg("Whose codings count")),
    Action("choose_filter", ("f",), msg("filter…"), "matrix",
           msg("Only the talk of what has an attribute's value")),
    Action("next_order", ("s",), msg("order"), "matrix", msg("As given, by label, by total")),
    Action("toggle_empty", ("e",), msg("empty"), "matrix",
           msg("Leave out rows and columns in which nothing is coded, or not")),
    Action("toggle_questions", ("i",), msg("interviewers"), "matrix",
           msg("Count interviewers' talk too, or not")),
    Action("write", ("w",), msg("write…"), "matrix",
           msg("Word, Excel, CSV, HTML, Markdown or JSON, by the name's ending"), 95),
    Action("back", ("escape",), msg("back"), "matrix", None, 8, palette=False),
)  # fmt: skip

_QUOTATIONS = (
    Action("go", ("enter",), msg("to its place"), "quotations",
           msg("Open the source where this was said"), 95, palette=False),
    Action("copy", ("y",), msg("copy"), "quotations",
           msg("The quotation with its reference, to the clipboard"), 90),
    Action("back", ("escape",), msg("back"), "quotations", None, 85, palette=False),
)  # fmt: skip

# The settings stand above the table with their keys.
_AGREEMENT = (
    Action("disagreements", ("enter",), msg("where they differ"), "agreement",
           msg("Walk through the places where coders differ on this code"), 98, palette=False),
    Action("all_disagreements", ("a",), msg("all differences"), "agreement",
           msg("Walk through every place where coders differ"), 95),
    Action("show('blind')", ("1",), msg("coded blind"), "agreement",
           msg("The sources that all coded blind")),
    Action("show('seen')", ("2",), msg("not coded blind"), "agreement",
           msg("The other sources that all have finished")),
    Action("choose_coders", ("o",), msg("coders…"), "agreement", msg("Whose codings to compare")),
    Action("choose_unit", ("c",), msg("unit…"), "agreement",
           msg("Characters, sentences or turns")),
    Action("toggle_counted", ("h",), msg("half or any"), "agreement",
           msg("How much of a sentence or turn must be coded for it to count")),
    Action("deepen(1)", ("d",), msg("deeper, shallower"), "agreement",
           msg("Codes of one level with all beneath them, or each by itself"), 0, "d D",
           palette=False),
    Action("deepen(-1)", ("D",), msg("shallower"), "agreement", listed=False, palette=False),
    Action("choose_branch", ("b",), msg("beneath…"), "agreement",
           msg("Only the codes beneath one code")),
    Action("next_order", ("s",), msg("order"), "agreement",
           msg("As in the codebook, by name, the lowest α first")),
    Action("write", ("w",), msg("write…"), "agreement",
           msg("The figures, and where coders differ: Word, web page, Excel, csv, json"), 60),
    Action("back", ("escape",), msg("back"), "agreement", None, 8, palette=False),
)  # fmt: skip

# Walking through places where codings differ, whatever can be done about it.
_PLACES = (
    Action("step(1)", ("n", "down", "j"), msg("difference"), "places",
           msg("The next and the previous place where coders differ; also ↓ ↑ and j k"), 100,
           "n N", palette=False),
    Action("step(-1)", ("N", "up", "k"), msg("previous difference"), "places", listed=False,
           palette=False),
    Action("step_source(1)", ("right_curly_bracket",), msg("next source"), "places",
           msg("The first difference in the next or previous source"), 0, "{ }"),
    Action("step_source(-1)", ("left_curly_bracket",), msg("previous source"), "places",
           listed=False),
    Action("page(1)", ("pagedown", "space"), msg("page"), "places",
           msg("Read on or back in the text; n or N returns"), 0, "PgUp PgDn", palette=False),
    Action("page(-1)", ("pageup",), msg("page back"), "places", listed=False, palette=False),
    Action("open_place", ("enter",), msg("to its place"), "places",
           msg("Open the source here, on the coding screen"), 60, palette=False),
    Action("choose_code", ("c",), msg("code…"), "places", msg("Only differences on one code")),
    Action("choose_source", ("s",), msg("source…"), "places",
           msg("Only differences in one source")),
    Action("choose_kind", ("t",), msg("kind…"), "places",
           msg("Only other borders, other codes or nothing")),
    Action("next_pane", ("f6",), msg("next pane"), "places",
           msg("The text, and what is said of the place"), 10, "F6"),
    Action("back", ("escape",), msg("back"), "places", None, 20, palette=False),
)  # fmt: skip

_DISAGREEMENTS = (
    *(Action(f"keep({n})", (str(n),), msg("as this coder"), "disagreements",
             msg("Decide for the codings of the coder with this number"), 95 if n == 1 else 0,
             "1 2", listed=n == 1, palette=False)
      for n in range(1, 10)),
    Action("decide('merge')", ("plus",), msg("together"), "disagreements",
           msg("Decide for all that any of them coded here"), 90),
    Action("decide('common')", ("minus",), msg("overlap"), "disagreements",
           msg("Decide for what each of them coded here"), 88),
    Action("decide('neither')", ("0",), msg("neither"), "disagreements",
           msg("Decide that the code does not belong here"), 86),
    Action("decide_with_note", ("m",), msg("with a note…"), "disagreements",
           msg("Decide, and say why; or say why of what was decided"), 70),
    Action("reopen", ("r",), msg("reopen"), "disagreements",
           msg("Take the decision on this place back"), 75),
    Action("toggle_open", ("f",), msg("only open"), "disagreements",
           msg("Pass over what is decided, or not")),
)  # fmt: skip

_HAND_IN = ("hand_in", ("h",), msg("hand in…"))
_TO_TEACHER = msg("Write what you have finished to a file for your teacher")

_PRACTICE = (
    Action("practise", ("enter",), msg("practise"), "practice",
           msg("Begin blind, go on coding, or see how far you agree"), 98, palette=False),
    Action(*_HAND_IN, "practice", _TO_TEACHER, 90),
    Action("practise_as", ("n",), msg("other name…"), "practice",
           msg("Practise under another name than you work with"), 70),
    Action("choose_reference", ("o",), msg("reference…"), "practice",
           msg("Whose coding is the reference"), 80),
    Action("back", ("escape",), msg("back"), "practice", None, 8, palette=False),
)  # fmt: skip

_PRACTICE_RESULT = (
    Action("disagreements", ("enter",), msg("where you differ"), "practice_result",
           msg("Walk through the places where you and the reference differ on this code"), 98,
           palette=False),
    Action("all_disagreements", ("a",), msg("all differences"), "practice_result",
           msg("Walk through every place where you and the reference differ"), 95),
    Action(*_HAND_IN, "practice_result", _TO_TEACHER, 90),
    Action("back", ("escape",), msg("back"), "practice_result", None, 20, palette=False),
)  # fmt: skip

_PRACTICE_PLACES = (
    Action("dispute", ("d",), msg("dispute…"), "practice_places",
           msg("Say why you think that the reference is wrong here"), 95),
)  # fmt: skip

_IMPORT = (
    Action("look", ("enter",), msg("look"), "import",
           msg("Open the folder, or show what is understood of the file"), 97, palette=False),
    Action("mark", ("space",), msg("mark"), "import", msg("Add a file to the import, or not"), 96,
           palette=False),
    Action("mark_folder", ("a",), msg("mark folder"), "import",
           msg("All transcripts of the highlighted folder, or none of them"), 80),
    Action("type_path", ("o",), msg("type a path…"), "import",
           msg("A file, a folder, or a pattern such as interviews/*.docx"), 75),
    Action("up", ("minus", "backspace"), msg("folder above"), "import", None, 30, "-"),
    Action("choose_cases", ("c",), msg("case…"), "import",
           msg("Which cases the marked files belong to"), 70),
    Action("choose_interviewers", ("i",), msg("interviewer…"), "import",
           msg("Who of the speakers asks the questions"), 68),
    Action("name", ("r",), msg("name…"), "import", msg("What the source will be called"), 50),
    Action("manifest", ("t",), msg("by a table…"), "import",
           msg("A manifest: file, case and attributes of every interview"), 40),
    Action("import_marked", ("w",), msg("import"), "import",
           msg("Bring the marked files in, as one act"), 95),
    Action("next_pane", ("f6",), msg("next pane"), "import",
           msg("The files and the preview"), 15, "F6"),
    Action("back", ("escape",), msg("back"), "import", None, 8, palette=False),
)  # fmt: skip

_HISTORY = (
    Action("choose_coder", ("f",), msg("coder…"), "history", msg("Only one coder's acts"), 90),
    Action("undo_this", ("enter",), msg("undo this…"), "history",
           msg("Take back just this act of yours, if no later work rests on it"), 80,
           palette=False),
    Action("back", ("escape",), msg("back"), "history", None, 8, palette=False),
)  # fmt: skip

_START = (
    Action("open_highlighted", ("enter",), msg("open"), "start", None, 95, palette=False),
    Action("new", ("n",), msg("new project…"), "start", None, 90),
    Action("open_other", ("o",), msg("open another…"), "start",
           msg("A .qnet file, or a database by its URL"), 85),
    Action("demo", ("d",), msg("demo"), "start",
           msg("A small study to look around in, with invented interviews"), 80),
    Action("practise", ("p",), msg("practise"), "start",
           msg("Code an interview of that study blind, and see how far you agree"), 75),
    Action("forget", ("x", "delete"), msg("take off this list"), "start", None, 30, "x"),
)  # fmt: skip

ACTIONS: tuple[Action, ...] = (
    *_EVERYWHERE, *_CODING, *_TRANSCRIPT, *_SOURCES, *_CODES, *_BORDERS, *_FIND,
    *_CODEBOOK, *_CASES, *_MATRIX, *_QUOTATIONS, *_AGREEMENT, *_PLACES, *_DISAGREEMENTS,
    *_PRACTICE, *_PRACTICE_RESULT, *_PRACTICE_PLACES, *_IMPORT, *_HISTORY, *_START,
)  # fmt: skip
