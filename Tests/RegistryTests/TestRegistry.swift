import Foundation
import GRDB
import Incidence
import Safety
import TestSupport
import Testing

@testable import Registry

/// A registry of one test's own, in its own folder, filled row by row.
///
/// Its active rules differ from every rule set under test, so that those are first counted ad hoc.
final class TestRegistry {
    let folder: PrivateFolder
    let registry: Registry
    private var deliveries = 0

    static let now = "2025-01-01T00:00:00Z"

    init(
        arms: [String] = ["Treated"], groups: [String] = [], notAnArm: [String] = [], identifier: String? = nil,
        rules: RuleSet = .start,
        name: String = "study.soteria"
    ) throws {
        folder = try PrivateFolder()
        registry = Registry(
            path: folder.file(name), termKey: TermKey(variants: [("diarrhea", "diarrhoea"), ("anemia", "anaemia")]))
        var study = TestRegistry.study(arms: arms, notAnArm: notAnArm, identifier: identifier)
        study.groups = groups
        if study == TestRegistry.plainStudy, rules == .start {
            try folder.write(name, try TestRegistry.blank.get())
        } else {
            try registry.create(StudyDefinition(study: study, rules: rules), now: TestRegistry.now)
        }
    }

    private static func study(arms: [String], notAnArm: [String], identifier: String?) -> Study {
        Study(identifier: identifier, title: "Synthetic test study", arms: arms, notAnArm: notAnArm, isSynthetic: true)
    }

    private static let plainStudy = study(arms: ["Treated"], notAnArm: [], identifier: nil)

    /// The bytes of a new registry of the plain study: made once, since most tests begin with it.
    private static let blank = Result<[UInt8], any Error> {
        let folder = try PrivateFolder()
        let registry = Registry(path: folder.file("blank"), termKey: TermKey(variants: []))
        try registry.create(StudyDefinition(study: plainStudy, rules: .start), now: now)
        return FileManager.default.contents(atPath: registry.path).map(Array.init) ?? []
    }

    /// A registry with these rows, none of which is refused.
    convenience init(
        arms: [String] = ["Treated"], groups: [String] = [], notAnArm: [String] = [], identifier: String? = nil,
        rules: RuleSet = .start, rows: [TestRow]
    ) throws {
        try self.init(arms: arms, groups: groups, notAnArm: notAnArm, identifier: identifier, rules: rules)
        let summary = try deliver(rows)
        #expect(summary.rejects == [])
    }

    /// Imports rows as one delivery: a file per table, the rows of a file on lines 2, 3 … in the order given.
    @discardableResult
    func deliver(
        _ rows: [TestRow], policy: ImportRequest.RejectPolicy = .stop, isDryRun: Bool = false,
        correction: Correction? = nil, columns: DeliveredColumns = .all
    ) throws -> ImportSummary {
        let tables = DeliveryTable.allCases.filter { table in rows.contains { $0.table == table } }
        return try registry.importDelivery(
            request(tables, policy: policy, isDryRun: isDryRun, correction: correction, columns: columns),
            rawRow: { Array("line \($0.line)".utf8) }
        ) { session in
            for (file, table) in tables.enumerated() {
                for (index, row) in rows.filter({ $0.table == table }).enumerated() {
                    let origin = Origin(file: file, line: index + 2, byteOffset: (index + 1) * 100)
                    try session.take(row.outcome(origin))
                }
            }
        }
    }

    /// Imports rows as a delivery that corrects what is stored.
    @discardableResult
    func correct(
        _ rows: [TestRow], cumulative: Bool = false, removing: Bool = false,
        policy: ImportRequest.RejectPolicy = .stop, isDryRun: Bool = false, columns: DeliveredColumns = .all
    ) throws -> ImportSummary {
        let correction = Correction(
            reason: "query answered", isCumulative: cumulative, removesMissing: removing, listsChanges: true)
        return try deliver(rows, policy: policy, isDryRun: isDryRun, correction: correction, columns: columns)
    }

    /// The request of the next delivery; its files have bytes of their own.
    func request(
        _ tables: [DeliveryTable], policy: ImportRequest.RejectPolicy = .stop, isDryRun: Bool = false,
        correction: Correction? = nil, columns: DeliveredColumns = .all
    ) -> ImportRequest {
        deliveries += 1
        let files = tables.map { table in
            ImportRequest.File(
                source: SourceFile(
                    name: "\(table.name)-\(deliveries).csv", sha256: hash("\(deliveries) \(table.name)"), bytes: 1000),
                table: table, columns: columns)
        }
        return ImportRequest(
            files: files, programVersion: "0.0.0", profile: "test", profileText: "columns: {}", actor: "tester",
            now: TestRegistry.now, policy: policy, isDryRun: isDryRun, ignoredColumns: [],
            correction: correction)
    }

    func hash(_ text: String) -> String { TextHash.sha256(text) }

    /// The events of a selection in the order of a listing; `all` also lists those that the rules leave out.
    func listing(_ rules: RuleSet, _ selection: EventSelection = EventSelection(), all: Bool) throws -> [ListedEvent] {
        var listed: [ListedEvent] = []
        var choosing = EventChoosing(rules: rules, selection: selection, all: all)
        try registry.events(rules, selection) { chunk, codings, arms in
            try choosing.events(of: chunk, codings: codings, arms: arms)
        } _: { event in
            listed.append(event)
        }
        return listed
    }

    /// The count of a request over the packed columns.
    func packedCounts(_ request: CountRequest) throws -> IncidenceCounts {
        try registry.columns(PackedCounter.wanted([request])) { frame in
            PackedCounter([request], frame: frame)
        } add: {
            try $0.add($1)
        }.counts[0]
    }

    /// Reads the registry's file as any SQLite program would.
    func sql<Value: DatabaseValueConvertible>(_ query: String) throws -> [Value] {
        try DatabaseQueue(path: registry.path).read { db in try Value.fetchAll(db, sql: query) }
    }

    /// Changes the registry's file behind the program's back.
    func tamper(_ statement: String, foreignKeys: Bool = true) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = foreignKeys
        try DatabaseQueue(path: registry.path, configuration: configuration).write { try $0.execute(sql: statement) }
    }

    /// Every row of every table but the counter of changes, as text: two equal dumps are the same registry.
    func dump() throws -> [String] {
        try DatabaseQueue(path: registry.path).read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table) \($0)" }.sorted()
            }
        }
    }

    var filesInFolder: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    }

    var bytes: [UInt8] { (FileManager.default.contents(atPath: registry.path)).map(Array.init) ?? [] }
}
