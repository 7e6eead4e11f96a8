"""The ledger: what a fact is, the vocabulary of kinds, and the order in which facts are folded."""

from selaras.core.ledger.encoding import decode_details, encode_details
from selaras.core.ledger.fact import Details, Fact
from selaras.core.ledger.order import in_order, standing, taken_back, whole_story
from selaras.core.ledger.relations import RELATIONS, Column, Relation
from selaras.core.ledger.vocabulary import KINDS, Kind, kind_named

__all__ = [
    "KINDS",
    "RELATIONS",
    "Column",
    "Details",
    "Fact",
    "Kind",
    "Relation",
    "decode_details",
    "encode_details",
    "in_order",
    "kind_named",
    "standing",
    "taken_back",
    "whole_story",
]
