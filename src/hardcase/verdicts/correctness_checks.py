"""Checks of numbers, dates, ids and records: what a bot says against what stands somewhere."""

from collections.abc import Mapping

from .check import Check

CORRECTNESS_CHECKS: Mapping[str, Check] = {}
