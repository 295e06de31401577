"""Work on many articles spread over the machine's cores: the same function on each item, results in order.

Each worker is a Python process of its own that this program starts and feeds through pipes. Unlike the standard pools
it never imports the caller's script again, so it works the same from scripts, notebooks and on every platform; and
what is worked out does not depend on how many there are.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import IO, Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

ALONE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""A worker has one processor: threads of linear algebra in each would only wait for one another."""


def each(function: Callable[[Item], Result], items: Sequence[Item], *, processes: int) -> Iterator[Result]:
    """The function's result for each item, in order.

    `function` is defined at the top of a module, or a `functools.partial` of such a one. With one process, or where no
    Python can be started, the work is done here.
    """
    if processes < 2 or not sys.executable:
        yield from map(function, items)
        return
    running = [_start(function) for _ in range(min(processes, len(items)))]
    try:
        idle = _Idle(running)
        with ThreadPoolExecutor(len(running) or 1) as threads:
            # One item at a time: the first story of a pile may take as long as all the others.
            yield from threads.map(partial(_ask, idle), items)
    finally:
        for worker in running:
            _stop(worker)


def cores() -> int:
    """Processors that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Idle:
    """The workers that wait for work; each is asked by one thread at a time."""

    def __init__(self, workers: list[subprocess.Popen[bytes]]) -> None:
        self._waiting = list(workers)
        self._lock = threading.Lock()

    def take(self) -> subprocess.Popen[bytes]:
        with self._lock:
            return self._waiting.pop()

    def give(self, worker: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._waiting.append(worker)


def _start(function: Callable[[Any], Any]) -> subprocess.Popen[bytes]:
    surroundings = {**os.environ, **ALONE, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-m", "synoptic.workers"]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings)  # noqa: S603
    _send(worker.stdin, function)
    return worker


def _stop(worker: subprocess.Popen[bytes]) -> None:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.close()
    worker.stdout.close()
    worker.terminate()
    worker.wait()


def _ask(idle: _Idle, item: Any) -> Any:
    worker = idle.take()
    try:
        _send(worker.stdin, item)
        answer, error = _receive(worker.stdout)
    finally:
        idle.give(worker)
    if error is not None:
        raise error
    return answer


def _send(pipe: IO[bytes] | None, message: object) -> None:
    assert pipe is not None
    pickle.dump(message, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _receive(pipe: IO[bytes] | None) -> Any:
    assert pipe is not None
    return pickle.load(pipe)  # noqa: S301 -- written by our own process, through a pipe nobody else holds


def _work() -> None:
    """Answer until nobody asks any more. What the work prints goes to standard error, as answers take the other way."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    function = _receive(sys.stdin.buffer)
    while True:
        try:
            item = _receive(sys.stdin.buffer)
        except EOFError:
            return
        try:
            _send(answers, (function(item), None))
        except Exception as error:  # any fault of the work is raised where it was asked for
            _send(answers, (None, error))


if __name__ == "__main__":
    _work()
