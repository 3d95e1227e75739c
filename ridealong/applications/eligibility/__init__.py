"""May this person ride, then and there? Pure: values in, a decision with every reason out."""

from ridealong.applications.eligibility.decision import Decision, Outcome, Reason, outcome_of
from ridealong.applications.eligibility.evaluation import evaluate
from ridealong.applications.eligibility.person import Person, age_on, birthday, earliest

__all__ = ["Decision", "Outcome", "Person", "Reason", "age_on", "birthday", "earliest", "evaluate", "outcome_of"]
