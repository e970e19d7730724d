"""虚构 — an invented bureau of any size for examples, tests and measurements: correlated and seeded."""

from jiheng.synthetic.bureau import BureauYear, invent
from jiheng.synthetic.people import Person, people
from jiheng.synthetic.plan import Plan
from jiheng.synthetic.planted import Plant, plant

__all__ = ["BureauYear", "Person", "Plan", "Plant", "invent", "people", "plant"]
