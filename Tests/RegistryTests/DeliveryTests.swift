import Foundation
import GRDB
import Safety
import Testing

@testable import Registry

@Suite("A delivery is stored wholly, by its policy, or not at all")
struct DeliveryTests {
    /// Three subjects; one good event, one of a stranger, one left out by the profile, one that the importer refused.
    static let mixed: [TestRow] = [
        subject("S1"), subject("S2"), subject("S3"), dose("S1", on: "2024-01-01"),
        event("S1"), event("STRANGER"), .ignored(.events), .rejected(.events, .unreadableDate, isWholeFile: false),
    ]

    @Test("With stop one refused row keeps the whole delivery out, and every problem is listed")
    func stop() throws {
        let test = try TestRegistry()
        let before = try test.dump()
        let summary = try test.deliver(Self.mixed, policy: .stop)
        #expect(!summary.isAccepted)
        #expect(summary.run == nil)
        #expect(summary.rejects.map(\.code) == [.unknownSubject, .unreadableDate])
        #expect(summary.rejects.map(\.line) == [3, 5])
        #expect(try test.dump() == before)
        #expect(test.filesInFolder == ["study.soteria"])
    }

    @Test("With keep the good rows are stored and the refused ones kept aside with their bytes")
    func keep() throws {
        let test = try TestRegistry()
        let summary = try test.deliver(Self.mixed, policy: .keep)
        #expect(summary.isAccepted)
        #expect(summary.counts.map(\.stored) == [3, 1, 1])
        let kept = try test.registry.rejects(run: summary.run)
        #expect(kept.map(\.file) == ["events-1.csv", "events-1.csv"])
        #expect(kept.map(\.line) == [3, 5])
        #expect(kept.map(\.column) == [2, 3])
        #expect(kept.map(\.columnName) == ["USUBJID", "third"])
        #expect(kept.map(\.byteOffset) == [200, 400])
        #expect(kept.map(\.code) == ["unknown_subject", "unreadable_date"])
        #expect(kept.map { String(decoding: $0.row, as: UTF8.self) } == ["line 3", "bytes"])
        #expect(try test.registry.rejects(run: nil) == kept)
        #expect(!kept.contains { $0.detail.contains("STRANGER") })
    }

    @Test("Rows read are rows stored, unchanged, rejected and ignored together, in the summary and in the run")
    func counts() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1")])
        let summary = try test.deliver(Self.mixed, policy: .keep)
        let events = try #require(summary.counts.last)
        #expect(events.read == 4)
        #expect(events.stored == 0 && events.unchanged == 1 && events.rejected == 2 && events.ignored == 1)
        let run = try #require(try test.registry.contents().runs.last)
        #expect(run.counts == summary.counts.reduce(ImportCounts(), +))
        #expect(run.counts.read == 8)
        #expect(try test.registry.structureFindings() == [])
    }

    @Test("A row with two problems is one refused row, listed twice")
    func twoProblems() throws {
        let test = try TestRegistry()
        let summary = try test.registry.importDelivery(
            test.request([.subjects], policy: .keep), rawRow: { _ in [] }
        ) { session in
            for column in [2, 4] {
                try session.take(
                    .rejected(
                        Reject(
                            code: .unknownValue, file: 0, line: 2, column: column, columnName: "c", byteOffset: 30,
                            detail: "not listed")))
            }
        }
        #expect(summary.counts.map(\.rejected) == [1])
        #expect(try test.registry.rejects(run: nil).map(\.column) == [2, 4])
        #expect(try test.registry.contents().rejects == 1)
        #expect(try test.registry.structureFindings() == [])
    }

    @Test("A problem of a whole file stops the delivery under either policy", arguments: ["stop", "keep"])
    func wholeFile(policy: String) throws {
        let test = try TestRegistry()
        let before = try test.dump()
        let rows = [subject("S1"), .rejected(.subjects, .openQuote, isWholeFile: true)]
        let summary = try test.deliver(rows, policy: try #require(ImportRequest.RejectPolicy(rawValue: policy)))
        #expect(!summary.isAccepted)
        #expect(summary.rejects.map(\.code) == [.openQuote])
        #expect(summary.counts.map(\.rejected) == [0])
        #expect(try test.dump() == before)
    }

    @Test("A dry run shows the summary of the real import and leaves every byte of the registry")
    func dryRun() throws {
        let test = try TestRegistry()
        let before = test.bytes
        var dry = try test.deliver(Self.mixed, policy: .keep, isDryRun: true)
        #expect(test.bytes == before)
        #expect(test.filesInFolder == ["study.soteria"])
        let real = try test.deliver(Self.mixed, policy: .keep)
        #expect(dry.run == nil)
        dry.run = real.run
        #expect(dry == real)
    }

    @Test("A dry run stores nothing and says so of a delivery that would be refused")
    func dryRunRefused() throws {
        let test = try TestRegistry()
        let before = test.bytes
        #expect(try test.deliver(Self.mixed, policy: .stop, isDryRun: true).isAccepted == false)
        #expect(test.bytes == before)
    }

    struct Failure: Error, Equatable {}

    @Test(
        "A delivery whose reading fails half-way leaves nothing, and its own error comes through",
        arguments: [true, false])
    func failingBody(isDryRun: Bool) throws {
        let test = try TestRegistry()
        let before = try test.dump()
        #expect(throws: Failure()) {
            _ = try test.registry.importDelivery(
                test.request([.subjects], isDryRun: isDryRun), rawRow: { _ in [] }
            ) { session in
                try session.take(subject("S1").outcome(Origin(file: 0, line: 2, byteOffset: 9)))
                throw Failure()
            }
        }
        #expect(try test.dump() == before)
        #expect(test.filesInFolder == ["study.soteria"])
        try test.deliver([subject("S1")])
        #expect(try test.registry.contents().subjects == 1)
    }

    @Test("The generation moves with what is stored and with nothing else")
    func generation() throws {
        let test = try TestRegistry()
        #expect(try test.registry.generation() == 1)
        try test.deliver(Self.mixed, policy: .stop)
        try test.deliver(Self.mixed, policy: .keep, isDryRun: true)
        #expect(try test.registry.generation() == 1)
        try test.deliver(Self.mixed, policy: .keep)
        #expect(try test.registry.generation() == 2)
        try test.registry.use(.made(), now: TestRegistry.now)
        #expect(try test.registry.generation() == 3)
    }

    @Test("Files of the same bytes are told by name, within a delivery and across deliveries")
    func sameBytes() throws {
        let test = try TestRegistry()
        var twins = test.request([.subjects, .events])
        twins.files[1] = ImportRequest.File(
            source: SourceFile(name: "copy.csv", sha256: twins.files[0].source.sha256, bytes: 1000), table: .events)
        let inOne = #expect(throws: RegistryError.self) {
            _ = try test.registry.importDelivery(twins, rawRow: { _ in [] }) { _ in }
        }
        #expect(inOne?.description.contains("subjects-1.csv and copy.csv") == true)
        let request = test.request([.subjects])
        #expect(try test.registry.earlierImports(of: request.files).isEmpty)
        _ = try test.registry.importDelivery(request, rawRow: { _ in [] }) { _ in }
        let known = try test.registry.earlierImports(of: request.files)
        #expect(known.values.map(\.name) == ["subjects-2.csv"])
        #expect(known.values.map(\.run) == [1])
        let again = #expect(throws: RegistryError.self) {
            _ = try test.registry.importDelivery(request, rawRow: { _ in [] }) { _ in }
        }
        #expect(again?.kind == .request)
        #expect(again?.description.contains("in run 1") == true)
    }

    @Test("A run that is not there is an error, not an empty list")
    func noSuchRun() throws {
        let test = try TestRegistry()
        #expect(try test.registry.rejects(run: nil) == [])
        let error = #expect(throws: RegistryError.self) { try test.registry.rejects(run: 7) }
        #expect(error?.kind == .request)
    }

    @Test("The contents name the runs, the files, the dictionaries and how many rows each table has")
    func contents() throws {
        let test = try TestRegistry()
        let summary = try test.deliver(Self.mixed + [event("S1", "2") { $0.coding = .uncoded }], policy: .keep)
        let contents = try test.registry.contents()
        #expect(contents.subjects == 3 && contents.exposures == 1 && contents.events == 2)
        #expect(contents.codedEvents == 1 && contents.files == 3 && contents.rejects == 2)
        #expect(contents.dictionaries.map(\.version) == [deliveredDictionary])
        #expect(contents.dictionaries.map(\.isOfSource) == [true])
        #expect(contents.dictionaries.map(\.events) == [1])
        let run = try #require(contents.runs.first)
        #expect(run.id == summary.run)
        #expect(run.files == "subjects-1.csv, exposures-1.csv, events-1.csv")
        #expect([run.actor, run.profile, run.policy, run.started] == ["tester", "test", "keep", TestRegistry.now])
    }
}
