"""What kind of step a stage is by its nature: a title that tells it plainly says with it how firm it is.

Whatever is hedged, asked or credited to an outlet is judged by those words instead.
"""

#: Only somebody with the power to do them can do these, and does so in public: told as plain fact they are the act.
# fmt: off
ACTS = frozenset((
    # what presidents, courts, regulators and chambers do
    "granted", "refused", "approved", "revoked", "restored", "suspended", "frozen", "freeze_avoided", "dismissed",
    "allowed", "paused", "sentenced", "charged", "sued", "settled", "objected", "appealed", "raided", "extradited",
    "acquitted", "bailed", "released", "warned", "banned", "delayed", "resolution", "probed", "introduced",
    "marked_up", "passed", "enacted", "blocked", "proposed_rule", "final_rule", "nominated",
    # what a venue or firm does by announcing it
    "listed", "delisted", "usd_suspended", "partnered", "expanded", "called_off",
))
#: Somebody makes these known of himself by doing or saying them in public.
KNOWN = frozenset((
    "disowned", "thanked", "ceo_exit", "resigned", "appointed", "layoffs", "settled_in", "launched", "acquired",
    "bankrupt", "testified", "returned", "published_book",
))
# fmt: on
#: An answer to a fact, not the fact.
REACTIONS = frozenset(("criticised", "defended", "legislated"))
#: Nothing has happened yet.
SOFT = frozenset(("odds", "considered", "rumoured"))
