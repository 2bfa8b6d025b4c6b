"""An invented press: what happened first, as data, then the dispatches that tell it.

``truth/*.yml`` is written by hand, ``dispatches.jsonl`` is made from it by ``build.py``.
"""
