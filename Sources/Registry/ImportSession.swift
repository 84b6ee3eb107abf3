import GRDB
import Safety

/// An import in progress: takes the outcomes of a delivery's rows, stores or refuses each, and counts them.
///
/// All of it happens in one transaction, which the registry ends. Files come in the order subjects, exposures,
/// dictionary, events, supplements, because each checks against the ones before.
package final class ImportSession {
    private let db: Database
    private let termKey: TermKey
    private let study: Study
    let fileIDs: [Int64]
    /// The bytes of a row as they stand in its file; asked only for rows that are refused.
    private let rawRow: (Origin) -> [UInt8]

    private let subjects: SubjectStore
    private let exposures: ExposureStore
    private let dictionaries: DictionaryStore
    private let events: EventStore
    private let supplements: SupplementStore

    package private(set) var counts: [ImportCounts]
    package private(set) var rejects: [Reject] = []

    init(
        db: Database, termKey: TermKey, fileIDs: [Int64], rawRow: @escaping (Origin) -> [UInt8]
    ) throws {
        self.db = db
        self.termKey = termKey
        self.fileIDs = fileIDs
        self.rawRow = rawRow
        study = try StudyStore.study(db)
        let positions = Positions(fileIDs: fileIDs)
        exposures = try ExposureStore(db: db, positions: positions)
        subjects = try SubjectStore(db: db, positions: positions, study: study, exposures: exposures)
        dictionaries = DictionaryStore(db: db, positions: positions, termKey: termKey)
        events = try EventStore(db: db, positions: positions, dictionaries: dictionaries)
        supplements = try SupplementStore(db: db, positions: positions)
        counts = Array(repeating: ImportCounts(), count: fileIDs.count)
    }

    /// Stores rows or refuses them.
    package func take(_ outcome: ImportOutcome) throws {
        switch outcome {
        case .subject(let record, let evidence):
            try settle(evidence) {
                try checkStudy(record.studyID)
                return try subjects.store(record, evidence.origin)
            }
        case .exposure(let record, let evidence):
            try settle(evidence) {
                try checkStudy(record.studyID)
                return try exposures.store(record, subject: try subjects.key(of: record.subject), evidence.origin)
            }
        case .dictionary(let entry, let evidence):
            try settle(evidence) { try dictionaries.store(entry, evidence.origin) }
        case .events(let batch):
            for row in batch.rows {
                let evidence = RowEvidence(origin: batch.origin(of: row), columns: batch.columns)
                let record = EventContent(row, of: batch)
                try settle(evidence) {
                    try checkStudy(record.studyID)
                    return try events.store(record, subject: try subjects.key(of: record.subject), evidence.origin)
                }
            }
        case .supplement(let record, let evidence):
            try settle(evidence) {
                try checkStudy(record.studyID)
                let subject = try subjects.key(of: record.subject)
                return try supplements.store(
                    record, event: try events.known(subject: subject, sequence: record.eventSequence),
                    evidence.origin)
            }
        case .ignored(let origin): counts[origin.file].ignored += 1
        case .rejected(let reject):
            if !reject.isWholeFile, !isOfRefusedRow(reject) { counts[reject.file].rejected += 1 }
            rejects.append(reject)
        }
    }

    private func settle(_ evidence: RowEvidence, _ store: () throws -> StoredRow) throws {
        let file = evidence.origin.file
        do {
            switch try store() {
            case .stored: counts[file].stored += 1
            case .duplicate:
                counts[file].stored += 1
                counts[file].duplicates += 1
            case .unchanged: counts[file].unchanged += 1
            }
        } catch let refusal as Refusal {
            counts[file].rejected += 1
            let column = refusal.field.flatMap { evidence.columns[$0] }
            rejects.append(
                Reject(
                    code: refusal.code, file: file, line: evidence.origin.line, column: column?.number,
                    columnName: column?.name, byteOffset: evidence.origin.byteOffset, detail: refusal.detail,
                    row: rawRow(evidence.origin)))
        }
    }

    /// Whether the last reject was of the same row: a row with several problems is one refused row.
    private func isOfRefusedRow(_ reject: Reject) -> Bool {
        guard let last = rejects.last, !last.isWholeFile else { return false }
        return last.file == reject.file && last.byteOffset == reject.byteOffset
    }

    private func checkStudy(_ identifier: String?) throws {
        guard let own = study.identifier, let identifier, identifier != own else { return }
        throw Refusal(.otherStudy, .studyID, "the row names another study than the registry's, \(own)")
    }
}

/// What became of a row that the registry accepted.
enum StoredRow {
    case stored
    /// Stored, with the same content as an earlier event of the subject.
    case duplicate
    case unchanged
}

/// Why the registry refuses a row; it becomes a `Reject` with the row's position.
struct Refusal: Error {
    let code: RejectCode
    let field: CheckedColumns.Field?
    let detail: String

    init(_ code: RejectCode, _ field: CheckedColumns.Field?, _ detail: String) {
        self.code = code
        self.field = field
        self.detail = detail
    }
}

/// The registry's keys of a delivery's files, to store where a row came from.
struct Positions {
    let fileIDs: [Int64]

    /// File key, line and byte offset of a row.
    func values(_ origin: Origin) -> [StoredValue] {
        [.integer(fileIDs[origin.file]), StoredValue(origin.line), StoredValue(origin.byteOffset)]
    }
}
