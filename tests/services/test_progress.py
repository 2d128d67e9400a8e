"""Long work as a generator."""

from app.services.progress import Progress, Steps, run_steps


def work(total: int) -> Steps[str]:
    for done in range(total):
        yield Progress(done, total, f"шаг {done}")
    return "готово"


def test_steps_are_reported_and_the_result_comes_back() -> None:
    seen: list[Progress] = []
    assert run_steps(work(2), seen.append) == "готово"
    assert seen == [Progress(0, 2, "шаг 0"), Progress(1, 2, "шаг 1")]
    assert run_steps(work(0)) == "готово"
