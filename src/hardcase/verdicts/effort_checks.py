"""Checks of how much work a conversation makes: next steps, dead ends, asking twice, turns."""

from collections.abc import Mapping

from .check import Check

EFFORT_CHECKS: Mapping[str, Check] = {}
