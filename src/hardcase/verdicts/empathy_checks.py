"""Checks of blame and ownership, as far as words show them."""

from collections.abc import Mapping

from .check import Check

EMPATHY_CHECKS: Mapping[str, Check] = {}
