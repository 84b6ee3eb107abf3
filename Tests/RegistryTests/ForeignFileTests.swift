import Foundation
import GRDB
import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("Files that are no registry of this program")
struct ForeignFileTests {
    /// What a file holds instead of a registry.
    enum Content: String, CaseIterable {
        case nothing, text, otherDatabase, otherDatabaseWithLog
    }

    private func make(_ content: Content, in folder: PrivateFolder) throws -> Registry {
        let path = folder.file("file")
        switch content {
        case .nothing: try folder.write("file", "")
        case .text: try folder.write("file", String(repeating: "USUBJID,AETERM\n", count: 400))
        case .otherDatabase, .otherDatabaseWithLog:
            let queue = try DatabaseQueue(path: path)
            try queue.writeWithoutTransaction { db in
                if content == .otherDatabaseWithLog { try db.execute(sql: "PRAGMA journal_mode = WAL") }
                try db.execute(sql: "CREATE TABLE budget (amount INTEGER); INSERT INTO budget VALUES (42)")
            }
            try queue.close()
        }
        return Registry(path: path, termKey: TermKey(variants: []))
    }

    @Test("Reading or writing a foreign file is refused and leaves its bytes", arguments: Content.allCases)
    func untouched(content: Content) throws {
        let folder = try PrivateFolder()
        let registry = try make(content, in: folder)
        let before = FileManager.default.contents(atPath: registry.path)
        for attempt in 1...2 {
            let error = #expect(throws: RegistryError.self) {
                if attempt == 1 {
                    _ = try registry.contents()
                } else {
                    try registry.use(.made(), now: TestRegistry.now)
                }
            }
            #expect(error?.kind == .registry)
            #expect(error?.description.contains(registry.path) == true)
        }
        #expect(FileManager.default.contents(atPath: registry.path) == before)
        // SQLite itself leaves an empty log beside a database that keeps one.
        let beside = content == .otherDatabaseWithLog ? ["file", "file-shm", "file-wal"] : ["file"]
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == beside)
    }

    @Test("A registry of a newer schema is refused with the advice to use a newer program")
    func newer() throws {
        let test = try TestRegistry()
        try test.tamper("PRAGMA user_version = 1000")
        let before = test.bytes
        for write in [false, true] {
            let error = #expect(throws: RegistryError.self) {
                if write {
                    try test.registry.use(.made(), now: TestRegistry.now)
                } else {
                    _ = try test.registry.study()
                }
            }
            #expect(error?.kind == .registry)
            #expect(error?.description.contains("Use a newer program") == true)
        }
        #expect(test.bytes == before)
    }

    @Test("Where there is no registry, the error says how to make one and makes no file")
    func missing() throws {
        let folder = try PrivateFolder()
        let registry = Registry(path: folder.file("none"), termKey: TermKey(variants: []))
        for write in [false, true] {
            let error = #expect(throws: RegistryError.self) {
                if write { try registry.use(.made(), now: TestRegistry.now) } else { _ = try registry.study() }
            }
            #expect(error?.kind == .registry)
            #expect(error?.description.contains("soteria init") == true)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}
