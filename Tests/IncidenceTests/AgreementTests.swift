import Safety
import TestSupport
import Testing

@testable import Incidence

/// The packed counter against a count by sets, over registries, rules and selections drawn at random.
struct AgreementTests {
    private static let registriesPerSeed = 600

    @Test("The packed count equals a count by sets", arguments: 1...8 as ClosedRange<UInt64>)
    func countsAgree(seed: UInt64) throws {
        var random = RandomRegistry(seed: seed)
        var counted = 0
        for _ in 0..<Self.registriesPerSeed {
            let registry = random.registry()
            let rules = random.rules()
            let selection = random.selection(of: registry)
            let groups = [random.pathSet(of: registry), random.pathSet(of: registry)]
            var request = CountRequest(rules: rules, selection: selection, groups: groups)
            request.countsPersonTime = random.generator.oneIn(3)
            let packed = try PackedCounter.count(request, in: registry)
            let naive = NaiveCount(registry: registry, rules: rules)
                .count(selection, groups: groups, personTime: request.countsPersonTime)
            let found = Disagreement.first(of: packed, naive, table: "random", paths: registry.paths)
            #expect(found == nil, "\(found?.description ?? "") \(rules.window) \(selection)")
            #expect(packed == naive)
            counted += packed.any.last?.events ?? 0
        }
        #expect(counted > Self.registriesPerSeed)
    }

    @Test(
        "Every stored event is counted or left out for the reason that the wording gives", arguments: [11, 12, 13, 14])
    func dispositionsAgree(seed: UInt64) throws {
        var random = RandomRegistry(seed: seed)
        var seen: Set<EventDisposition> = []
        for _ in 0..<Self.registriesPerSeed {
            let registry = random.registry()
            let rules = random.rules()
            let columns = registry.columns
            var judge = EventJudge(rules, judgesCausality: true)
            judge.judge(columns)
            let naive = NaiveCount(registry: registry, rules: rules)
            var expected: [EventDisposition: Int] = [:]
            for (position, subject) in registry.subjects.enumerated() {
                for (number, event) in subject.events.enumerated() {
                    let at = Int(columns.eventStart[position]) + number
                    let wording = naive.disposition(of: event, subject)
                    #expect(
                        judge.disposition[at] == wording.rawByte,
                        "\(rules.window) \(event) \(subject)")
                    let day = judge.day(ofEvent: at, subject: position, columns).map(Int.init)
                    #expect(day == naive.day(of: event, subject))
                    expected[wording, default: 0] += 1
                }
            }
            let counts = try #require(
                try PackedCounter.dispositions(rules: rules, in: registry, rejectedRows: 3))
            #expect(counts.events == expected)
            #expect(counts.stored == columns.eventID.count)
            #expect(counts.rejectedRows == 3)
            seen.formUnion(expected.keys)
        }
        #expect(seen == Set(EventDisposition.allCases))
    }

    @Test(
        "Requests counted together over chunks of any size equal each counted alone over one",
        arguments: 31...34 as ClosedRange<UInt64>)
    func togetherInChunks(seed: UInt64) throws {
        var random = RandomRegistry(seed: seed)
        for _ in 0..<Self.registriesPerSeed {
            let registry = random.registry()
            // Some with the same rules, whose judgement they share.
            let rules = [random.rules(), random.rules()]
            let requests = (0..<5).map {
                var request = CountRequest(
                    rules: rules[$0 % 2], selection: random.selection(of: registry),
                    groups: [random.pathSet(of: registry)])
                request.countsPersonTime = $0 < 3
                return request
            }
            let chunks = random.chunks(of: registry).map { registry.columns(of: $0) }
            let together = try PackedCounter.counter(requests, frame: registry.frame, chunks: chunks)
            for (position, request) in requests.enumerated() {
                let alone = try PackedCounter.counter([request], frame: registry.frame, chunks: [registry.columns])
                #expect(together.counts[position] == alone.counts[0], "\(request)")
                #expect(
                    together.dispositions(ofRequest: position) == alone.dispositions(ofRequest: 0), "\(request.rules)")
            }
        }
    }

    @Test(
        "Counters of different chunks add up to the counter of all, whichever takes which chunk, and can go on counting",
        arguments: 51...54 as ClosedRange<UInt64>)
    func joined(seed: UInt64) throws {
        var random = RandomRegistry(seed: seed)
        for _ in 0..<Self.registriesPerSeed {
            let registry = random.registry()
            let requests = (0..<3).map {
                var request = CountRequest(
                    rules: random.rules(), selection: random.selection(of: registry),
                    groups: [random.pathSet(of: registry)])
                request.countsPersonTime = $0 == 1
                return request
            }
            let chunks = random.chunks(of: registry).map { registry.columns(of: $0) }
            let whole = try PackedCounter.counter(requests, frame: registry.frame, chunks: chunks)
            let third = chunks.count / 3
            func counter(_ chunks: some Sequence<SafetyColumns>) throws -> PackedCounter {
                try PackedCounter.counter(requests, frame: registry.frame, chunks: Array(chunks))
            }
            var sum = try counter(chunks.suffix(third))
            sum.join(try counter(chunks.prefix(third).reversed()))
            for chunk in chunks.dropFirst(third).dropLast(third) { try sum.add(chunk) }
            #expect(sum.counts == whole.counts)
            for request in requests.indices {
                #expect(sum.dispositions(ofRequest: request) == whole.dispositions(ofRequest: request))
            }
        }
    }

    @Test(
        "Counts of selected terms need no event of another term", arguments: 41...44 as ClosedRange<UInt64>)
    func eventsOfSelectedTerms(seed: UInt64) throws {
        var random = RandomRegistry(seed: seed)
        var counted = 0
        for _ in 0..<Self.registriesPerSeed {
            let registry = random.registry()
            let requests = (0..<2).map { _ in
                var selection = random.selection(of: registry)
                selection.paths = random.pathSet(of: registry)
                // How long a subject was followed up, the last event of any term may tell.
                selection.lastingOver = nil
                return CountRequest(rules: random.rules(), selection: selection)
            }
            let codings = try #require(PackedCounter.codings(requests, frame: registry.frame))
            let chunks = random.chunks(of: registry).map { registry.columns(of: $0, codings: codings) }
            let few = try PackedCounter.counter(requests, frame: registry.frame, chunks: chunks, divides: false)
            for (request, counts) in zip(requests, few.counts) {
                #expect(try counts == PackedCounter.count(request, in: registry), "\(request)")
                counted += counts.any.last?.events ?? 0
            }
            #expect(few.dispositions(ofRequest: 0) == nil)
            let any = CountRequest(rules: random.rules(), selection: EventSelection())
            #expect(PackedCounter.codings(requests + [any], frame: registry.frame) == nil)
            var lasting = requests[0]
            lasting.selection.lastingOver = 9
            #expect(PackedCounter.codings([lasting], frame: registry.frame) == nil)
        }
        #expect(counted > Self.registriesPerSeed)
    }

    @Test(
        "Tables add up: shown terms and remainders give the SOC's events, SOCs give all events",
        arguments: [21, 22, 23])
    func tablesAddUp(seed: UInt64) throws {
        var random = RandomRegistry(seed: seed)
        for _ in 0..<Self.registriesPerSeed {
            let registry = random.registry()
            let selection = random.selection(of: registry)
            var definition = TableDefinition(name: "t", title: "t", kind: .terms(EventChoice()))
            definition.threshold = Threshold(comparator: .moreThan, numerator: 20, denominator: 1, basis: .anyArm)
            let table = try IncidenceTable.build(
                definition, rules: random.rules(), selection: selection, paths: registry.paths, order: TermOrder()
            ) { try PackedCounter.count($0, in: registry) }
            guard case .terms(let rows) = table.body else { return }
            for column in table.columns.indices {
                let events = rows.blocks.reduce(0) { $0 + $1.cells[column].events }
                #expect(events == rows.any.cells[column].events)
                for soc in rows.blocks {
                    let parts = soc.terms.map { $0.cells[column] } + (soc.remainder.map { [$0.cells[column]] } ?? [])
                    #expect(parts.reduce(0) { $0 + $1.events } == soc.cells[column].events)
                    let most = parts.map(\.subjects).max() ?? 0
                    let sum = parts.reduce(0) { $0 + $1.subjects }
                    #expect((most...sum).contains(soc.cells[column].subjects))
                }
            }
        }
    }
}
