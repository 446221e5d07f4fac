"""The practice screen: choose an interview, code it blind, and see what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Static

from qualcoder_net.core.project import Project
from qualcoder_net.errors import HasOtherRole, QualcoderError
from qualcoder_net.i18n import Message, _, current_language, msg, nmsg, number
from qualcoder_net.model import Coder
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.dialogs import Choose, Prompt
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.agreement_table import figure
from qualcoder_net.tui.screens.practice_hand_in import HandingIn
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from qualcoder_net.core.practice import Interview


class InterviewsTable(DataTable[Text]):
    """Enter begins, goes on or shows the result; a click only goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.practise", show=False),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]


class PracticeScreen(HandingIn):
    """The interviews that have a reference, and how far the coder at work is with each."""

    CONTEXT: ClassVar[Context] = "practice"
    BINDINGS: ClassVar[list[BindingType]] = bindings("practice")

    def __init__(self) -> None:
        super().__init__()
        self.reference: str | None = None
        self.interviews: list[Interview] = []

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        yield Static(id="practice-about", markup=False)
        yield InterviewsTable(
            id="practice-table", cursor_type="row", zebra_stripes=True, cell_padding=1
        )
        yield Static(id="practice-hint", classes="empty-hint", markup=False)
        yield Static(id="practice-next", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#practice-about", Static).update(
            _(
                "Code an interview blind against the codebook. When you have finished it, you see "
                "how far you agree with its reference, and where you differ."
            )
        )
        self.query_one("#practice-hint").display = False
        self.query_one("#practice-next", Static).update(_("Comparing…"))
        self.query_one(InterviewsTable).focus()
        self.refresh_project()

    # --- what there is to practise on ---

    def refresh_project(self) -> None:
        self.say_title(_("Practice"), self.project.journal.coder_name)
        self.run_worker(self._look, thread=True, exclusive=True, group="count")

    def _look(self) -> None:
        from qualcoder_net.core.practice import interviews

        try:
            found = interviews(self.project, self.reference)
            self.app.call_from_thread(self._show, found)
        except QualcoderError as error:
            self.app.call_from_thread(self._refuse, error)

    def _show(self, found: list[Interview]) -> None:
        from qualcoder_net.core.practice_words import state

        self.interviews, language = found, current_language()
        table = self.query_one(InterviewsTable)
        at = table.cursor_row
        table.clear(columns=True)
        table.add_column(_("Interview"))
        for title in (_("words"), _("codes")):
            table.add_column(Text(title, justify="right"))
        table.add_column(_("you"))
        table.add_column(Text("α", justify="right"))
        for one in found:
            codes = number(one.codes, language) if one.codes else "?"
            table.add_row(
                Text(shown(one.source.name), style="bold"),
                Text(number(one.source.words, language), justify="right"),
                Text(codes, justify="right"),
                Text(str(state(one)), style="" if one.state != "new" else "dim"),
                Text("" if one.alpha is None else figure(one.alpha), justify="right"),
            )
        table.move_cursor(row=at)
        self._hint("")
        self._say_next()

    def _refuse(self, error: QualcoderError) -> None:
        self.interviews = []
        self._hint(str(error))
        self._say_next()

    def _hint(self, said: str) -> None:
        hint = self.query_one("#practice-hint", Static)
        hint.update(shown(said))
        hint.display, self.query_one(InterviewsTable).display = bool(said), not said
        self.program.update_keyline()

    # --- the highlighted interview ---

    @property
    def highlighted(self) -> Interview | None:
        row = self.query_one(InterviewsTable).cursor_row
        return self.interviews[row] if row < len(self.interviews) else None

    def on_data_table_row_highlighted(self) -> None:
        self._say_next()

    def _say_next(self) -> None:
        one = self.highlighted
        said = shown(str(_next_step(one))) if one else ""
        self.query_one("#practice-next", Static).update(said)
        self.program.update_keyline()

    # --- acts ---

    def is_at_hand(self, action: Action) -> bool:
        one = self.highlighted if self.is_mounted else None
        if action.name == "practise":
            return one is not None
        if action.name == "choose_reference":
            return self.reference is not None or bool(one and len(one.references) > 1)
        return True

    @asking
    async def action_practise(self) -> None:
        from qualcoder_net.core.practice import begin

        one = self.highlighted
        if one is None:
            return
        if one.state == "finished":
            from qualcoder_net.tui.screens.practice_result import PracticeResultScreen

            self.app.push_screen(PracticeResultScreen(one.source, self.reference))
            return
        before = self.project.journal.revision()
        try:
            begin(self.project, one.source, self.reference)
        except HasOtherRole as error:
            await self._ask_for_a_name(str(error))
            return
        if self.project.journal.revision() != before:
            self.program.acted()
        self.refresh_project()
        self.app.call_later(self.program.go_to_source, one.source)

    @asking
    async def action_choose_reference(self) -> None:
        found = {coder.name for one in self.interviews for coder in one.references}
        options: list[tuple[str, str]] = [("", _("as the coders' roles say"))]
        options += [(name, shown(name)) for name in sorted({*found, self.reference or ""} - {""})]
        chosen = await self.app.push_screen_wait(
            Choose(_("The reference"), options, False, chosen=self.reference or "")
        )
        if chosen is not None:
            self.reference = chosen or None
            self.refresh_project()

    @asking
    async def action_practise_as(self) -> None:
        await self._ask_for_a_name("")

    async def _ask_for_a_name(self, why: str) -> None:
        """Open the project anew, with another coder at work."""
        taken = {coder.name: coder for coder in self.project.coders.all()}
        counts = self.project.coders.coding_counts()

        def problem(said: str) -> str:
            coder: Coder | None = taken.get(said.strip())
            if not said.strip():
                return _("A coder needs a name.")
            if coder and coder.role != "practice" and counts.get(coder.id):
                return str(msg("“{coder}” has coded here in another role.", coder=coder.name))
            return ""

        name = await self.app.push_screen_wait(
            Prompt(
                _("Practise under which name?"),
                _("{coder} (practice)").format(coder=self.project.journal.coder_name),
                detail=why,
                yes=_("go on"),
                check=problem,
                suggested=True,
            )
        )
        if name:
            project = Project.open(self.project.store.address, coder=name.strip())
            self.app.call_later(self.program.use_project, project, "practice")

    async def action_back(self) -> None:
        await self.program.open_screen("coding")


def _next_step(one: Interview) -> Message:
    """What Enter does with an interview, and what comes after."""
    source = one.source.name
    if len(one.references) > 1:
        names = [coder.name for coder in one.references]
        return msg("Several coders could be its reference: {names}. o chooses one.", names=names)
    match one.state:
        case "new":
            return nmsg(
                "The reference uses {n} code. Enter opens “{source}” blind, without others' "
                "codings; press f there when you have coded it to the end.",
                "The reference uses {n} codes. Enter opens “{source}” blind, without others' "
                "codings; press f there when you have coded it to the end.",
                n=one.codes,
                source=source,
            )
        case "coding":
            return msg(
                "Enter goes on where you left “{source}”. Press f there when you have coded it to "
                "the end.",
                source=source,
            )
    return msg("Enter shows how far you agree with the reference on “{source}”.", source=source)
