# Everything that a fresh Debian or Ubuntu with Swift needs:
#
#   make demo    build, and score, rank and compare the sample province
#   make test    all tests, in debug and in release
#
# Other targets: build, lint, format, clean.

SWIFT ?= swift
# An import that Package.swift does not list is an error.
CHECK_IMPORTS := --explicit-target-dependency-import-check error
SOURCES := Sources Tests Package.swift

.DEFAULT_GOAL := build
.PHONY: deps build demo test lint format clean

# The package itself needs no library of the system. A compiled Swift program needs the C and C++
# runtime, which come with g++; SwiftPM needs a few libraries that minimal systems lack.
deps:
	@command -v $(SWIFT) >/dev/null 2>&1 || { \
	  echo "Swift was not found. Install Swift 6.2 or newer from https://www.swift.org/install/linux/"; \
	  echo "and put its usr/bin folder into PATH, or run: make SWIFT=/path/to/swift"; \
	  exit 1; }
	@install() { \
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
	}; \
	command -v c++ >/dev/null 2>&1 || install g++; \
	command -v git >/dev/null 2>&1 || install git; \
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

build: deps
	$(SWIFT) build -c release $(CHECK_IMPORTS)

demo: build
	.build/release/tonghop demo

test: deps
	$(SWIFT) test $(CHECK_IMPORTS)
	$(SWIFT) test -c release $(CHECK_IMPORTS)

lint: deps
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: deps
	$(SWIFT) format --in-place --recursive $(SOURCES)

clean:
	$(SWIFT) package clean
	rm -rf tonghop-demo
