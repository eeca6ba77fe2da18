# The tables and where they live; the package loads each when it is first asked for.

from ._amplified import amplified as amplified
from ._blocks import blocks as blocks
from ._collocations import collocations as collocations
from ._concordance import concordance as concordance
from ._contrasts import contrasts as contrasts
from ._contributions import contributions as contributions
from ._course import course as course
from ._duplicates import duplicates as duplicates
from ._frequencies import frequencies as frequencies
from ._hedging import hedging as hedging
from ._influence import influence as influence
from ._keyness import keyness as keyness
from ._markers import markers as markers
from ._outlook import outlook as outlook
from ._pull_quotes import pull_quotes as pull_quotes
from ._rates import rates as rates
from ._readability import readability as readability
from ._sections import sections as sections
from ._sentences import sentences as sentences
from ._sentiment import sentiment as sentiment
from ._texts import texts as texts
from ._trends import trends as trends
from ._verbs import verbs as verbs
from ._views import views as views
from ._words import words as words
