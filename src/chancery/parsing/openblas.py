"""spaCy's matrix products on numpy's BLAS instead of the blis that is bundled with thinc.

On a server core numpy's OpenBLAS uses AVX-512 where blis 1.3 does not: the
French model reads about 1.7 times as many words per CPU second. The results
agree with the stock operations up to rounding (`tests/rooms/parsing`).

thinc hands the current operations to a model when the model is *built*, and
keeps "current" in a context variable. So nothing is patched: a model built
inside `with openblas():` keeps these operations for life, every other model in
the process keeps its own, and nested or concurrent uses do not see each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from thinc.api import NumpyOps, get_current_ops, set_current_ops


class OpenBlasOps(NumpyOps):  # type: ignore[misc] # thinc's Cython classes are untyped
    """thinc's CPU operations with `gemm` done by numpy."""

    name = "openblas"

    def gemm(
        self,
        x: np.ndarray[Any, Any],
        y: np.ndarray[Any, Any],
        out: np.ndarray[Any, Any] | None = None,
        trans1: bool = False,  # noqa: FBT001, FBT002 - thinc's signature
        trans2: bool = False,  # noqa: FBT001, FBT002 - thinc's signature
    ) -> np.ndarray[Any, Any]:
        """Multiply two matrices, either of them transposed first."""
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        return np.dot(left, right, out=out)


@contextmanager
def openblas() -> Iterator[None]:
    """Build models on numpy's BLAS within this block."""
    before = get_current_ops()
    set_current_ops(OpenBlasOps())
    try:
        yield
    finally:
        set_current_ops(before)
