"""From words to a tree: comparisons bind loosest after 且 and 或, then + -, then × ÷, then signs."""

from __future__ import annotations

from difflib import get_close_matches

from jiheng.diagnostic import DiagnosticError
from jiheng.quantity import parse
from jiheng.record import SourceText
from jiheng.scheme.formula.functions import functions
from jiheng.scheme.formula.lexer import Word, error_at, words
from jiheng.scheme.formula.tree import Call, Node, Number, Operation, Reference

MAXIMUM_DEPTH = 100

_LEVELS: tuple[tuple[str, ...], ...] = (
    ("或",),
    ("且",),
    ("=", "≠", "<", "≤", ">", "≥"),
    ("+", "-"),
    ("*", "/"),
)
_SHOWN = {"*": "×", "/": "÷"}
_WORD_OPERATORS = {"或": "或", "且": "且", "OR": "或", "AND": "且"}


def parse_formula(source: SourceText) -> Node:
    """Return the tree of a formula.

    Raises:
        DiagnosticError: it does not read as a formula; the place points at the first word that is wrong.
    """
    reader = _Reader(source)
    node = reader.level(0, 0)
    if reader.word.kind != "end":
        raise error_at(source, reader.word.start, "formula.unexpected", text=reader.word.text)
    return node


class _Reader:
    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._words = words(source)
        self._position = 0

    @property
    def word(self) -> Word:
        return self._words[self._position]

    def _next(self) -> Word:
        word = self.word
        self._position += 1
        return word

    def _operator(self) -> str:
        word = self.word
        if word.kind == "sign":
            return word.text
        return _WORD_OPERATORS.get(word.text, "") if word.kind == "name" else ""

    def _expect(self, sign: str) -> None:
        if self.word.kind != "sign" or self.word.text != sign:
            raise error_at(self._source, self.word.start, "formula.expected", sign=sign, text=self.word.text)
        self._next()

    def level(self, level: int, depth: int) -> Node:
        """Read operators of one level and all that bind tighter."""
        if depth > MAXIMUM_DEPTH:
            raise error_at(self._source, self.word.start, "formula.too_deep", limit=MAXIMUM_DEPTH)
        if level == len(_LEVELS):
            return self._signed(depth)
        node = self.level(level + 1, depth)
        while self._operator() in _LEVELS[level] and self._operator():
            operator = self._operator()
            start = self._next().start
            right = self.level(level + 1, depth)
            node = Operation(_SHOWN.get(operator, operator), (node, right), start)
            if node.depth > MAXIMUM_DEPTH:
                raise error_at(self._source, start, "formula.too_deep", limit=MAXIMUM_DEPTH)
        return node

    def _signed(self, depth: int) -> Node:
        word = self.word
        if word.kind == "sign" and word.text in "+-":
            self._next()
            if depth > MAXIMUM_DEPTH:
                raise error_at(self._source, word.start, "formula.too_deep", limit=MAXIMUM_DEPTH)
            return Operation(word.text, (self._signed(depth + 1),), word.start)
        return self._atom(depth)

    def _atom(self, depth: int) -> Node:
        word = self._next()
        if word.kind == "number":
            return self._number(word)
        if word.kind == "name":
            after = self.word
            if after.kind == "sign" and after.text == "(":
                return self._call(word, depth)
            return self._reference(word)
        if word.kind == "quoted":
            return self._reference(word)
        if word.kind == "sign" and word.text == "(":
            node = self.level(0, depth + 1)
            self._expect(")")
            return node
        code = "formula.incomplete" if word.kind == "end" else "formula.unexpected"
        raise error_at(self._source, word.start, code, text=word.text)

    def _number(self, word: Word) -> Number:
        written = word.text + word.other
        try:
            quantity = parse(written, place=self._source.place)
        except DiagnosticError:
            quantity = None
        if quantity is None or quantity.centre is None:
            raise error_at(self._source, word.start, "formula.number", text=written[:40])
        return Number(quantity.centre, quantity.unit.dimension, written, word.start)

    def _reference(self, word: Word) -> Reference:
        qualifiers = []
        while self.word.kind == "qualifier":
            qualifier = self._next()
            qualifiers.append((qualifier.text, qualifier.other))
        return Reference(word.text, word.start, tuple(qualifiers))

    def _call(self, word: Word, depth: int) -> Node:
        function = functions().get(word.text) or functions().get(word.text.upper())
        if function is None:
            near = get_close_matches(word.text, functions(), n=1, cutoff=0.4)
            code = "formula.unknown_function_near" if near else "formula.unknown_function"
            raise error_at(self._source, word.start, code, name=word.text, near="".join(near))
        arguments = self._arguments(depth)
        if not function.least <= len(arguments) <= function.most:
            raise error_at(self._source, word.start, "formula.arguments", name=word.text, help=function.help)
        if function.name == "LASTYEAR":
            return self._last_year(arguments[0], word)
        return Call(function.name, word.text, arguments, word.start)

    def _arguments(self, depth: int) -> tuple[Node, ...]:
        self._expect("(")
        arguments = [self.level(0, depth + 1)]
        while self.word.kind == "sign" and self.word.text == ",":
            self._next()
            arguments.append(self.level(0, depth + 1))
        self._expect(")")
        return tuple(arguments)

    def _last_year(self, argument: Node, word: Word) -> Reference:
        if not isinstance(argument, Reference):
            raise error_at(self._source, word.start, "formula.last_year")
        return Reference(argument.name, argument.start, argument.qualifiers, argument.years_back + 1)
