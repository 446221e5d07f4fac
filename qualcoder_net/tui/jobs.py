"""Work beside the screen: questions that wait for an answer, and slow work with its progress."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from functools import wraps
from threading import Event
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Label, ProgressBar
from textual.worker import NoActiveWorker, get_current_worker

from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import _
from qualcoder_net.progress import Cancelled, Report
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints

T = TypeVar("T")
_REPORTS_PER_SECOND = 10
_SHOW_AFTER = 0.15  # seconds; work that is done sooner shows no box


def asking(
    method: Callable[..., Coroutine[Any, Any, None]],
) -> Callable[..., None]:
    """Let an action ask questions: `answer = await self.app.push_screen_wait(…)`.

    It runs as a worker of its screen or widget; one at a time, so that a key pressed twice asks
    once. A QualcoderError is shown.
    """

    @wraps(method)
    def run(self: DOMNode, *arguments: Any) -> None:
        async def guarded() -> None:
            try:
                await method(self, *arguments)
            except Cancelled:
                return
            except QualcoderError as error:
                report_error(self.app, error)

        if not any(
            worker.group == "asking" and worker.node is self and not worker.is_finished
            for worker in self.app.workers
        ):
            self.run_worker(guarded(), group="asking")

    return run


def run_job(
    host: DOMNode,
    function: Callable[[Report], T],
    *,
    title: str,
    done: Callable[[T], None] | None = None,
) -> None:
    """Run `function(report)` in a thread under a line of progress; Escape stops it.

    *done* gets the result. A QualcoderError is shown; a cancelled job ends silently.
    """

    async def guarded() -> None:
        try:
            result = await job(host.app, function, title=title)
        except Cancelled:
            return
        except QualcoderError as error:
            report_error(host.app, error)
            return
        if done is not None:
            done(result)

    host.run_worker(guarded(), group="job")


async def job(app: App[Any], function: Callable[[Report], T], *, title: str) -> T:
    """The same, to be awaited within a worker; raises what *function* raises, or Cancelled."""
    try:
        get_current_worker()
    except NoActiveWorker:
        raise RuntimeError("a job is awaited within a worker; use run_job elsewhere") from None
    outcome = await app.push_screen_wait(JobScreen(function, title))
    if outcome is None:
        raise Cancelled
    if isinstance(outcome, BaseException):
        raise outcome
    (result,) = outcome
    return result


def report_error(app: App[Any], error: QualcoderError) -> None:
    """Say what happened and what to do next, on whatever screen."""
    what, remedy = str(error), ""
    if error.remedy:
        remedy = str(error.remedy)
        what = what.removesuffix(remedy).strip()
    app.notify(remedy or " ", title=what, severity="error", timeout=9, markup=False)


class JobScreen(ModalScreen["tuple[T] | BaseException | None"], Generic[T]):
    """One piece of slow work: its progress, and Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", show=False)]

    def __init__(self, function: Callable[[Report], T], title: str) -> None:
        super().__init__(classes="job")
        self._function = function
        self._title = title
        self._stopped = Event()
        self._last_report = 0.0

    def compose(self) -> ComposeResult:
        with Vertical(id="job-box"):
            yield Label(self._title, id="job-title", markup=False)
            yield ProgressBar(show_eta=False, id="job-progress")
            yield Label("", id="job-what", markup=False)
            stop = Hint.of("escape", _("stop; nothing of it is kept"))
            yield KeyHints((stop,), padded=True, id="job-keys")

    def on_mount(self) -> None:
        self.query_one("#job-box").display = False
        self.set_timer(_SHOW_AFTER, self._show)
        self.run_worker(self._work, thread=True, group="job", exit_on_error=False)

    def _show(self) -> None:
        self.query_one("#job-box").display = True

    def _work(self) -> None:
        outcome: tuple[T] | BaseException | None
        try:
            outcome = (self._function(self._report),)
        except Cancelled:
            outcome = None
        except BaseException as error:  # raised again where the job is awaited
            outcome = error
        self.app.call_from_thread(self.dismiss, outcome)

    def _report(self, done: int, total: int, what: str) -> None:
        if self._stopped.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last_report >= 1 / _REPORTS_PER_SECOND or done == total:
            self._last_report = now
            self.app.call_from_thread(self._show_progress, done, total, what)

    def _show_progress(self, done: int, total: int, what: str) -> None:
        self.query_one(ProgressBar).update(total=total or None, progress=done)
        self.query_one("#job-what", Label).update(what)

    def action_stop(self) -> None:
        """The work hears it at its next report."""
        self._stopped.set()
        self.query_one(KeyHints).hints = ()
        self.query_one("#job-what", Label).update(_("Stopping…"))
