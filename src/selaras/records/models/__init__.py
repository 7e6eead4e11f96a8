"""Every table: the ledger and what lies apart from it, the readings, the people who sign in, and the imports."""

from selaras.records.models.api_keys import ApiKey
from selaras.records.models.audits import AuditReading
from selaras.records.models.bookmark import Bookmark
from selaras.records.models.disputes import DisputeReading
from selaras.records.models.imports import ImportRowReject, ImportRun, ReadinessFinding
from selaras.records.models.intake import IdentityReading, ParkedEvent, Visit
from selaras.records.models.kept_answers import KeptAnswer
from selaras.records.models.ledger import Fact, FactIsForeverError, PersonalDetails
from selaras.records.models.matching import PairReading, PersonReading, TaughtWeights
from selaras.records.models.outgoing import (
    Channel,
    Delivery,
    Feed,
    NotificationChoice,
    OutgoingMessage,
    WebhookEndpoint,
)
from selaras.records.models.promises import EscalationReading, EvaluationReading, FindingReading, PassReading
from selaras.records.models.readings import (
    AccountReading,
    ClockReading,
    LeadReading,
    OpportunityReading,
    RepReading,
)
from selaras.records.models.routing import AbsenceReading, AssignmentReading, CapacityReading, FairnessReading
from selaras.records.models.user import User
from selaras.records.models.write_keys import WriteKey

__all__ = [
    "AbsenceReading",
    "AccountReading",
    "ApiKey",
    "AssignmentReading",
    "AuditReading",
    "Bookmark",
    "CapacityReading",
    "Channel",
    "ClockReading",
    "Delivery",
    "DisputeReading",
    "EscalationReading",
    "EvaluationReading",
    "Fact",
    "FactIsForeverError",
    "FairnessReading",
    "Feed",
    "FindingReading",
    "IdentityReading",
    "ImportRowReject",
    "ImportRun",
    "KeptAnswer",
    "LeadReading",
    "NotificationChoice",
    "OpportunityReading",
    "OutgoingMessage",
    "PairReading",
    "ParkedEvent",
    "PassReading",
    "PersonReading",
    "PersonalDetails",
    "ReadinessFinding",
    "RepReading",
    "TaughtWeights",
    "User",
    "Visit",
    "WebhookEndpoint",
    "WriteKey",
]
