"""Checks of what no average outvotes and words can show: danger, abuse, leaks, advice, planted instructions."""

from collections.abc import Mapping

from .check import Check

SAFETY_CHECKS: Mapping[str, Check] = {}
