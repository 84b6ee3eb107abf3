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
    /// Nil where the delivery is not said to correct stored rows.
    let corrections: Corrections?

    package private(set) var counts: [ImportCounts]
    package private(set) var rejects: [Reject] = []
    private var refusedEvents: RefusedEvents
    /// By position of an events file: where its checked fields stand.
    private var columnsOfEvents: [Int: CheckedColumns] = [:]

    init(
        db: Database, path: String, termKey: TermKey, run: Int64, request: ImportRequest, fileIDs: [Int64],
        rawRow: @escaping (Origin) -> [UInt8]
    ) throws {
        self.db = db
        self.termKey = termKey
        self.fileIDs = fileIDs
        self.rawRow = rawRow
        study = try StudyStore.study(db)
        let positions = Positions(fileIDs: fileIDs)
        let rows = try SubjectRows(db: db)
        exposures = try ExposureStore(db: db, positions: positions, rows: rows)
        subjects = try SubjectStore(
            db: db, positions: positions, study: study, arms: try ArmStore(db: db, study: study), rows: rows,
            exposures: exposures)
        groups = try GroupStore(db: db, positions: positions, study: study)
        armSizes = ArmSizeStore(db: db, positions: positions, subjects: subjects)
        dictionaries = try DictionaryStore(db: db, positions: positions, termKey: termKey)
        codings = CodingList(dictionaries: dictionaries, termKey: termKey)
        events = try EventStore(
            db: db, path: path, positions: positions, study: study, subjects: subjects, codings: codings)
        supplements = try SupplementStore(db: db, positions: positions)
        corrections = try request.correction.map { [subjects, exposures, supplements] in
            try Corrections(
                $0, db: db, run: run, request: request, positions: positions, subjects: subjects,
                exposures: exposures, supplements: supplements)
        }
        counts = Array(repeating: ImportCounts(), count: fileIDs.count)
        refusedEvents = RefusedEvents(request.files)
        if subjects.count == 0 {
            try setAside.drop("subject_by_identifier", by: "drop_subject_index", in: db)
            try exposures.setIndexAside()
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
                if let corrections { return try corrections.subjects.take(record, evidence.origin) }
                return try subjects.store(record, evidence.origin)
            }
        case .exposure(let record, let evidence):
            try settle(evidence) {
                try checkStudy(record.studyID)
                let subject = try subjects.key(of: record.subject)
                if let corrections {
                    return try corrections.exposures.take(record, subject: subject, evidence.origin)
                }
                return try exposures.store(record, subject: subject, evidence.origin)
            }
        case .group(let record, let evidence):
            try settle(evidence) {
                try checkStudy(record.studyID)
                let subject = try subjects.key(of: record.subject)
                // A membership refers to a subject that is in its table.
                try subjects.flush()
                return try groups.store(record, subject: subject, evidence.origin)
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
            if refusedEvents.contains(evidence.origin) {
                counts[evidence.origin.file].ignored += 1
                return
            }
            try settle(evidence) {
                try checkStudy(record.studyID)
                let subject = try subjects.key(of: record.subject)
                let event = try events.known(subject: subject, sequence: record.eventSequence)
                if let corrections {
                    return try corrections.supplements.take(
                        record, event: event.key, subject: subject, evidence.origin)
                }
                return try supplements.store(record, event: event, evidence.origin)
            }
        case .ignored(let origin): counts[origin.file].ignored += 1
        case .rejected(let reject):
            if !reject.isWholeFile, !isOfRefusedRow(reject) { counts[reject.file].rejected += 1 }
            refusedEvents.add(file: reject.file, byteOffset: reject.byteOffset)
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
        guard let corrections else { return }
        try corrections.finish { origin in
            // What was stored of the row cannot be taken back alone: the delivery stops.
            refuse(SupplementStore.contradiction, origin, nil, isWholeFile: true)
        }
        // A correction may have removed subjects, or moved them to another arm.
        try armSizes.complete(settle)
        for (file, key) in fileIDs.enumerated() {
            counts[file].duplicates = try db.row("duplicates_of_file", [key])?.value("events") ?? 0
        }
    }

    /// Stores the events that were staged; called when all rows of events have come.
    private func loadEvents() throws {
        try exposures.settle()
        try armSizes.complete(settle)
        try events.load(correcting: corrections?.events) { origin, result in
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
        case .changed:
            counts[file].stored += 1
            counts[file].changed += 1
        case .unchanged: counts[file].unchanged += 1
        }
    }

    private func refuse(
        _ refusal: Refusal, _ origin: Origin, _ columns: CheckedColumns?, isWholeFile: Bool = false
    ) {
        if !isWholeFile { counts[origin.file].rejected += 1 }
        refusedEvents.add(file: origin.file, byteOffset: origin.byteOffset)
        let column = refusal.field.flatMap { columns?[$0] }
        rejects.append(
            Reject(
                code: refusal.code, file: origin.file, line: origin.line, column: column?.number,
                columnName: column?.name, byteOffset: origin.byteOffset, detail: refusal.detail, row: rawRow(origin),
                isWholeFile: isWholeFile))
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
    /// Stored in place of what was stored under its key.
    case changed
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

    /// A row's key is stored with other content, and the delivery is not said to correct it.
    static func otherContent(_ what: String, _ field: CheckedColumns.Field?) -> Refusal {
        Refusal(
            .conflict, field,
            "\(what) is stored with other content; if the delivery corrects it, import with --correct --reason TEXT")
    }

    static func otherStudy(_ own: String) -> Refusal {
        Refusal(.otherStudy, .studyID, "the row names another study than the registry's, \(own)")
    }
}

/// The registry's keys of a delivery's files, to store where a row came from.
struct Positions {
    let fileIDs: [Int64]

    /// Binds file key, line and byte offset of a row.
    func bind(_ origin: Origin, to binding: inout some RowBinding) {
        binding.bind(fileIDs[origin.file])
        binding.bind(Int64(origin.line))
        binding.bind(Int64(origin.byteOffset))
    }

    /// File key, line and byte offset of a row.
    func values(_ origin: Origin) -> [StoredValue] {
        [.integer(fileIDs[origin.file]), StoredValue(origin.line), StoredValue(origin.byteOffset)]
    }
}
