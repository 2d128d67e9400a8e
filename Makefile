# Two commands matter: make run, make test. Each prepares the checkout itself (make setup).
PYTHON_BIN := .venv/bin/python
WORKERS ?= auto
LOCK := uv pip compile -q --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-emit-index-url --custom-compile-command "make lock"

.PHONY: run test setup lint types unit bench growth flow fuzz differential pages msi update released msi-test \
	linux linux-test screenshots lock clean

run: setup
	@$(PYTHON_BIN) .ci/demo.py

# Types are checked beside the tests: alone they would leave the other core idle.
test: lint
	@$(MAKE) --no-print-directory -j 2 types unit

setup:
	@sh .ci/setup.sh

lint: setup
	$(PYTHON_BIN) -m ruff check .
	$(PYTHON_BIN) -m ruff format --check .

types: setup
	.venv/bin/basedpyright

# Compiled once, also where the environment forbids it: the tests start the program dozens of times.
unit: setup
	@$(PYTHON_BIN) -m compileall -q app
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest -q -n $(WORKERS)

# Ratios measured in one run, of the program compiled as it is installed; docxtpl and typst are
# dependencies of the bench only.
bench: setup
	@$(PYTHON_BIN) -m pip --disable-pip-version-check -q install --require-hashes --only-binary :all: \
		-r tests/benchmarks/requirements.lock
	@$(PYTHON_BIN) -m compileall -q app
	@PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m tests.benchmarks.run

# What ten years of use weigh and cost, with a log of 5,000 and of 500,000 rows. The workspaces are built once, in
# build/growth, which takes a quarter of an hour; ARGS=--quick leaves the window out.
growth: setup
	@$(PYTHON_BIN) -m compileall -q app
	@PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m tests.benchmarks.growth $(ARGS)

# From the first start to the report by mouse and keys; prints how often the mouse was pressed.
flow: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest -q -s -p no:xdist tests/views/test_main_flow.py

# 300 generated workbooks by our reader and by LibreOffice, cell by cell; SEED=7 repeats a run.
differential: setup
	@$(PYTHON_BIN) -m tests.differential.run $(SEED)

# Every kind of document for seven districts, measured as PDF and as LibreOffice shows the DOCX; veraPDF comes from
# Maven Central into build/downloads. NAMES="list-order-long execution" takes a part of them.
pages: setup
	@PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m tests.pages.run $(NAMES)

# Spoilt files of every kind and format through the import; SEED=7 repeats a run.
fuzz: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m tests.fuzz.run $(if $(SEED),--seed $(SEED)) $(if $(INPUTS),--inputs $(INPUTS))

# The Windows installer, built on Linux; its system packages come through apt, downloads stay in build/downloads.
msi: setup
	@sh installer/setup.sh
	@$(PYTHON_BIN) -m installer

# The program alone, for those who have a full package with the same libraries: 5 MB at most.
update: setup
	@sh installer/setup.sh
	@$(PYTHON_BIN) -m installer update

# Said once a full package was handed out: later builds tell by it which of the two a release needs.
released: setup
	@$(PYTHON_BIN) -m installer released

# Installs, drives, upgrades and removes what `make msi` and `make update` built, under Wine; needs no network.
msi-test: setup
	@sh installer/setup.sh test
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest -x -p no:xdist --timeout 900 --durations 15 tests/msi

# Both packages for Linux, with a Python of their own: an archive for one user, a .deb for a computer.
linux: setup
	@sh installer/setup.sh linux
	@$(PYTHON_BIN) -m installer.linux

# Installs, drives, upgrades and removes what `make linux` built on a bare Debian 12; needs root, for chroot.
linux-test: setup
	@sh installer/setup.sh linux-test
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest -x -p no:xdist --timeout 900 --durations 15 tests/linux

screenshots: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m tests.screenshots.make

# Needs uv; the lock files hold for Linux and Windows, Python 3.11 to 3.13.
lock:
	$(LOCK) --no-annotate pyproject.toml -o requirements.lock
	$(LOCK) --extra test -c requirements.lock pyproject.toml -o tests/requirements.lock
	$(LOCK) --extra bench -c tests/requirements.lock pyproject.toml -o tests/benchmarks/requirements.lock

clean:
	rm -rf build .venv .ruff_cache .pytest_cache
