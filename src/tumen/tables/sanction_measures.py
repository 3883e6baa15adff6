"""UN measures, and autonomous ones in brief, as rules."""

from tumen.core.kinds import Column, Table

DIRECTIONS: dict[str, str] = {
    "from-target": "goods that leave the target: others may not take them",
    "to-target": "goods that go to the target: others may not supply them",
    "both": "either way",
    "services": "transport, insurance, finance and other services",
    "labour": "workers of the target abroad",
    "investment": "joint ventures and shares",
    "persons": "listed persons, entities and ships",
    "exemption": "frees what other measures forbid",
    "monitoring": "a body that watches the measures",
}
FLOWS = ("from-target", "to-target", "both")
EFFECTS: dict[str, str] = {
    "prohibits": "what it covers is forbidden, exceptions apart",
    "caps": "what it covers is allowed up to a quantity",
    "frees": "what it covers is exempt from the measures it names, on conditions",
    "vigilance": "states are to be vigilant; it is no ban of its own",
    "lists": "names persons, entities or ships: screen names, not goods",
    "watches": "sets up or ends a body that watches",
}
BASES: dict[str, str] = {
    "resolution": "the code stands in the instrument itself",
    "customs-authority": "the code stands in the list of a customs authority",
    "analyst": "an analyst mapped the words to the code; no list of the committee was seen",
}
EXTENTS: dict[str, str] = {
    "whole": "all goods of the code are covered",
    "part": "only some goods of the code are covered: the words decide",
}
CLASSES: dict[str, str] = {
    "ammunition-heavy": "weapons and parts of the UN Register's seven categories",
    "arms": "arms and related materiel of all types",
    "small-arms": "small arms and light weapons",
    "luxury": "luxury goods, by the annexes or a national list",
    "weapons-programme": "items of the lists on nuclear, missile and other mass-destruction weapons",
    "military-use": "goods that could directly add to the operational capability of armed forces",
    "aviation-fuel": "aviation gasoline, jet fuel, kerosene-type rocket fuel",
    "condensates": "condensates and natural gas liquids",
    "crude-oil": "crude oil",
    "refined-petroleum": "refined petroleum products",
    "coal": "coal",
    "iron": "iron",
    "metal-ore": "ores of a metal that the measure names",
    "rare-earth": "rare earth minerals",
    "vanadium-ore": "vanadium ore",
    "statue": "statues and monuments",
    "helicopter": "helicopters",
    "vessel": "vessels",
    "seafood": "fish, crustaceans, molluscs and other aquatic invertebrates, in any form",
    "textiles": "textiles, fabrics and garments",
    "suspect-vessel": "a ship that took, or is believed to take, part in banned activities",
    "listed-person": "a person, entity or ship on the committee's list",
}
"""Classes of goods and acts that decide where a code does not."""

SERVICES: dict[str, str] = {
    "work-permit": "a permit to work abroad for nationals of the target",
    "workers": "keeping nationals of the target at work abroad",
    "joint-venture": "a joint venture or cooperative entity with the target",
    "banking": "bank offices, accounts and correspondent relations",
    "trade-finance": "export credits, guarantees and insurance for trade",
    "ship-to-ship": "transfer of goods from ship to ship",
    "vessel-chartering": "leasing or chartering of ships or aircraft",
    "crewing": "crew services for ships or aircraft",
    "ship-insurance": "insurance or reinsurance of ships",
    "ship-registration": "flag, registration and classification of ships",
    "bunkering": "fuel, supplies or other service for ships",
    "port-call": "entry of a ship into port",
    "military-training": "trainers, advisers and training for military or police",
    "fishing-rights": "sale or transfer of fishing rights",
    "funds": "funds and economic resources for listed persons",
    "travel": "entry or transit of listed persons",
    "diplomatic-property": "accounts and property of missions",
    "flights": "air services and overflight",
}
FACTS: dict[str, str] = {
    "origin": "member code of the state where the goods originate",
    "transit": "key of the port through which they only pass",
    "committee": "notified or approved: what the committee was told or has decided",
    "purpose": "livelihood, humanitarian, diplomatic, …",
    "contract": "date of the written contract",
    "completed": "date on which goods were cleared or the matter was wound up",
    "use": "what exactly they are for",
    "class": "class of goods or act, by the words of the measure",
    "project": "project that they belong to",
    "workers": "whether the number of permits grows",
}
"""What a condition may ask. A fact that is not given leaves the condition open."""
RULE_PARTS = (
    "flow", "classes", "all_goods", "hs", "exemptions", "wind_down", "exempts", "exempts_all",
    "caps", "amends", "implements",
)  # fmt: skip
"""Keys of the column `rule`: the parts of a measure that are lists or mappings, as in the ledger."""

TABLE = Table(
    name="sanction_measures",
    meaning="One row per measure; valid_from is when it took effect, valid_to when it ended.",
    columns=(
        Column("id", "text", "id in the ledger"),
        Column("case", "text", "case folder"),
        Column("authority", "text", "UN, or the code of the state (or EU) that took it"),
        Column("target", "text", "member code of the state under the measure"),
        Column("instrument", "text", "resolution or law"),
        Column("paragraph", "text", "paragraph, where seen", required=False),
        Column("adopted", "partial", "day of adoption", required=False),
        Column(
            "direction",
            "text",
            "from-target, to-target, both, services, persons, labour, investment, exemption, monitoring",
        ),
        Column("kind", "text", "goods, quota, labour, finance, arms-embargo, …"),
        Column(
            "effect",
            "text",
            "what it does to what it covers",
            allowed=("prohibits", "caps", "frees", "vigilance", "lists", "watches"),
        ),
        Column("summary_en", "text", "what it forbids or limits, in one sentence"),
        Column("summary_ja", "text", "the same in Japanese"),
        Column("goods", "list", "goods in words, English"),
        Column("goods_ja", "list", "the same in Japanese"),
        Column("hs", "list", "HS headings, 2, 4 or 6 digits"),
        Column(
            "hs_basis",
            "text",
            "where the HS codes come from: resolution, customs-authority, analyst",
            required=False,
        ),
        Column("services", "list", "services and acts that it covers"),
        Column("exemptions_en", "list", "exemptions in words"),
        Column("exemptions_ja", "list", "the same in Japanese"),
        Column(
            "wind_down_to",
            "partial",
            "last day on which earlier business could be finished, where seen",
            required=False,
        ),
        Column("cap_value", "float", "quantity allowed", required=False),
        Column("cap_unit", "text", "its unit", required=False),
        Column("cap_period", "text", "calendar-year, twelve-months or once", required=False),
        Column("reporting", "text", "duty to report, in words, English", required=False),
        Column("reporting_ja", "text", "the same in Japanese", required=False),
        Column("supersedes", "list", "ids of measures that it replaced"),
        Column("sources", "list", "ids of ledger_sources"),
        Column("notes_en", "text", "limits of what was seen", required=False),
        Column("notes_ja", "text", "the same in Japanese", required=False),
        Column("rule", "text", "what a check reads, as JSON: " + ", ".join(RULE_PARTS)),
    ),
    key=("id",),
    order=("id",),
)
