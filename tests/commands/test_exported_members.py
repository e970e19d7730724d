"""The public interface of the rooms that the program consists of."""

import importlib
import pkgutil

from jiheng import actions, commands

ACTIONS = {"check_ledger", "demo", "explain_score", "found", "new_ledger", "open_ledger", "report", "schemes"}
ACTIONS |= {"word_template", "score_ledger", "snapshot", "read_report", "audit_report", "write_audit"}
ACTIONS |= {"evaluation_sheets", "export_ledger", "filled_ledger", "folder_changes", "import_ledger"}
ACTIONS |= {"import_export", "merge", "filled_evaluations", "folder_conflict", "evidence", "gain", "refresh"}
ACTIONS |= {"scheme_workbook", "compare", "invent_ledgers", "what_if", "showcase"}


def test_every_command_is_one_module_with_one_verb() -> None:
    shared = {
        "chinese",
        "diagnostics",
        "formatter",
        "parameters",
        "compare_tables",
        "score_table",
        "report_tables",
        "audit_words",
    }
    verbs = {module.name for module in pkgutil.iter_modules(commands.__path__)} - shared
    for verb in verbs:
        assert hasattr(importlib.import_module(f"jiheng.commands.{verb}"), verb)


def test_what_a_user_can_ask_for_is_these_modules() -> None:
    assert {module.name for module in pkgutil.iter_modules(actions.__path__)} == ACTIONS
