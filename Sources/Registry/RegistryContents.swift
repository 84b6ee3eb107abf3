import Foundation
import GRDB
import Safety

/// What a registry holds, for `soteria info`.
package struct RegistryContents: Sendable, Equatable {
    package var study: Study
    package var generation: Int
    package var schemaVersion: Int
    package var studyArms: StudyArms
    /// The arms whose N was delivered apart from their participants.
    package var armSizes: [ArmSize]
    package var subjects: Int
    package var exposures: Int
    package var events: Int
    package var codedEvents: Int
    package var files: Int
    package var rejects: Int
    package var dictionaries: [StoredDictionary]
    package var runs: [ImportRun]
}

/// An arm whose N was delivered apart from its participants.
package struct ArmSize: Sendable, Equatable {
    package var arm: Arm
    /// Its N: the participants at risk.
    package var subjects: Int
    /// Of these, those who are known by number only.
    package var unnamed: Int
    /// Deaths of any cause as delivered; nil where none were.
    package var deaths: Int?
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
    /// Why it corrected stored rows; nil for a run that could only add rows.
    package var reason: String?
    /// Stored rows that a cumulative delivery did not carry, nil where they were not looked for; and those removed.
    package var missing: Int?
    package var removed: Int
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
            let events = try eventsByCoding(db)
            return RegistryContents(
                study: try StudyStore.study(db), generation: try StudyStore.generation(db),
                schemaVersion: Connection.schemaVersion,
                studyArms: StudyArms(arms: try StudyStore.arms(db), groups: try StudyStore.groups(db)),
                armSizes: try armSizes(db), subjects: try row.value("subjects"),
                exposures: try row.value("exposures"), events: events.values.reduce(0, +),
                codedEvents: events.filter { $0.key != 0 }.values.reduce(0, +), files: try row.value("files"),
                rejects: try row.value("rejects"),
                dictionaries: try storedDictionaries(db, events), runs: try runs(db))
        }
    }

    /// The arms whose N was delivered apart from their participants.
    package func armSizes() throws(RegistryError) -> [ArmSize] { try reading(armSizes) }

    private func armSizes(_ db: Database) throws -> [ArmSize] {
        try db.rows("arm_sizes").map { row in
            ArmSize(
                arm: Arm(id: try row.value("arm_id"), name: try row.value("arm")), subjects: try row.value("subjects"),
                unnamed: try row.value("unnamed"), deaths: try row.optional("deaths"))
        }
    }

    /// The dictionaries that the registry holds.
    package func dictionaries() throws(RegistryError) -> [StoredDictionary] {
        try reading { db in try storedDictionaries(db, eventsByCoding(db)) }
    }

    /// The refused rows of one run, or of all, by file, line and column.
    package func rejects(run: Int?) throws(RegistryError) -> [StoredReject] {
        try reading { db in
            if let run, !(try runs(db).contains { $0.id == run }) {
                throw RegistryError(.request, "The registry has no import run \(run). `soteria info` lists the runs.")
            }
            return try db.rows("rejects", ["run": run]).map { row in
                StoredReject(
                    run: try row.value("run_id"), file: try row.value("file"), line: try row.value("line"),
                    column: try row.optional("column_number"), columnName: try row.optional("column_name"),
                    byteOffset: try row.value("byte_offset"), code: try row.value("code"),
                    detail: try row.value("detail"), row: [UInt8](try row.value("row") as Data))
            }
        }
    }

    /// The number of events by key of their coding, 0 for none: by the packed copy, or else by the rows.
    private func eventsByCoding(_ db: Database) throws -> [Int: Int] {
        if let counted = try PackedCopy.eventsByCoding(db) { return counted }
        var events: [Int: Int] = [:]
        let rows = try RowStream("events_by_coding", in: db)
        while rows.hasRow {
            events[rows.integer(0)] = rows.integer(1)
            try rows.next()
        }
        return events
    }

    private func storedDictionaries(_ db: Database, _ events: [Int: Int]) throws -> [StoredDictionary] {
        var perDictionary: [Int: Int] = [:]
        let codings = try RowStream("codings", in: db)
        while codings.hasRow {
            perDictionary[codings.integer(2), default: 0] += events[codings.integer(0)] ?? 0
            try codings.next()
        }
        return try db.rows("dictionaries").map { row in
            StoredDictionary(
                version: DictionaryVersion(
                    name: try row.value("name"), version: try row.value("version"),
                    language: try row.value("language")),
                isOfSource: try row.value("is_of_source"), events: perDictionary[try row.value("id")] ?? 0)
        }
    }

    func runs(_ db: Database) throws -> [ImportRun] {
        try db.rows("runs").map { row in
            var counts = ImportCounts()
            counts.stored = try row.value("rows_stored")
            counts.unchanged = try row.value("rows_unchanged")
            counts.rejected = try row.value("rows_rejected")
            counts.ignored = try row.value("rows_ignored")
            counts.duplicates = try row.value("duplicates")
            counts.changed = try row.value("rows_changed")
            return ImportRun(
                id: try row.value("id"), started: try row.value("started"), actor: try row.value("actor"),
                programVersion: try row.value("program_version"), profile: try row.value("profile"),
                policy: try row.value("on_reject"), reason: try row.optional("reason"),
                missing: try row.optional("rows_missing"), removed: try row.value("rows_removed"), counts: counts,
                files: try row.optional("files") ?? "")
        }
    }
}
