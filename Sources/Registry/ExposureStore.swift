import GRDB
import Safety

/// Stores exposures, in the table once `rows` are flushed.
final class ExposureStore {
    private let db: Database
    private let positions: Positions
    private let rows: SubjectRows
    private let canonical = ContentHash(.exposure)
    private let exposureBySequence, updateExposure: ImportStatement
    private var setAside = SetAside()

    init(db: Database, positions: Positions, rows: SubjectRows) throws {
        self.db = db
        self.positions = positions
        self.rows = rows
        exposureBySequence = try ImportStatement("exposure_by_sequence", in: db)
        updateExposure = try ImportStatement("update_exposure", in: db)
    }

    /// Takes the index away while nothing is looked up by it: exposures of new subjects' rows are the first ones.
    func setIndexAside() throws {
        try setAside.drop("exposure_by_sequence", by: "drop_exposure_index", in: db)
    }

    /// Makes the table complete: all rows in it, and its index there.
    func settle() throws {
        try rows.flush()
        try setAside.restore(in: db)
    }

    /// Whether an exposure of this subject and sequence is stored and says the same.
    func isStored(_ record: ExposureRecord, subject: Int64) throws -> Bool {
        try stored(record, subject, canonical.hash(record, subject: subject)) ?? false
    }

    /// - Parameter isFirst: whether the subject is new, so that it can have no exposure yet.
    func store(
        _ record: ExposureRecord, subject: Int64, _ origin: Origin, isFirst: Bool = false
    ) throws -> StoredRow {
        let content = canonical.hash(record, subject: subject)
        if !isFirst, let isSame = try stored(record, subject, content) {
            guard isSame else { throw Refusal.otherContent("an exposure of this subject and sequence", .sequence) }
            return .unchanged
        }
        try rows.addExposure { row in bind(record, subject, content, origin, to: &row) }
        return .stored
    }

    /// The key of the stored exposure of a subject and sequence.
    func knownKey(_ record: ExposureRecord, subject: Int64) throws -> Int64? {
        try settle()
        return try exposureBySequence.first([.integer(subject), .text(record.sequence)]) { $0.integer(0) }
    }

    /// The content hash of a row.
    func content(_ record: ExposureRecord, subject: Int64) -> (UInt64, UInt64) {
        canonical.hash(record, subject: subject)
    }

    /// Puts a row in the place of a stored one.
    func replace(_ record: ExposureRecord, key: Int64, subject: Int64, _ origin: Origin) throws {
        try settle()
        let content = canonical.hash(record, subject: subject)
        try updateExposure.run { row in
            bind(record, subject, content, origin, to: &row)
            row.bind(key)
        }
    }

    /// Gives the columns of a row in their order.
    private func bind(
        _ record: ExposureRecord, _ subject: Int64, _ content: (UInt64, UInt64), _ origin: Origin,
        to row: inout some RowBinding
    ) {
        row.bind(subject)
        row.bind(record.sequence)
        row.bind(record.product)
        row.bind(record.dose)
        row.bind(record.doseUnit)
        row.bind(record.route)
        row.bind(record.start)
        row.bind(record.end)
        row.bind(content: content)
        positions.bind(origin, to: &row)
    }

    /// Whether the stored exposure of this subject and sequence says the same; nil where there is none.
    private func stored(
        _ record: ExposureRecord, _ subject: Int64, _ content: (UInt64, UInt64)
    ) throws -> Bool? {
        try settle()
        return try exposureBySequence.first([.integer(subject), .text(record.sequence)]) { $0.holds(content, at: 1) }
    }
}
