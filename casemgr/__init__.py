"""casemgr: carries out a local government's code of conduct on ICT, and its duties when personal data leak.

Facts are stored, everything else is computed. See `docs/architecture.md`.
"""

__version__ = "0.1.0"
