"""Long work as a generator."""

from app.services.progress import Progress, Steps, run_steps, tell, telling


def work(total: int) -> Steps[str]:
    for done in range(total):
        yield Progress(done, total, f"шаг {done}")
    return "готово"


def test_steps_are_reported_and_the_result_comes_back() -> None:
    seen: list[Progress] = []
    assert run_steps(work(2), seen.append) == "готово"
    assert seen == [Progress(0, 2, "шаг 0"), Progress(1, 2, "шаг 1")]
    assert run_steps(work(0)) == "готово"


def test_what_yields_nothing_tells_whoever_listens() -> None:
    outer: list[int] = []
    inner: list[int] = []
    tell(Progress(1, 9, ""))  # nobody is there
    with telling(lambda step: outer.append(step.done)):
        tell(Progress(2, 9, ""))
        with telling(lambda step: inner.append(step.done)):
            tell(Progress(3, 9, ""))
        tell(Progress(4, 9, ""))
    tell(Progress(5, 9, ""))
    assert (outer, inner) == ([2, 4], [3])
