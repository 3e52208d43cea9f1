"""The one window to scipy.special, opened at first use: it costs 0.2 s that `--help` must not pay."""


def student_t_quantile(p: float, df: float) -> float:
    """Value below which Student's t with `df` degrees of freedom falls with probability `p`.

    Args:
        p: Probability in (0, 1).
        df: Degrees of freedom, above 0.

    Returns:
        float: Negative for `p` below a half; NaN when an argument is out of range.

    Source:
        Student (1908), The probable error of a mean, Biometrika 6, 1-25; computed by scipy's `stdtrit`.
    """
    from scipy.special import stdtrit

    return float(stdtrit(df, p))


def student_t_share(value: float, df: float) -> float:
    """Probability with which Student's t with `df` degrees of freedom falls to `value` or below.

    Args:
        value: Any number.
        df: Degrees of freedom, above 0.

    Returns:
        float: In [0, 1]; NaN when `df` is out of range.

    Source:
        Student (1908), The probable error of a mean, Biometrika 6, 1-25; computed by scipy's `stdtr`.
    """
    from scipy.special import stdtr

    return float(stdtr(df, value))


def beta_quantile(p: float, a: float, b: float) -> float:
    """Value below which a Beta(a, b) variable falls with probability `p`.

    Args:
        p: Probability in [0, 1].
        a: First shape, above 0.
        b: Second shape, above 0.

    Returns:
        float: In [0, 1]; NaN when an argument is out of range.

    Source:
        Pearson (1934), Tables of the Incomplete Beta-Function; computed by scipy's `betaincinv`.
    """
    from scipy.special import betaincinv

    return float(betaincinv(a, b, p))


def beta_share(value: float, a: float, b: float) -> float:
    """Probability with which a Beta(a, b) variable falls to `value` or below.

    Args:
        value: In [0, 1].
        a: First shape, above 0.
        b: Second shape, above 0.

    Returns:
        float: In [0, 1]; NaN when an argument is out of range.

    Source:
        Pearson (1934), Tables of the Incomplete Beta-Function; computed by scipy's `betainc`.
    """
    from scipy.special import betainc

    return float(betainc(a, b, value))
