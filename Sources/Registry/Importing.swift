import Foundation
import GRDB
import Safety

/// What a command says of a delivery before its rows come.
package struct ImportRequest: Sendable {
    /// A file of the delivery and the table that it fills, in reading order.
    package struct File: Sendable, Hashable {
        package let source: SourceFile
        package let table: DeliveryTable
        /// Whether the file's rows complete those of other files of the table.
        package let isJoined: Bool
        /// What its blanks and the columns that it lacks mean in a correction.
        package let columns: DeliveredColumns

        package init(
            source: SourceFile, table: DeliveryTable, isJoined: Bool = false, columns: DeliveredColumns = .all
        ) {
            self.source = source
            self.table = table
            self.isJoined = isJoined
            self.columns = columns
        }

        /// What it fills, in the words that are stored.
        var fills: String { isJoined ? "joined to \(table.name)" : table.name }
        /// What no other table of the registry's files has: the file's bytes, its part, and what it fills.
        var identity: [String] { [source.sha256, source.part, fills] }
    }
    /// What happens when a row is refused.
    package enum RejectPolicy: String, Sendable {
        /// Nothing of the delivery is stored.
        case stop
        /// Good rows are stored and refused ones kept aside; a problem of a whole file still stops.
        case keep
    }
    package var files: [File]
    package var programVersion: String
    package var profile: String
    package var profileText: String
    package var actor: String
    /// The time of the run, UTC, ISO 8601.
    package var now: String
    package var policy: RejectPolicy
    package var isDryRun: Bool
    /// Columns left out at the user's word, as "file: column".
    package var ignoredColumns: [String]
    /// Doubts that no row was refused for.
    package var accepted: [String]
    /// Set when the delivery corrects stored rows.
    package var correction: Correction?
    /// Files that came with the delivery and were imported before, byte for byte; their rows are not missing.
    package var redelivered: [File]

    package init(
        files: [File], programVersion: String, profile: String, profileText: String, actor: String, now: String,
        policy: RejectPolicy, isDryRun: Bool, ignoredColumns: [String], accepted: [String] = [],
        correction: Correction? = nil, redelivered: [File] = []
    ) {
        self.files = files
        self.programVersion = programVersion
        self.profile = profile
        self.profileText = profileText
        self.actor = actor
        self.now = now
        self.policy = policy
        self.isDryRun = isDryRun
        self.ignoredColumns = ignoredColumns
        self.accepted = accepted
        self.correction = correction
        self.redelivered = redelivered
    }
}

/// How an import ended.
package struct ImportSummary: Sendable, Equatable {
    /// The key of the run, nil when nothing was stored.
    package var run: Int?
    /// Counts by file, in the order of the request.
    package var counts: [ImportCounts]
    /// Every refused row, by file, line and column.
    package var rejects: [Reject]
    /// Whether the delivery is, or in a dry run would be, stored.
    package var isAccepted: Bool
    /// What a correcting delivery does; nil for others and for one that is not accepted.
    package var correction: CorrectionSummary?
}

extension Registry {
    /// Which of these tables were imported before, byte for byte: the run and the name under which they came.
    package func earlierImports(
        of files: [ImportRequest.File]
    ) throws(RegistryError) -> [ImportRequest.File: (run: Int, name: String)] {
        try reading { db in
            var found: [ImportRequest.File: (run: Int, name: String)] = [:]
            for file in files {
                guard let row = try db.row("source_file_by_bytes", StatementArguments(file.identity)) else { continue }
                found[file] = (try row.value("run_id"), try row.value("name"))
            }
            return found
        }
    }

    /// Imports a delivery in one transaction: wholly, or by the policy without the refused rows, or not at all. A dry
    /// run does the same on a private copy, so that the registry's file is only read.
    ///
    /// - Parameters:
    ///   - rawRow: gives the bytes of a row, asked for refused rows only.
    ///   - rows: feeds the session with the outcomes of all files, in the order of the request.
    package func importDelivery(
        _ request: ImportRequest, rawRow: @escaping (Origin) -> [UInt8], rows: (ImportSession) throws -> Void
    ) throws -> ImportSummary {
        var failure: (any Error)?
        let body = { (db: Database) -> Ending<ImportSummary?> in
            try checkFiles(request.files, in: db)
            try PackedCopy.markStale(db)
            let run = try storeRun(request, in: db)
            let fileIDs = try request.files.map { file in try storeFile(file, run: run, in: db) }
            let session = try ImportSession(
                db: db, path: path, termKey: termKey, run: run, request: request, fileIDs: fileIDs, rawRow: rawRow)
            do {
                try rows(session)
                try session.finish()
            } catch let error where !(error is DatabaseError) {
                // The error of whoever feeds the rows, to be passed on as it is.
                failure = error
                return .rollback(nil)
            }
            let summary = try finish(session, run: run, request, in: db)
            return summary.isAccepted && !request.isDryRun ? .commit(summary) : .rollback(summary)
        }
        let summary =
            request.isDryRun ? try rehearsing(body) : try writing(for: try holdsRows() ? .change : .firstLoad, body)
        if let failure { throw failure }
        guard let summary else { throw RegistryError(.registry, "The import on \(path) had no result.") }
        return summary
    }

    private func holdsRows() throws(RegistryError) -> Bool {
        try reading { db in try db.row("holds_rows")?.value("holds") ?? false }
    }

    /// Every table of the files of a registry has its own bytes.
    private func checkFiles(_ files: [ImportRequest.File], in db: Database) throws {
        var names: [String: String] = [:]
        for file in files {
            let name = file.source.name
            if let twin = names.updateValue(name, forKey: file.source.sha256), twin != name {
                throw RegistryError(.request, "\(twin) and \(name) hold the same bytes. Import one of them.")
            }
            if !file.isJoined, let row = try db.row("source_file_by_bytes", StatementArguments(file.identity)) {
                throw RegistryError(
                    .request,
                    "\(name) was imported already, as \(try row.value("name") as String) in run "
                        + "\(try row.value("run_id") as Int). Leave it out.")
            }
        }
    }

    /// Stores a file and gives its key. A file that completes others may have been stored by an earlier run.
    private func storeFile(_ file: ImportRequest.File, run: Int64, in db: Database) throws -> Int64 {
        if file.isJoined, let row = try db.row("source_file_by_bytes", StatementArguments(file.identity)) {
            return try row.value("id")
        }
        try db.run(
            "store_source_file",
            [
                run, file.source.name, file.source.sha256, file.source.bytes, file.fills, file.source.part,
                file.source.format,
            ])
        return db.lastInsertedRowID
    }

    private func storeRun(_ request: ImportRequest, in db: Database) throws -> Int64 {
        let list = { (texts: [String]) in String(decoding: try JSONEncoder().encode(texts), as: UTF8.self) }
        try db.run(
            "store_run",
            [
                request.programVersion, request.profile, request.profileText, request.actor, request.now,
                request.policy.rawValue, list(request.ignoredColumns), list(request.accepted),
                request.correction?.reason,
            ])
        return db.lastInsertedRowID
    }

    private func finish(
        _ session: ImportSession, run: Int64, _ request: ImportRequest, in db: Database
    ) throws -> ImportSummary {
        let rejects = session.rejects.sorted {
            ($0.file, $0.line, $0.column ?? 0, $0.byteOffset) < ($1.file, $1.line, $1.column ?? 0, $1.byteOffset)
        }
        let mustStop = request.policy == .stop ? !rejects.isEmpty : rejects.contains(where: \.isWholeFile)
        var summary = ImportSummary(run: nil, counts: session.counts, rejects: rejects, isAccepted: !mustStop)
        if summary.isAccepted { summary.correction = try session.corrections?.summary(session.counts) }
        guard summary.isAccepted, !request.isDryRun else { return summary }
        let sum = session.counts.reduce(ImportCounts(), +)
        try db.run(
            "finish_run",
            [
                sum.read, sum.stored, sum.unchanged, sum.rejected, sum.ignored, sum.duplicates, sum.changed,
                session.corrections?.missingRows, try session.corrections?.removedRows().values.reduce(0, +) ?? 0, run,
            ])
        for reject in rejects {
            try db.run(
                "store_reject",
                [
                    run, session.fileIDs[reject.file], reject.line, reject.column, reject.columnName,
                    reject.byteOffset, reject.code.rawValue, reject.detail, Data(reject.row),
                ])
        }
        if try !PackedCopy.state(db).isCurrent { try PackedCopy.rebuild(db) }
        try StudyStore.advanceGeneration(db)
        summary.run = Int(run)
        return summary
    }
}
