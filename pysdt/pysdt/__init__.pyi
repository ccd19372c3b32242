# SPDX-License-Identifier: GPL-2.0-or-later
from typing import TypedDict

__all__ = ["start", "status", "stop"]

class Status(TypedDict):
    carried: tuple[str, ...]
    watched: tuple[str, ...]
    installed: tuple[str, ...]
    active: bool
    thread: bool
    tool: int | None
    refused: bool
    lost: int

def start(thread: bool = True) -> None: ...
def stop() -> None: ...
def status() -> Status: ...
def _boot() -> None: ...
