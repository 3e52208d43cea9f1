"""Checks of what a bot may say to whom: authority, verification, disclosure, language, contradiction."""

from collections.abc import Mapping

from .check import Check

POLICY_CHECKS: Mapping[str, Check] = {}
