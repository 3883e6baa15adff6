"""The closed vocabularies of a case: each word with the one line that says when to use it.

A word that is missing here is refused with the list of those allowed. Words are general: they must
fit any pair of states.
"""

from __future__ import annotations

Vocabulary = dict[str, str]

TOPICS: Vocabulary = {
    "alliance": "treaties of alliance and friendship, summits and high visits of the two",
    "border": "the line itself: length, course, treaties on it, points of crossing",
    "casualties": "dead, wounded and missing, and how they are remembered",
    "corridor": "rail, road, air and sea links, bridges and checkpoints",
    "deployment": "troops sent, present, withdrawn; who admits it",
    "history": "the states' dealings before their present relations, and old summits",
    "military-cooperation": "arms, ammunition and military technology supplied",
    "motives": "why a side acts, and what it gains",
    "origin": "how a state and its relations began",
    "outlook": "what named institutions or persons expect",
    "recognition": "diplomatic relations, missions, membership of organisations",
    "sanctions": "UN and national measures, their watch and their breaches",
    "tariff": "duties and preferences",
    "trade": "figures of trade and the commissions that steer it",
    "travel": "official advice to travellers, tourism and access",
    "trilateral": "the pair together with a third state",
    "war": "wars between or around the two",
    "workers": "labour sent abroad",
    "zone": "special economic zones and their ports and lines",
}
"""A claim's topic is the name of its file in `claims/`."""

KINDS: Vocabulary = {
    "access": "who can or cannot travel or cross in practice",
    "acknowledgement": "a state admits what it had denied or kept silent",
    "advice": "what a government advises its citizens",
    "capacity": "what a line, port or checkpoint is built to handle",
    "closure": "a crossing, mission, route or body closes or stops",
    "coding": "how a data set or reference work classifies a fact",
    "combat": "fighting, or taking part in it",
    "commemoration": "memorials, ceremonies, museums",
    "condition": "a lasting state of affairs (no relations, the shortest border)",
    "construction": "works begin, progress or end",
    "count": "a number counted by somebody from a list, pictures or records",
    "denial": "a state denies",
    "dispatch": "troops or workers are sent",
    "estimate": "a figure or judgement by an agency, office, institution or expert",
    "event": "something that happened, of no narrower kind",
    "exemption": "what a measure leaves free",
    "forecast": "what somebody expects of the future; judged by its outcome",
    "gain": "what a state obtains from the other",
    "measure": "a sanction, ban, cap, tariff rule or other binding act in force or announced",
    "measurement": "a length, area or other dimension",
    "meeting": "officials or commissions of both sides meet, below the summit",
    "membership": "joining or belonging to an organisation",
    "monitoring": "a body that watches measures is set up, reports or ends",
    "motive": "why a state acts",
    "note": "a remark of the ledger on its own evidence",
    "obstacle": "what hinders trade, travel or cooperation",
    "opening": "a crossing, route, mission or site opens for the first time",
    "plan": "an announced intention with a date or a size ahead",
    "recognition": "recognition, or diplomatic relations established or counted",
    "reopening": "what was closed opens again",
    "return": "troops or workers go home",
    "rupture": "relations are broken off, or a treaty is renounced",
    "statement": "an office or person says something of policy or views",
    "summit": "heads of state or government meet",
    "trade-figure": "a value or volume of trade",
    "transfer": "arms, technology or goods pass from one to the other",
    "transport": "traffic, cargo or service on a route",
    "treaty-act": "signature, ratification, entry into force, extension or end of a treaty",
    "treaty-term": "what a treaty says",
    "veto": "a vote against with the effect of a veto, or how members voted on it",
    "visit": "an official goes to the other state",
}

AHEAD = frozenset({"exemption", "forecast", "measure", "plan", "statement", "treaty-term"})
"""Kinds whose date may lie after the day on which they became known."""

OF_DOCUMENTS = frozenset({"coding", "note"})
"""Kinds that say what a document says: not known before one of its sources was published."""

QUANTITIES: Vocabulary = {
    "area": "size of a zone or territory",
    "area-cleared": "ground cleared of mines so far",
    "arms-value": "value of arms supplied so far",
    "artillery-sent": "artillery systems supplied so far",
    "benefit-value": "value of all that a state gained so far",
    "border-length": "length of the land or river border",
    "border-length-total": "length of the border with its part at sea",
    "bridge-length": "length of a bridge without approaches",
    "burial-places": "places for remains at a memorial",
    "cargo": "goods carried over a crossing or handled by a customs office in a period",
    "cargo-capacity": "goods that a line or port can handle in a year",
    "casualties": "killed and wounded so far",
    "casualty-share": "killed and wounded as a share of those sent",
    "coal-shipped": "coal sent through a port in a period",
    "completion": "share of a building that is finished",
    "construction-cost": "cost of a building",
    "containers-shipped": "containers of military goods shipped so far",
    "crossing-capacity": "vehicles that a crossing is built to pass in a day",
    "dead-shown": "dead whom their own state has shown or named so far",
    "debt": "debt of one state to the other at a date",
    "debt-written-off": "debt forgiven",
    "duty-reduction": "cut of a customs duty by a preference",
    "embassies-hosted": "states with a working embassy in a capital",
    "engineers-planned": "military engineers and builders whose dispatch is announced",
    "engineers-sent": "military engineers and builders sent so far",
    "exports": "exports of the first subject to the second in a period",
    "imports": "imports of the first subject from the second in a period",
    "investment": "money invested in a line or port so far",
    "killed": "killed so far",
    "killed-of-unit": "killed of one unit or group only",
    "length-of-line": "length of a railway or road",
    "meetings": "official meetings in a period",
    "missiles-fired": "missiles of the supplier fired by the receiver so far",
    "missiles-planned": "missiles whose delivery is announced or expected",
    "missiles-sent": "missiles supplied so far",
    "missions": "diplomatic missions abroad",
    "munitions-share": "share of one state's munitions that the other supplies",
    "oil-cap": "refined oil that a measure allows in a year",
    "ownership-share": "share in a company",
    "preference-states": "states to which a tariff preference applies",
    "price": "price of one service",
    "prisoners": "prisoners of war held",
    "reactor-modules": "modules of naval reactors transferred",
    "recognising-states": "states with diplomatic relations with a state",
    "refined-oil": "refined oil delivered by one supplier in a period",
    "refined-oil-all": "refined oil delivered by all suppliers in a period, as notified",
    "resolutions": "resolutions adopted so far",
    "shells-per-year": "shells made or sent in one year",
    "shells-sent": "shells and rockets supplied so far",
    "sortie-share": "share of the flights of one side",
    "trade-share": "share of one partner in a state's trade",
    "trade-total": "trade of the subjects in both directions in a period",
    "treaty-articles": "articles of a treaty",
    "troops-ceiling": "troops that a state can send at most",
    "troops-planned": "troops whose dispatch is decided or expected",
    "troops-present": "troops in the theatre at a date",
    "troops-sent": "troops sent so far",
    "troops-sent-wave": "troops sent in one further wave",
    "vehicles-sent": "military vehicles supplied so far",
    "visitors": "visitors from one state to the other in a period",
    "workers-abroad": "workers of one state in the other at a date",
    "workers-at-plant": "workers at one plant or in one industry at a date",
    "workers-planned": "workers whose dispatch is planned",
    "workers-requested": "workers that a region or firm asked for",
    "years-between": "years since the last event of the kind",
    "zone-investment": "money invested in a zone so far",
}
"""Reports share a quantity only when they count the same thing in the same scope."""

RELATIONS: Vocabulary = {
    "supports": "says the same or makes it likelier",
    "contradicts": "cannot be true together with it, or gives another figure for the same",
    "supersedes": "replaces it: the other is no longer what its speaker holds, or no longer valid",
    "updates": "carries it on: a later state of the same matter",
}

STATUSES: Vocabulary = {
    "confirmed": "public record, or confirmed by independent sources or by the parties",
    "reported": "reported by one line of sources",
    "estimate": "a figure or judgement that rests on somebody's method",
    "disputed": "contradicted by better evidence or by its own origin",
    "denied": "a denial, or a report that a party denies",
}

RATINGS: Vocabulary = {
    "CC": "very consistent with the hypothesis",
    "C": "consistent",
    "N": "neutral",
    "I": "inconsistent",
    "II": "very inconsistent",
}

OUTCOMES: Vocabulary = {
    "open": "not decided by any claim of the ledger",
    "came-true": "came true",
    "failed": "did not come true",
    "partly": "came true in part, or later than said",
}

EXPLAINS: Vocabulary = {
    "dispatch": "why troops or workers are sent",
    "alliance": "what the relation is worth",
}

SOURCE_KINDS: Vocabulary = {
    "official": "a government, ministry, agency or official record",
    "un": "the United Nations and their bodies",
    "news": "press and news agencies",
    "state-media": "media that a state owns and speaks through",
    "think-tank": "research institutions",
    "ngo": "non-governmental organisations",
    "encyclopedia": "encyclopedias, dictionaries and reference works",
    "dataset": "data sets and their handbooks",
}

TREATY_STATUSES: Vocabulary = {
    "in-force": "in force",
    "terminated": "ended by a party or by agreement",
    "replaced": "ended by a later treaty",
    "historical": "carried out or overtaken long ago",
    "lapsed": "without effect, without a known act that ended it",
    "unknown": "not seen",
}

TREATY_KINDS: Vocabulary = {
    "alliance": "friendship, assistance, neutrality, consultation",
    "border": "the line between the parties",
    "armistice": "end of fighting",
    "trade": "trade and navigation",
    "cooperation": "economy, culture, science",
    "infrastructure": "a bridge, line or port",
    "other": "anything else",
}

PLACE_KINDS: Vocabulary = {
    "rail": "railway bridge, line or station",
    "road": "road or road bridge",
    "port": "port",
    "crossing": "border crossing or checkpoint",
    "zone": "special zone or resort",
    "city": "city or town",
    "airport": "airport",
}

VOCABULARIES: dict[str, Vocabulary] = {
    "topics": TOPICS,
    "kinds": KINDS,
    "quantities": QUANTITIES,
    "relations": RELATIONS,
    "statuses": STATUSES,
    "ratings": RATINGS,
    "outcomes": OUTCOMES,
    "explains": EXPLAINS,
    "source kinds": SOURCE_KINDS,
    "treaty statuses": TREATY_STATUSES,
    "treaty kinds": TREATY_KINDS,
    "place kinds": PLACE_KINDS,
}
