"""Trains the weights by which candidates of reported speech are kept or dropped (`synoptic.enrich.weigh`).

    python -m train.quotes.train [--research] [--dry]

From the annotated articles in `train/quotes/data`, made for this by us; writes synoptic/models/quotes/weights.json.
`--research` trains on PolNeAR's train part instead, which may not ship, and writes nothing.
"""
