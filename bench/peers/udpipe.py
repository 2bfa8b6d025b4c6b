"""Parses sentences with UDPipe, in whatever interpreter has ``ufal.udpipe``; run as a script.

``python udpipe.py MODEL ROUNDS < texts.json > parses.json``: from a list of texts, one sentence
each, to ``{"seconds": best of the rounds, "trees": CoNLL-U of each}``.
"""

import json
import sys
from importlib import import_module
from time import perf_counter


def main() -> None:
    """Load the model, parse all texts as often as asked, print the trees."""
    try:
        udpipe = import_module("ufal.udpipe")
    except ImportError:
        sys.exit("ufal.udpipe is not installed")
    model = udpipe.Model.load(sys.argv[1])
    if not model:
        sys.exit("PETRARCH_UDPIPE_MODEL names no model of UDPipe")
    default = udpipe.Pipeline.DEFAULT
    pipeline = udpipe.Pipeline(model, "tokenizer=presegmented", default, default, "conllu")
    texts = [" ".join(text.split()) for text in json.load(sys.stdin)]
    best, trees = float("inf"), []
    for _ in range(int(sys.argv[2])):
        start = perf_counter()
        trees = [pipeline.process(text) for text in texts]
        best = min(best, perf_counter() - start)
    json.dump({"seconds": best, "trees": trees}, sys.stdout)


if __name__ == "__main__":
    main()
