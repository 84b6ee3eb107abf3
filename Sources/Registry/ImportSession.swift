import GRDB
import Safety

/// An import in progress: takes the outcomes of a delivery's rows, stores or refuses each, and counts them.
///
/// All of it happens in one transaction, which the registry ends. Files come in the order of `DeliveryTable`,
/// because each checks against the ones before.
package final class ImportSession {
    private let db: Database
    private let termKey: TermKey
    private let study: Study
    let fileIDs: [Int64]
    /// The bytes of a row as they stand in its file; asked only for rows that are refused.
    private let rawRow: (Origin) -> [UInt8]

    private let subjects: SubjectStore
    private let exposures: ExposureStore
    private let groups: GroupStore
    private let armSizes: ArmSizeStore
    private let dictionaries: DictionaryStore
    private let codings: CodingList
    private let events: EventStore
    private let supplements: SupplementStore
    private var setAside = SetAside()

    package private(set) var counts: [ImportCounts]
    package private(set) var rejects: [Reject] = []
    /// By position of an events file: where its checked fields stand.
    private var columnsOfEvents: [Int: CheckedColumns] = [:]

    init(
        db: Database, path: String, termKey: TermKey, fileIDs: [Int64], rawRow: @escaping (Origin) -> [UInt8]
    ) throws {
        self.db = db
        self.termKey = termKey
        self.fileIDs = fileIDs
        self.rawRow = rawRow
        study = try StudyStore.study(db)
        let positions = Positions(fileIDs: fileIDs)
        exposures = try ExposureStore(db: db, positions: positions)
        subjects = try SubjectStore(
            db: db, positions: positions, study: study, arms: try ArmStore(db: db, study: study), exposures: exposures)
        groups = try GroupStore(db: db, positions: positions, study: study)
        armSizes = ArmSizeStore(db: db, positions: positions, subjects: subjects)
        dictionaries = try DictionaryStore(db: db, positions: positions, termKey: termKey)
        codings = CodingList(dictionaries: dictionaries, termKey: termKey)
        events = try EventStore(
            db: db, path: path, positions: positions, study: study, subjects: subjects, codings: codings)
        supplements = try SupplementStore(db: db, positions: positions)
        counts = Array(repeating: ImportCounts(), count: fileIDs.count)
        if subjects.count == 0 {
            try setAside.drop("subject_inserted", by: "drop_subject_trigger", in: db)
            try setAside.drop("exposure_inserted", by: "drop_exposure_trigger", in: db)
        }
    }

    /// Stores a row or refuses it.
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
        case .group(let record, let evidence):
            try settle(evidence) {
                try checkStudy(record.studyID)
                return try groups.store(record, subject: try subjects.key(of: record.subject), evidence.origin)
            }
        case .arm(let record, let evidence):
            if let refusal = refusalOfStudy(record.studyID) {
                refuse(refusal, evidence.origin, evidence.columns)
            } else {
                armSizes.add(record, evidence)
            }
        case .dictionary(let entry, let evidence):
            try settle(evidence) { try dictionaries.store(entry, evidence.origin) }
            codings.forgetCodes()
        case .events(let batch):
            columnsOfEvents[batch.file] = batch.columns
            try events.stage(batch) { refuse($1, batch.origin(of: $0), batch.columns) }
        case .supplement(let record, let evidence):
            try loadEvents()
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
            count(try store(), file)
        } catch let refusal as Refusal {
            refuse(refusal, evidence.origin, evidence.columns)
        }
    }

    /// Ends the session when all rows have come: stores the events that were staged and completes the tables.
    func finish() throws {
        try loadEvents()
        try setAside.restore(in: db)
    }

    /// Stores the events that were staged; called when all rows of events have come.
    private func loadEvents() throws {
        try armSizes.complete(settle)
        try events.load { origin, result in
            switch result {
            case .kept(let row): count(row, origin.file)
            case .refused(let refusal): refuse(refusal, origin, columnsOfEvents[origin.file])
            }
        }
    }

    private func count(_ row: StoredRow, _ file: Int) {
        switch row {
        case .stored: counts[file].stored += 1
        case .duplicate:
            counts[file].stored += 1
            counts[file].duplicates += 1
        case .unchanged: counts[file].unchanged += 1
        }
    }

    private func refuse(_ refusal: Refusal, _ origin: Origin, _ columns: CheckedColumns?) {
        counts[origin.file].rejected += 1
        let column = refusal.field.flatMap { columns?[$0] }
        rejects.append(
            Reject(
                code: refusal.code, file: origin.file, line: origin.line, column: column?.number,
                columnName: column?.name, byteOffset: origin.byteOffset, detail: refusal.detail, row: rawRow(origin)))
    }

    /// Whether the last reject was of the same row: a row with several problems is one refused row.
    private func isOfRefusedRow(_ reject: Reject) -> Bool {
        guard let last = rejects.last, !last.isWholeFile else { return false }
        return last.file == reject.file && last.byteOffset == reject.byteOffset
    }

    private func checkStudy(_ identifier: String?) throws {
        if let refusal = refusalOfStudy(identifier) { throw refusal }
    }

    private func refusalOfStudy(_ identifier: String?) -> Refusal? {
        guard let own = study.identifier, let identifier, identifier != own else { return nil }
        return .otherStudy(own)
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

    static func otherStudy(_ own: String) -> Refusal {
        Refusal(.otherStudy, .studyID, "the row names another study than the registry's, \(own)")
    }
}

/// The registry's keys of a delivery's files, to store where a row came from.
struct Positions {
    let fileIDs: [Int64]

    /// Binds file key, line and byte offset of a row.
    func bind(_ origin: Origin, to binding: inout Binding) {
        binding.bind(fileIDs[origin.file])
        binding.bind(Int64(origin.line))
        binding.bind(Int64(origin.byteOffset))
    }

    /// File key, line and byte offset of a row.
    func values(_ origin: Origin) -> [StoredValue] {
        [.integer(fileIDs[origin.file]), StoredValue(origin.line), StoredValue(origin.byteOffset)]
    }
}
