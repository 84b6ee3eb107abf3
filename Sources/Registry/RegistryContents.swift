import Foundation
import GRDB
import Safety

/// What a registry holds, for `soteria info`.
package struct RegistryContents: Sendable, Equatable {
    package var study: Study
    package var generation: Int
    package var schemaVersion: Int
    package var subjects: Int
    package var exposures: Int
    package var events: Int
    package var codedEvents: Int
    package var files: Int
    package var rejects: Int
    package var dictionaries: [StoredDictionary]
    package var runs: [ImportRun]
}

/// A dictionary of a registry with the number of events coded in it.
package struct StoredDictionary: Sendable, Equatable {
    package var version: DictionaryVersion
    package var isOfSource: Bool
    package var events: Int
}

/// An import run as the registry recorded it.
package struct ImportRun: Sendable, Equatable {
    package var id: Int
    package var started: String
    package var actor: String
    package var programVersion: String
    package var profile: String
    package var policy: String
    package var counts: ImportCounts
    package var files: String
}

/// A refused row as the registry kept it.
package struct StoredReject: Sendable, Equatable {
    package var run: Int
    package var file: String
    package var line: Int
    package var column: Int?
    package var columnName: String?
    package var byteOffset: Int
    package var code: String
    package var detail: String
    package var row: [UInt8]
}

extension Registry {
    /// What the registry holds.
    package func contents() throws(RegistryError) -> RegistryContents {
        try reading { db in
            guard let row = try db.row("contents") else {
                throw RegistryError(.registry, "\(path) did not answer what it holds.")
            }
            return RegistryContents(
                study: try StudyStore.study(db), generation: try StudyStore.generation(db),
                schemaVersion: Connection.schemaVersion, subjects: row["subjects"], exposures: row["exposures"],
                events: row["events"], codedEvents: row["coded"], files: row["files"], rejects: row["rejects"],
                dictionaries: try storedDictionaries(db), runs: try runs(db))
        }
    }

    /// The dictionaries that the registry holds.
    package func dictionaries() throws(RegistryError) -> [StoredDictionary] { try reading(storedDictionaries) }

    /// The refused rows of one run, or of all, by file, line and column.
    package func rejects(run: Int?) throws(RegistryError) -> [StoredReject] {
        try reading { db in
            if let run, !(try runs(db).contains { $0.id == run }) {
                throw RegistryError(.request, "The registry has no import run \(run). `soteria info` lists the runs.")
            }
            return try db.rows("rejects", ["run": run]).map { row in
                StoredReject(
                    run: row["run_id"], file: row["file"], line: row["line"], column: row["column_number"],
                    columnName: row["column_name"], byteOffset: row["byte_offset"], code: row["code"],
                    detail: row["detail"], row: [UInt8](row["row"] as Data))
            }
        }
    }

    private func storedDictionaries(_ db: Database) throws -> [StoredDictionary] {
        try db.rows("dictionaries").map { row in
            StoredDictionary(
                version: DictionaryVersion(name: row["name"], version: row["version"], language: row["language"]),
                isOfSource: row["is_of_source"], events: row["events"])
        }
    }

    private func runs(_ db: Database) throws -> [ImportRun] {
        try db.rows("runs").map { row in
            var counts = ImportCounts()
            counts.stored = row["rows_stored"]
            counts.unchanged = row["rows_unchanged"]
            counts.rejected = row["rows_rejected"]
            counts.ignored = row["rows_ignored"]
            counts.duplicates = row["duplicates"]
            return ImportRun(
                id: row["id"], started: row["started"], actor: row["actor"], programVersion: row["program_version"],
                profile: row["profile"], policy: row["on_reject"], counts: counts, files: row["files"])
        }
    }
}
