import Foundation
import Imports
import Incidence
import Safety
import TestSupport
import Testing

@testable import Registry

/// Every number is counted twice, by the reference SQL over the stored rows and by the packed counter over columns:
/// here on random registries under random rules. A failure names the seed that makes it again.
@Suite("Two counts agree")
struct AgreementTests {
    @Test("on random registries, rules and selections, cell by cell and for every disposition", arguments: 1...24)
    func randomRegistries(seed: Int) throws {
        try expectAgreement(on: RandomDelivery(seed: UInt64(seed)), seed: seed)
    }

    @Test(
        "where all events have one term, where no event has a date, and where one subject has a thousand events",
        arguments: Extreme.allCases)
    func extremes(extreme: Extreme) throws {
        try expectAgreement(on: RandomDelivery(seed: 25, extreme: extreme), seed: 25)
    }

    private func expectAgreement(on delivery: RandomDelivery, seed: Int) throws {
        let folder = try PrivateFolder()
        var delivery = delivery
        let registry = Registry(path: folder.file("random.soteria"), termKey: Imports.termKey())
        try fill(registry, from: &delivery, seed: seed)
        let dictionaries =
            ["1", "2", "absent"].map { DictionaryReference(name: "Codes", version: $0) }
            + [DictionaryReference(name: "By source", version: "1")]
        let frame = try registry.columnFrame()
        var random = RandomRequest(seed: UInt64(1000 + seed), delivery: delivery, frame: frame)
        var requests: [CountRequest] = []
        for round in 1...9 {
            let rules = random.rules(dictionaries: dictionaries)
            let request = random.request(rules)
            requests.append(request)
            try expectAgreement(on: request, in: registry, "seed \(seed), round \(round)")
            try expectListing(of: request, in: registry, "seed \(seed), round \(round)")
            try expectTimes(of: request, in: registry, "seed \(seed), round \(round)")
        }
        try expectSameInChunks(requests, in: registry, &random, "seed \(seed)")
    }

    /// Requests counted together: from the rows as one chunk, and from a copy cut into chunks of any size, by one thread
    /// and by several, also where only the events of selected terms are read. Each was compared with the reference before.
    private func expectSameInChunks(
        _ requests: [CountRequest], in registry: Registry, _ random: inout RandomRequest, _ place: String
    ) throws {
        let ofTerms = random.ofTerms(Array(requests.prefix(4)))
        let frame = try registry.columnFrame()
        func count(_ requests: [CountRequest], of codings: [Bool]? = nil, divides: Bool) throws -> PackedCounter {
            try registry.columns(PackedCounter.wanted(requests), of: codings) { frame in
                PackedCounter(requests, frame: frame, divides: divides)
            } add: {
                try $0.add($1)
            } join: {
                $0.join($1)
            }
        }
        let whole = try count(requests, divides: true)
        let expected = try ofTerms.map { try registry.referenceCounts($0) }
        let stored = try registry.contents()
        for limits in random.chunkLimits(subjects: stored.subjects, events: stored.events) {
            try registry.writing { db in
                try PackedCopy.rebuild(db, limits: limits)
                return .commit(())
            }
            let cut = try count(requests, divides: true)
            #expect(cut.counts == whole.counts, "\(place), \(limits)")
            for request in requests.indices {
                #expect(
                    cut.dispositions(ofRequest: request) == whole.dispositions(ofRequest: request),
                    "\(place), \(limits)")
            }
            let codings = try #require(PackedCounter.codings(ofTerms, frame: frame))
            #expect(
                try count(ofTerms, of: codings, divides: false).counts == expected, "\(place), \(limits)")
        }
    }

    @Test("on a dictionary in two languages: a rule that names it counts the codes of both")
    func twoLanguages() throws {
        let folder = try PrivateFolder()
        let registry = Registry(path: folder.file("two.soteria"), termKey: Imports.termKey())
        let study = Study(identifier: nil, title: "Two", arms: ["A"], notAnArm: [], isSynthetic: true)
        try registry.create(
            StudyDefinition(study: study, rules: RuleSet(name: "stored", version: "1", text: "stored")), now: "now")
        var subject = SubjectRecord(subject: "P")
        subject.plannedArm = "A"
        let none = CheckedColumns([:])
        for (number, language) in ["en", "ko"].enumerated() {
            _ = try registry.importDelivery(request(number, seed: 0), rawRow: { _ in [] }) { session in
                let evidence = RowEvidence(origin: Origin(file: 0, line: 1, byteOffset: 0), columns: none)
                try session.take(.subject(subject, evidence))
                let next = RowEvidence(origin: Origin(file: 0, line: 2, byteOffset: 9), columns: none)
                try session.take(.exposure(ExposureRecord(subject: "P", sequence: "1"), next))
                for entry in RandomDelivery.dictionary("1", language) { try session.take(.dictionary(entry, evidence)) }
                let coding = EventCoding.code(level: .pt, code: "P0")
                try session.take(.event(EventRecord(subject: "P", sequence: language, coding: coding), evidence))
            }
        }
        var rules = RuleSet(name: "two", version: "1", text: "")
        rules.dictionary = DictionaryReference(name: "Codes", version: "1")
        let counts = try registry.referenceCounts(CountRequest(rules: rules, selection: EventSelection()))
        #expect(counts.any.last == CellCount(events: 2, subjects: 1) && counts.path[CodedPath.uncoded] == nil)
        try expectAgreement(on: CountRequest(rules: rules, selection: EventSelection()), in: registry, "two languages")
    }

    private func expectAgreement(on request: CountRequest, in registry: Registry, _ place: String) throws {
        let frame = try registry.columnFrame()
        let counter = try registry.columns(PackedCounter.wanted([request])) { frame in
            PackedCounter([request], frame: frame)
        } add: {
            try $0.add($1)
        }
        let reference = try registry.referenceCounts(request)
        let packed = counter.counts[0]
        let disagreement = Disagreement.first(of: packed, reference, table: place, paths: frame.paths)
        #expect(disagreement == nil, "\(place): \(request)")
        let stored = try registry.dispositions(request.rules)
        let judged = try #require(counter.dispositions(ofRequest: 0, rejectedRows: stored.rejectedRows))
        #expect(stored == judged, "\(place): \(request.rules)")
        #expect(
            judged.events.values.reduce(0, +) == (try registry.contents().events),
            "\(place): counted + left out = stored")
    }

    /// The times of a selection's events are the same by both counters.
    private func expectTimes(of request: CountRequest, in registry: Registry, _ place: String) throws {
        let asked = SubjectTimesCounter.Request(rules: request.rules, selection: request.selection)
        let frame = try registry.columnFrame()
        guard request.rules.armBasis != .groups else {
            #expect(throws: RegistryError.self) {
                try registry.referenceSubjectTimes(request.rules, request.selection)
            }
            #expect(throws: IncidenceError.self) { try SubjectTimesCounter([asked], frame: frame) }
            return
        }
        let packed = try registry.columns(SubjectTimesCounter.wanted([asked])) { frame in
            try SubjectTimesCounter([asked], frame: frame)
        } add: {
            try $0.add($1)
        } join: {
            $0.join($1)
        }
        #expect(
            packed.times == [try registry.referenceSubjectTimes(request.rules, request.selection)],
            "\(place): \(request)")
    }

    /// The listing of a selection holds as many events and subjects as the row of any event.
    private func expectListing(of request: CountRequest, in registry: Registry, _ place: String) throws {
        var listed: [ListedEvent] = []
        var choosing = EventChoosing(rules: request.rules, selection: request.selection, all: false)
        try registry.events(request.rules, request.selection) { chunk, codings, arms in
            try choosing.events(of: chunk, codings: codings, arms: arms)
        } _: { event in
            listed.append(event)
        }
        let any = CellCount(events: listed.count, subjects: Set(listed.map(\.subject)).count)
        #expect(try registry.referenceCounts(request).any.last == any, "\(place): \(request)")
    }

    /// Makes the registry under random rules and imports one to three deliveries into it.
    private func fill(_ registry: Registry, from delivery: inout RandomDelivery, seed: Int) throws {
        var study = Study(
            identifier: nil, title: "Random", arms: delivery.arms, notAnArm: ["Screen Failure"], isSynthetic: true)
        study.groupsAreDelivered = true
        try registry.create(
            StudyDefinition(study: study, rules: RuleSet(name: "stored", version: "1", text: "stored")), now: "now")
        let subjects = delivery.subjects()
        let memberships = delivery.memberships(of: subjects)
        let exposures = delivery.exposures(of: subjects)
        let none = CheckedColumns([:])
        var isFirst = true
        // The same dictionary in two languages and in two versions; codes are looked up in the latest.
        let loads: [(version: String, language: String)?] = [nil, ("1", "en"), ("1", "ko"), ("2", "en")]
        for (number, load) in loads.enumerated() where number == 0 || !delivery.generator.oneIn(3) {
            var outcomes: [ImportOutcome] = []
            func add(_ make: (RowEvidence) -> ImportOutcome) {
                let origin = Origin(file: 0, line: outcomes.count + 2, byteOffset: outcomes.count)
                outcomes.append(make(RowEvidence(origin: origin, columns: none)))
            }
            if isFirst {
                for subject in subjects { add { .subject(subject, $0) } }
                for exposure in exposures { add { .exposure(exposure, $0) } }
                for membership in memberships { add { .group(membership, $0) } }
                for arm in delivery.armSizes(of: subjects) { add { .arm(arm, $0) } }
            }
            isFirst = false
            if let load {
                for entry in RandomDelivery.dictionary(load.version, load.language) { add { .dictionary(entry, $0) } }
            }
            for event in delivery.events(of: subjects, from: 10_000 * number, hasDictionary: load != nil) {
                add { .event(event, $0) }
            }
            let summary = try registry.importDelivery(request(number, seed: seed), rawRow: { _ in [] }) { session in
                for outcome in outcomes { try session.take(outcome) }
            }
            try #require(summary.isAccepted, "seed \(seed): \(summary.rejects.map(\.detail))")
        }
    }

    private func request(_ number: Int, seed: Int) -> ImportRequest {
        let digits = String(number)
        let source = SourceFile(
            name: "random", sha256: String(repeating: "0", count: 64 - digits.count) + digits, bytes: 1)
        return ImportRequest(
            files: [ImportRequest.File(source: source, table: .events)], programVersion: "test", profile: "none",
            profileText: "", actor: "test", now: "now", policy: .stop, isDryRun: false, ignoredColumns: [])
    }
}
