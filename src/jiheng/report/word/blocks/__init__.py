"""内容 — what can stand under a title of a report, by its name in an outline."""

from collections.abc import Callable, Iterator

from jiheng.report.word.blocks.conclusion import conclusion
from jiheng.report.word.blocks.coverage import coverage
from jiheng.report.word.blocks.department import duties, goals, staffing, tasks, units
from jiheng.report.word.blocks.funds import funds
from jiheng.report.word.blocks.idle import idle_projects
from jiheng.report.word.blocks.indicators import completion, self_form, targets
from jiheng.report.word.blocks.losses import analysis, deductions
from jiheng.report.word.blocks.money import money
from jiheng.report.word.blocks.problems import measures, problems
from jiheng.report.word.blocks.projects import projects
from jiheng.report.word.blocks.proof import evidence
from jiheng.report.word.blocks.score_table import score_table
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part

Block = Callable[[Material], Iterator[Part]]

BLOCKS: dict[str, Block] = {
    "duties": duties,
    "units": units,
    "staffing": staffing,
    "goals": goals,
    "tasks": tasks,
    "targets": targets,
    "money": money,
    "funds": funds,
    "coverage": coverage,
    "conclusion": conclusion,
    "score_table": score_table,
    "analysis": analysis,
    "completion": completion,
    "projects": projects,
    "deductions": deductions,
    "problems": problems,
    "measures": measures,
    "idle_projects": idle_projects,
    "self_form": self_form,
    "evidence": evidence,
}

__all__ = ["BLOCKS", "Block"]
