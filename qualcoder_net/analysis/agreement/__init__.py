"""Agreement between coders: how far they coded the same talk with the same codes.

One `AgreementInput`, four functions: `agreement` (coefficients, prevalence and universe),
`intervals` (how certain the coefficients are), `unitizing` (the uα family, within exclusive
parents) and `disagreements` (where coders differ, to walk through).

“Coded or not” is asked of every unit of the universe: each character, sentence or turn of the talk
that is given. Codings are cut to that talk; a coder's codings that overlap count once.
"""

from qualcoder_net.analysis.agreement.bootstrap import DRAWS, SOURCES_ENOUGH, Intervals, intervals
from qualcoder_net.analysis.agreement.disagreements import Disagreements, Kind, disagreements
from qualcoder_net.analysis.agreement.given import UNITS, AgreementInput, Counted, Unit
from qualcoder_net.analysis.agreement.table import Agreement, Universe, agreement
from qualcoder_net.analysis.agreement.unitizing import Unitizing, unitizing

__all__ = [
    "DRAWS",
    "SOURCES_ENOUGH",
    "UNITS",
    "Agreement",
    "AgreementInput",
    "Counted",
    "Disagreements",
    "Intervals",
    "Kind",
    "Unit",
    "Unitizing",
    "Universe",
    "agreement",
    "disagreements",
    "intervals",
    "unitizing",
]
