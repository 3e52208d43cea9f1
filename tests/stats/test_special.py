import subprocess
import sys

import pytest

from hardcase.stats.special import beta_quantile, student_t_quantile


@pytest.mark.parametrize(
    ("p", "df", "quantile"),
    [
        # Any printed table of Student's t, one-sided
        (0.95, 1, 6.314),
        (0.95, 10, 1.812),
        (0.975, 29, 2.045),
        (0.99, 60, 2.390),
        (0.5, 7, 0.0),
    ],
)
def test_student_t_matches_printed_tables(p: float, df: float, quantile: float) -> None:
    """Agrees with the tables to three decimals."""
    assert student_t_quantile(p, df) == pytest.approx(quantile, abs=5e-4)


@pytest.mark.parametrize("p", [0.0, 0.05, 0.5, 0.95, 1.0])
def test_beta_matches_closed_forms(p: float) -> None:
    """Beta(1, 1) is uniform and Beta(n, 1) the largest of n uniform numbers."""
    assert beta_quantile(p, 1, 1) == pytest.approx(p)
    assert beta_quantile(p, 9, 1) == pytest.approx(p ** (1 / 9))


def test_scipy_loads_at_first_use() -> None:
    """Importing the room pays for neither scipy nor numpy; the first quantile does."""
    script = (
        "import sys, hardcase.stats as stats\n"
        "assert not {'scipy', 'numpy'} & set(sys.modules), 'loaded too early'\n"
        "stats.count_bounds(1, 2)\n"
        "assert 'scipy.special' in sys.modules\n"
        "assert 'scipy.stats' not in sys.modules\n"
    )

    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
