import Foundation
import GRDB
import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("What a process that ended in the middle leaves behind")
struct InterruptedTests {
    /// The registry's files as they lie at this moment, copied to a folder of their own, without the shared memory.
    private func snapshot(of test: TestRegistry) throws -> (folder: PrivateFolder, registry: Registry) {
        let folder = try PrivateFolder()
        for name in test.filesInFolder where !name.hasSuffix("-shm") {
            try FileManager.default.copyItem(atPath: test.folder.file(name), toPath: folder.file(name))
        }
        return (folder, Registry(path: folder.file("study.soteria"), termKey: TermKey(variants: [])))
    }

    private func names(in folder: PrivateFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("An import cut off in the middle has stored nothing; the next writer clears its log away")
    func cutOffImport() throws {
        let test = try TestRegistry(rows: [subject("S1")])
        var cut: (folder: PrivateFolder, registry: Registry)?
        _ = try test.registry.importDelivery(test.request([.subjects]), rawRow: { _ in [] }) { session in
            // Enough rows that SQLite's cache overflows into the log.
            for number in 2...20_000 {
                let row = subject("S\(number)") { $0.site = String(repeating: "x", count: 5000) }
                try session.take(row.outcome(Origin(file: 0, line: number, byteOffset: number)))
            }
            cut = try snapshot(of: test)
        }
        #expect(try test.registry.contents().subjects == 20_000)
        let (folder, registry) = try #require(cut)
        let log = try FileManager.default.attributesOfItem(atPath: folder.file("study.soteria-wal"))[.size]
        #expect(((log as? NSNumber)?.intValue ?? 0) > 100_000)
        #expect(try registry.contents().subjects == 1)
        #expect(try registry.structureFindings() == [])
        try registry.use(.made(), now: TestRegistry.now)
        #expect(try registry.contents().subjects == 1)
        #expect(try names(in: folder) == ["study.soteria"])
    }

    @Test("A change cut off outside the log is rolled back by the first who reads")
    func cutOffJournal() throws {
        let test = try TestRegistry(rows: [subject("S1")])
        let before = try test.dump()
        var cut: (folder: PrivateFolder, registry: Registry)?
        let queue = try DatabaseQueue(path: test.registry.path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA cache_size = 1")
            try db.inTransaction(.immediate) {
                try db.execute(
                    sql: """
                        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                        INSERT INTO subject_attribute SELECT 1, 'name ' || i, 'value' FROM n
                        """)
                cut = try snapshot(of: test)
                return .rollback
            }
        }
        try queue.close()
        let (folder, registry) = try #require(cut)
        #expect(try names(in: folder) == ["study.soteria", "study.soteria-journal"])
        #expect(try registry.contents().subjects == 1)
        #expect(try names(in: folder) == ["study.soteria"])
        #expect(try registry.structureFindings() == [])
        #expect(FileManager.default.contents(atPath: registry.path).map(Array.init) == test.bytes)
        #expect(try test.dump() == before)
    }

    @Test("A commit that fails leaves the registry as it was and is an error")
    func failingCommit() throws {
        let test = try TestRegistry()
        let before = try test.dump()
        // A deferred key that points nowhere is found at COMMIT, after every statement has succeeded.
        #expect(throws: RegistryError.self) {
            try test.registry.writing { db in
                try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
                try db.execute(sql: "INSERT INTO subject_flag VALUES (99, 'F', 1)")
                return .commit(())
            }
        }
        #expect(try test.dump() == before)
        #expect(test.filesInFolder == ["study.soteria"])
    }
}
