"""The faster matrix products give what thinc's own give."""

import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps, get_current_ops

from chancery.parsing.openblas import OpenBlasOps, openblas
from chancery.parsing.pipeline import MODELS

TEXT = "Le ministre a signé mardi à Oslo un accord que son homologue moldave avait refusé."


@pytest.mark.parametrize("trans1", [False, True])
@pytest.mark.parametrize("trans2", [False, True])
def test_products_agree_with_the_stock_operations(trans1, trans2):
    random = np.random.default_rng(0)
    x = random.normal(size=(5, 7)).astype("f")
    y = random.normal(size=(7, 3)).astype("f")
    left = np.ascontiguousarray(x.T) if trans1 else x
    right = np.ascontiguousarray(y.T) if trans2 else y
    stock = NumpyOps().gemm(left, right, trans1=trans1, trans2=trans2)
    ours = OpenBlasOps().gemm(left, right, trans1=trans1, trans2=trans2)
    np.testing.assert_allclose(ours, stock, rtol=1e-5, atol=1e-6)


def test_a_product_can_be_written_into_an_array():
    out = np.zeros((2, 2), dtype="f")
    result = OpenBlasOps().gemm(np.eye(2, dtype="f"), np.ones((2, 2), dtype="f"), out=out)
    assert result is out
    assert out.sum() == 4


def test_the_french_model_reads_the_same_on_either():
    with openblas():
        fast = spacy.load(MODELS / "fr")
    stock = spacy.load(MODELS / "fr")
    assert fast(TEXT).to_json() == stock(TEXT).to_json()


def test_only_models_built_inside_are_faster():
    with openblas():
        assert isinstance(get_current_ops(), OpenBlasOps)
        with openblas():
            assert isinstance(get_current_ops(), OpenBlasOps)
        assert isinstance(get_current_ops(), OpenBlasOps)
    assert not isinstance(get_current_ops(), OpenBlasOps)


def test_an_error_inside_leaves_the_operations_as_they_were():
    before = get_current_ops()
    with pytest.raises(RuntimeError), openblas():
        raise RuntimeError
    assert get_current_ops() is before
