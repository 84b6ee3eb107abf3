import GRDB
import Safety

/// Stores the exposures of a correcting delivery.
final class ExposureCorrection {
    private let db: Database
    private let run: CorrectionRun
    private let exposures: ExposureStore
    private(set) var delivered = DeliveredKeys()

    init(db: Database, run: CorrectionRun, exposures: ExposureStore) {
        self.db = db
        self.run = run
        self.exposures = exposures
    }

    func take(_ record: ExposureRecord, subject: Int64, _ origin: Origin) throws -> StoredRow {
        let rowKey = RowHistory.Key(table: .exposures, subject: subject, sequence: record.sequence)
        guard let key = try exposures.knownKey(record, subject: subject) else {
            let row = try exposures.store(record, subject: subject, origin)
            guard let key = try exposures.knownKey(record, subject: subject) else {
                throw RegistryError.damaged("an exposure has no row")
            }
            delivered.insert(key)
            try run.added(rowKey, origin)
            return row
        }
        let content = exposures.content(record, subject: subject)
        switch delivered.take(key, content, isAsStored: try exposures.isStored(record, subject: subject)) {
        case .known: return .unchanged
        case .contradicted: throw DeliveredKeys.contradiction
        case .other: break
        }
        guard let row = try db.row("stored_exposure", [key]) else {
            throw RegistryError.damaged("an exposure has no row")
        }
        let stored = try row.exposureRecord()
        let place = try row.place()
        let ofSubjectRow: Int64? = try db.row("exposure_of_subject_row", [subject])?.value("id")
        guard ofSubjectRow != key else {
            throw Refusal(
                .conflict, .sequence,
                "the exposure of this sequence is stated by the subject's own row, which a file of subjects corrects")
        }
        var merge = run.merge(origin)
        let merged = try record.merged(with: stored, by: &merge)
        run.keep(merge, origin)
        guard exposures.content(merged, subject: subject) != exposures.content(stored, subject: subject) else {
            return .unchanged
        }
        try exposures.replace(merged, key: key, subject: subject, origin)
        try run.changed(rowKey, origin, former: place, stored.cells.changes(to: merged.cells))
        return .changed
    }
}
