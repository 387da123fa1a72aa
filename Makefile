# Everything that a fresh Debian or Ubuntu with Swift needs:
#
#   make demo    build, and score, rank and compare the sample province
#   make test    all tests, in debug and in release
#   make document-test   the workbook opened in LibreOffice, which is installed for it; JSON checked by
#                        python3-jsonschema
#   make browser-test    the page in headless Chromium, which is installed for it
#   make pictures        takes the pictures of the documents in the README anew
#   make bench   all benchmarks, ours beside DuckDB and Polars; the tables go to Benchmarks/README.md
#
#   make fuzz-quick      20,000 random workspaces and command lines, half an hour
#   make digests         SHA-256 of all that is written of the samples; BEFORE=FILE: compared with those of FILE
#
# Other targets: sanitize, build, bench-quick, lint, format, clean (which also deletes the workspaces of the
# benchmarks).

SWIFT ?= swift
# An import that Package.swift does not list is an error.
CHECK_IMPORTS := --explicit-target-dependency-import-check error
SOURCES := Sources Tests Benchmarks Package.swift

# For recipes: install PACKAGE… with apt-get, through sudo where not root.
define INSTALL
install() { \
  command -v apt-get >/dev/null 2>&1 || { \
    echo "Please install: $$*"; exit 1; }; \
  echo "Installing: $$*"; \
  as_root=; \
  if [ "$$(id -u)" != 0 ]; then \
    command -v sudo >/dev/null 2>&1 || { \
      echo "Please install as root: apt-get install $$*"; exit 1; }; \
    as_root=sudo; \
  fi; \
  $$as_root apt-get update -qq && \
  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$$@" \
    || exit 1; \
}
endef

.DEFAULT_GOAL := build
.PHONY: deps build demo test document-test browser-test fuzz-quick digests pictures browser-deps sanitize bench bench-quick bench-build bench-peers lint format clean

# The package needs libxlsxwriter, zlib below it, and libcrypto, which SwiftPM finds through pkg-config. A compiled Swift program
# needs the C and C++ runtime, which come with g++; SwiftPM needs a few libraries that minimal systems
# lack.
deps:
	@command -v $(SWIFT) >/dev/null 2>&1 || { \
	  echo "Swift was not found. Install Swift 6.2 or newer from https://www.swift.org/install/linux/"; \
	  echo "and put its usr/bin folder into PATH, or run: make SWIFT=/path/to/swift"; \
	  exit 1; }
	@$(INSTALL); \
	command -v c++ >/dev/null 2>&1 || install g++; \
	command -v git >/dev/null 2>&1 || install git; \
	command -v pkg-config >/dev/null 2>&1 || install pkg-config; \
	pkg-config --exists xlsxwriter || install libxlsxwriter-dev; \
	pkg-config --exists zlib || install zlib1g-dev; \
	pkg-config --exists 'libcrypto >= 3' || install libssl-dev; \
	$(SWIFT) build --version >/dev/null 2>&1 || \
	  install libsqlite3-0 libncurses6 libcurl4 libxml2 libedit2
	@version=$$($(SWIFT) --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\)\.\([0-9][0-9]*\).*/\1 \2/p' | head -n 1); \
	set -- $$version; \
	if [ -z "$$1" ]; then \
	  echo "'$(SWIFT) --version' does not run. Reinstall Swift from https://www.swift.org/install/linux/"; \
	  exit 1; \
	elif [ "$$1" -lt 6 ] || { [ "$$1" -eq 6 ] && [ "$$2" -lt 2 ]; }; then \
	  echo "Swift $$1.$$2 was found; 6.2 or newer is needed: https://www.swift.org/install/linux/"; \
	  exit 1; \
	fi

# The commit that `tonghop --version` names; git ignores the file.
COMMIT_FILE := Sources/TongHopCommand/Commit.generated.swift

build: deps
	@commit=$$(git describe --always --abbrev=12 --exclude='*' --dirty 2>/dev/null || echo unknown); \
	text="let commitOfBuild = \"$$commit\""; \
	[ "$$(cat $(COMMIT_FILE) 2>/dev/null)" = "$$text" ] || echo "$$text" > $(COMMIT_FILE)
	TONGHOP_COMMIT=1 $(SWIFT) build -c release $(CHECK_IMPORTS)

demo: build
	.build/release/tonghop demo

# The tests read the workbook back with unzip.
test: deps
	@$(INSTALL); command -v unzip >/dev/null 2>&1 || install unzip
	$(SWIFT) test $(CHECK_IMPORTS)
	$(SWIFT) test -c release $(CHECK_IMPORTS)

# The workbook and the tables in other programs: about 400 MB to install, then a minute.
document-test: deps
	@$(INSTALL); \
	command -v unzip >/dev/null 2>&1 || install unzip; \
	command -v pdftotext >/dev/null 2>&1 || install poppler-utils; \
	command -v soffice >/dev/null 2>&1 || install libreoffice-calc-nogui; \
	python3 -c 'import jsonschema' 2>/dev/null || install python3 python3-jsonschema; \
	fc-list 2>/dev/null | grep -q 'Liberation Serif\|Times New Roman' || install fontconfig fonts-liberation
	TONGHOP_DOCUMENT_TESTS=1 $(SWIFT) test $(CHECK_IMPORTS) --filter TongHopDocumentTests

# The page as a reader uses it: about 350 MB to install, then two minutes. The pictures that are taken
# on the way are in .build/browser.
browser-test: build browser-deps
	cd Tests/BrowserTests && TONGHOP=$(CURDIR)/.build/release/tonghop /usr/bin/python3 -B -m unittest

# Of the random workspaces `make test` tries 300. A failure prints its seed, and
# FUZZ_FIRST=SEED FUZZ_COUNT=1 runs it again.
FUZZ_FIRST ?= 1
FUZZ_COUNT ?= 20000

# The command is started 200,000 times, and starts faster without shared libraries of Swift.
fuzz-quick: deps
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path $(BENCH) $(CHECK_IMPORTS) \
	  --product tonghop
	TONGHOP_TOOL="$(CURDIR)/$(BENCH)/release/tonghop" TONGHOP_FUZZ_FIRST=$(FUZZ_FIRST) TONGHOP_FUZZ_COUNT=$(FUZZ_COUNT) \
	  $(SWIFT) test -c release $(CHECK_IMPORTS) --filter FuzzTests

# Before and after a change that shall not change a byte:
#   make digests && cp .build/digests.txt before.txt
#   make digests BEFORE=before.txt
digests: build
	@$(INSTALL); command -v python3 >/dev/null 2>&1 || install python3
	@if [ -n "$(BEFORE)" ]; then \
	  python3 -B Tests/Digests/digests.py .build/release/tonghop --compare "$(BEFORE)"; \
	else \
	  python3 -B Tests/Digests/digests.py .build/release/tonghop > .build/digests.txt; \
	fi

# After the documents changed; look at them before they are kept.
pictures: build browser-deps
	@$(INSTALL); command -v soffice >/dev/null 2>&1 || install libreoffice-calc-nogui
	cd Tests/BrowserTests && TONGHOP=$(CURDIR)/.build/release/tonghop /usr/bin/python3 -B pictures.py

# Debian's Selenium belongs to Debian's Python.
browser-deps:
	@$(INSTALL); \
	command -v chromium >/dev/null 2>&1 || install chromium; \
	command -v chromedriver >/dev/null 2>&1 || install chromium-driver; \
	/usr/bin/python3 -c 'import selenium' 2>/dev/null || install python3 python3-selenium; \
	command -v pdftotext >/dev/null 2>&1 || install poppler-utils; \
	fc-list 2>/dev/null | grep -q 'Liberation Serif\|Times New Roman' || install fontconfig fonts-liberation

# The tests of the fast engine under the sanitizers for threads and for addresses; about ten minutes.
# Without XCTest, of which there are no tests here: its runner leaks a little memory by itself.
SANITIZED := 'TongHopColumnarTests|TongHopEngineTests'

sanitize: deps
	$(SWIFT) test --disable-xctest --sanitize=thread --scratch-path .build-thread $(CHECK_IMPORTS) \
	  --filter $(SANITIZED)
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Sanitizers/leaks.txt:print_suppressions=0 \
	$(SWIFT) test --disable-xctest --sanitize=address --scratch-path .build-address $(CHECK_IMPORTS) \
	  --filter $(SANITIZED)

# Everything of the benchmarks but the page: programs, workspaces, results.
BENCH := .build-bench
BENCH_PYTHON := Benchmarks/.venv/bin/python
BENCH_RUN = $(BENCH)/release/TongHopBenchmarks --tool $(BENCH)/release/tonghop \
	--workspaces $(BENCH)/workspaces --python $(BENCH_PYTHON) --swift "$(SWIFT)"
# Millions of rows; without 100 the disk needs 1 GB instead of 5.
BENCH_SIZES ?= 1 5 20 100

bench-build: deps
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path $(BENCH) $(CHECK_IMPORTS) \
	  --product tonghop
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path $(BENCH) $(CHECK_IMPORTS) \
	  --product TongHopBenchmarks

bench-peers: Benchmarks/.venv/ready

Benchmarks/.venv/ready: Benchmarks/peers/requirements.txt
	@$(INSTALL); \
	python3 -c 'import ensurepip, venv' 2>/dev/null || install python3 python3-venv
	python3 -m venv Benchmarks/.venv
	$(BENCH_PYTHON) -m pip install --quiet --requirement $<
	@touch $@

bench: bench-build bench-peers
	@case " $(BENCH_SIZES) " in *" 100 "*) \
	  echo "100 million rows take 3 GB of disk; to leave them out: make bench BENCH_SIZES='1 5 20'";; \
	esac
	$(BENCH_RUN) --sizes "$(BENCH_SIZES)" --json $(BENCH)/results.json --page Benchmarks/README.md

# For daily use: small sizes, few runs, and no page.
bench-quick: bench-build bench-peers
	$(BENCH_RUN) --sizes "1 5" --runs 3 --stage-rows 100000 --json $(BENCH)/quick.json

lint: deps
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: deps
	$(SWIFT) format --in-place --recursive $(SOURCES)

clean:
	$(SWIFT) package clean
	rm -rf tonghop-demo $(BENCH) .build-thread .build-address $(COMMIT_FILE)
