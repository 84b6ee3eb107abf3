import GRDB
import Safety

/// Stores the subjects of a correcting delivery, each with the exposure that its row states.
final class SubjectCorrection {
    private let db: Database
    private let run: CorrectionRun
    private let subjects: SubjectStore
    private let exposures: ExposureStore
    private let canonical = ContentHash(.subject)
    private(set) var delivered = DeliveredKeys()

    init(db: Database, run: CorrectionRun, subjects: SubjectStore, exposures: ExposureStore) {
        self.db = db
        self.run = run
        self.subjects = subjects
        self.exposures = exposures
    }

    func take(_ record: SubjectRecord, _ origin: Origin) throws -> StoredRow {
        guard let key = subjects.knownKey(of: record.subject) else { return try add(record, origin) }
        let content = content(of: record)
        switch delivered.take(key, content, isAsStored: try subjects.isStored(record, key: key)) {
        case .known: return .unchanged
        case .contradicted: throw DeliveredKeys.contradiction
        case .other: return try correct(record, key: key, origin)
        }
    }

    private func add(_ record: SubjectRecord, _ origin: Origin) throws -> StoredRow {
        let row = try subjects.store(record, origin)
        // What follows reads the tables.
        try exposures.settle()
        let key = try subjects.key(of: record.subject)
        delivered.insert(key)
        try run.added(.init(table: .subjects, subject: key), origin)
        if let exposure = record.exposure { try run.added(self.key(of: exposure, key), origin) }
        return row
    }

    private func correct(_ record: SubjectRecord, key: Int64, _ origin: Origin) throws -> StoredRow {
        let stored = try StoredSubject(key, in: db)
        var merge = run.merge(origin)
        let merged = try record.merged(with: stored.record, by: &merge)
        let step = try exposureStep(record.exposure, stored, subject: key, by: &merge)
        run.keep(merge, origin)
        let isSame = canonical.hash(merged) == canonical.hash(stored.record)
        if isSame, case .stays = step { return .unchanged }
        // The row's place is that of all it says: subject and exposure.
        try subjects.replace(merged, key: key, origin)
        try exposures.settle()
        if !isSame {
            try run.changed(
                .init(table: .subjects, subject: key), origin, former: stored.place,
                stored.record.cells.changes(to: merged.cells))
        }
        try perform(step, stored, subject: key, origin)
        return .changed
    }

    // MARK: The exposure of the row

    private enum ExposureStep {
        case stays
        case add(ExposureRecord)
        case change(ExposureRecord)
        case remove
    }

    private func exposureStep(
        _ exposure: ExposureRecord?, _ stored: StoredSubject, subject: Int64, by merge: inout CellMerge
    ) throws -> ExposureStep {
        guard let known = stored.exposure else {
            guard let exposure else { return .stays }
            // A file of exposures may have stated it already.
            if try exposures.isStored(exposure, subject: subject) { return .stays }
            guard try exposures.knownKey(exposure, subject: subject) == nil else {
                throw Refusal(
                    .conflict, .subject,
                    "the exposure that the row states is stored with other content from another file")
            }
            return .add(exposure)
        }
        guard let exposure else {
            // Both dates are blank, or the file lacks one of their columns.
            let field = merge.columns.has("exposure_end") ? "exposure_start" : "exposure_end"
            return try merge.stays(field) ? .stays : .remove
        }
        let merged = try exposure.merged(ofSubjectRow: known.record, by: &merge)
        let isSame =
            exposures.content(merged, subject: subject) == exposures.content(known.record, subject: subject)
        return isSame ? .stays : .change(merged)
    }

    private func perform(
        _ step: ExposureStep, _ stored: StoredSubject, subject: Int64, _ origin: Origin
    ) throws {
        switch step {
        case .stays:
            guard let known = stored.exposure else { return }
            try exposures.replace(known.record, key: known.key, subject: subject, origin)
        case .add(let exposure):
            _ = try exposures.store(exposure, subject: subject, origin)
            try exposures.settle()
            try run.added(key(of: exposure, subject), origin)
        case .change(let exposure):
            guard let known = stored.exposure else { return }
            try exposures.replace(exposure, key: known.key, subject: subject, origin)
            try run.changed(
                key(of: exposure, subject), origin, former: stored.place,
                known.record.cells.changes(to: exposure.cells))
        case .remove:
            guard let known = stored.exposure else { return }
            try run.history.removed(key(of: known.record, subject), former: stored.place, known.record.cells)
            try db.run("remove_exposure", [known.key])
        }
    }

    private func key(of exposure: ExposureRecord, _ subject: Int64) -> RowHistory.Key {
        RowHistory.Key(table: .exposures, subject: subject, sequence: exposure.sequence)
    }

    /// A hash of all that a row says.
    private func content(of record: SubjectRecord) -> DeliveredKeys.Content {
        let subject = canonical.hash(record)
        guard let exposure = record.exposure.map({ exposures.content($0, subject: 0) }) else { return subject }
        // Exposures of equal subjects are told apart; the sum of two hashes is as good as one.
        return (subject.0 &+ exposure.0, subject.1 &+ exposure.1)
    }
}

/// A stored subject with its flags, its characteristics and the exposure that its row states.
struct StoredSubject {
    let record: SubjectRecord
    let place: RowHistory.Place
    let exposure: (key: Int64, record: ExposureRecord)?

    init(_ key: Int64, in db: Database) throws {
        guard let row = try db.row("stored_subject", [key]) else {
            throw RegistryError.damaged("a subject has no row")
        }
        var record = try row.subjectRecord()
        record.populationFlags = try db.rows("flags_of_subject", [key]).map {
            NamedValue(name: try $0.value("name"), value: try $0.value("value"))
        }
        record.attributes = try db.rows("attributes_of_subject", [key]).map {
            NamedValue(name: try $0.value("name"), value: try $0.value("value"))
        }
        self.record = record
        place = try row.place()
        guard let found = try db.row("exposure_of_subject_row", [key]) else {
            exposure = nil
            return
        }
        let exposureKey: Int64 = try found.value("id")
        guard let exposureRow = try db.row("stored_exposure", [exposureKey]) else {
            throw RegistryError.damaged("an exposure has no row")
        }
        exposure = (exposureKey, try exposureRow.exposureRecord())
    }
}
