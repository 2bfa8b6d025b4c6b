"""The scores of agreements, and of the steps that later events are to what they oblige to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from chancery.records.agreement import Status
from tests.score import aligned, aligned_owed
from tests.score.lines import Line, Lines, per, scored, share
from tests.score.measures import b_cubed, most_of, of_sets, one_to_one, wrong_merge_rate
from tests.score.press import Seen


def agreements(seen: Seen) -> Lines:
    """Agreements that dispatches tell, and what they oblige to."""
    told = aligned_owed.agreements(seen)
    items = [(one.agreement, one.dossier) for one in told]
    theirs = aligned_owed.most(aligned_owed.stipulations(seen))
    found = set(theirs.values())
    return {
        **scored("B³", b_cubed(items), f"{len(items)} accords"),
        "wrong merges": share(*wrong_merge_rate(items)),
        "dossiers of one agreement": per({dossier: one for one, dossier in items}),
        "stipulations found": share(len(found), len(seen.truth.stipulations)),
        "ours of one stipulation": per(theirs),
    }  # fmt: skip


def steps(seen: Seen) -> Lines:
    """Links of stipulations with events that bear on them, and the status that these report.

    Ours is the stipulation of the truth that most of its tellings are marked with; one for one is
    the hard figure, where of several that are one only the most told counts.
    """
    wanted = {
        (owed.id, step.event): step.status
        for owed in seen.truth.stipulations.values()
        for step in owed.steps
    }
    votes = list(aligned_owed.stipulations(seen))
    found = links(seen, aligned_owed.most(votes))
    hard = links(seen, {str(a): str(b) for a, b in one_to_one(votes).items()})
    right = found.keys() & wanted.keys()
    agreed = sum(wanted[link] in found[link] for link in right)
    return {
        **scored("links", of_sets(found.keys(), wanted.keys()), f"{len(wanted)} in the truth"),
        "links F1, one for one": Line(of_sets(hard.keys(), wanted.keys()).f1, f"{len(hard)} ours"),
        "status": share(agreed, len(right)),
    }


def links(seen: Seen, theirs: Mapping[str, str]) -> dict[tuple[str, str], set[Status]]:
    """Our steps, as pairs of the truth; one to an event that it does not have is a wrong one.

    Left out are stipulations that no mark speaks of: the truth says nothing of other promises.
    """
    events = most_of((one.interaction, one.event) for one in aligned.tellings(seen))
    found: defaultdict[tuple[str, str], set[Status]] = defaultdict(set)
    for dossier in seen.dossiers.values():
        for ours in dossier.stipulations:
            if ours.id in theirs:
                for step in ours.steps:
                    event = str(events.get(step.interaction, step.interaction))
                    found[theirs[ours.id], event].add(step.status)
    return dict(found)
