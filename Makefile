# make demo and make test each work alone on a fresh Debian 12 with Swift, git and make.

PREFIX ?= /usr/local
DESTDIR ?=
SOURCES = Sources Tests Schema Imports Reports Package.swift

# Of the benchmarks: Tests/Benchmarks/README.md.
PYTHON ?= python3
SIZES ?= 100k 1m
ROUNDS ?= 3
BENCH_FLAGS ?=
BENCH = $(PYTHON) Tests/Benchmarks/bench.py
BENCH_OPTIONS = --sizes $(SIZES) --rounds $(ROUNDS) $(BENCH_FLAGS)

# Of the sanitizers: a regular expression of suites, as swift test --filter takes it.
SANITIZE_FILTER ?= ImportingTests|RegistryTests|IncidenceTests|BoundedQueueTests|DamagedDeliveryTests|ImportOptionTests

# Of the fuzzer, for each reader.
FUZZ_SECONDS ?= 600

.PHONY: build demo test check validate sanitize fuzz lint arrows format assets install setup
.PHONY: bench bench-peers bench-results bench-instructions bench-programs

build: setup
	swift build

# The tables of the example study, from its files to a traced cell. A debug build is ready sooner than a release one.
demo: setup
	swift build --product soteria
	.build/debug/soteria demo

# Without --disable-xctest a report of zero XCTest tests comes first.
test: setup
	swift test --disable-xctest

check: lint arrows test

# How far the statistics are from numbers computed elsewhere, as a page. Fails when one does not agree.
validate: setup
	swift build --product validate
	.build/debug/validate .build/validation.md
	@echo 'written: .build/validation.md'

# The suites of the reader, the import, the registry and the counter, once under each sanitizer. Each has a build of its
# own. SANITIZE_FILTER=EventStagingTests runs one suite.
sanitize: setup
	LSAN_OPTIONS=print_suppressions=0:suppressions=$(CURDIR)/.ci/foundation-leaks \
	swift test --disable-xctest --sanitize=address --scratch-path .build/address --filter '$(SANITIZE_FILTER)'
	swift test --disable-xctest --sanitize=thread --scratch-path .build/thread --filter '$(SANITIZE_FILTER)'

# Damaged bytes for every reader, under the address sanitizer, as long for each as FUZZ_SECONDS says. CI has a short form.
fuzz: setup
	.ci/fuzz $(FUZZ_SECONDS)

lint:
	swift format lint --strict --recursive $(SOURCES)
	.ci/sources

# Which target may import which. The compiler's own check is asked too; Swift 6.3.1's native build skips it silently.
arrows: setup
	swift build --explicit-target-dependency-import-check error
	.ci/arrows

format:
	swift format --in-place --recursive $(SOURCES)

# After a text file was added to Schema, Imports or Reports, or removed.
assets:
	Sources/CAssets/embed.sh

# Statically linked to Swift's own libraries, the program runs where no Swift is installed, and starts in half the time.
install: setup
	swift build -c release --static-swift-stdlib --product soteria
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 .build/release/soteria "$(DESTDIR)$(PREFIX)/bin/soteria"

# What the commands cost, on generated data: make bench SIZES="100k 1m 10m"
bench: bench-programs
	$(BENCH) own $(BENCH_OPTIONS)

# The same work in the sqlite3 shell, DuckDB, polars and R, as far as they are installed.
bench-peers: bench-programs
	$(BENCH) peers $(BENCH_OPTIONS)

# Both, written to Tests/Benchmarks/BENCHMARKS.md.
bench-results: bench-programs
	$(BENCH) both $(BENCH_OPTIONS) --write

# Instructions by valgrind, which a busy machine does not change: compared with those of the last accepted run.
bench-instructions: bench-programs
	$(PYTHON) Tests/Benchmarks/instructions.py $(BENCH_FLAGS)

# Linked as `make install` does, which halves the start of the program.
bench-programs: setup
	swift build -c release --static-swift-stdlib --product soteria
	swift build -c release --static-swift-stdlib --product bench-data

setup:
	@.ci/setup
