"""May a clause hold, as far as knowing which concepts are said can tell?  A quick test before the full one."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from tracker.rules.clause import Any, Clause, Name, Near, Not

Test = Callable[[AbstractSet[str]], bool]


def possible(clause: Clause, looked: AbstractSet[str]) -> Test:
    """A test over the concepts said; of those that are not `looked` for any may be said."""
    if isinstance(clause, Not):
        return _always
    if isinstance(clause, Name):
        return _one_of((clause.concept,), looked)
    if isinstance(clause, Near):
        return _all_of([_one_of(group, looked) for group in clause.groups])
    tests = [possible(part, looked) for part in clause.parts if not isinstance(part, Name)]
    lone = [part.concept for part in clause.parts if isinstance(part, Name)]
    if isinstance(clause, Any):
        return _any_of([_one_of(lone, looked), *tests] if lone else tests)
    return _all_of([*(_one_of((name,), looked) for name in lone), *tests])


def _all_of(tests: list[Test]) -> Test:
    def every(said: AbstractSet[str]) -> bool:
        for test in tests:  # a generator would cost more than the tests  # noqa: SIM110
            if not test(said):
                return False
        return True

    return tests[0] if len(tests) == 1 else every


def _any_of(tests: list[Test]) -> Test:
    def some(said: AbstractSet[str]) -> bool:
        for test in tests:  # noqa: SIM110
            if test(said):
                return True
        return False

    return tests[0] if len(tests) == 1 else some


def _one_of(names: Iterable[str], looked: AbstractSet[str]) -> Test:
    group = frozenset(names)
    return (lambda said: not group.isdisjoint(said)) if group <= looked else _always


def _always(said: AbstractSet[str]) -> bool:
    return True
