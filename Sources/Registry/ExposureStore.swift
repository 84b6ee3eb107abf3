import GRDB
import Safety

/// Stores exposures.
final class ExposureStore {
    private let positions: Positions
    private let canonical = ContentHash(.exposure)
    private let exposureBySequence, storeExposure, updateExposure: ImportStatement

    init(db: Database, positions: Positions) throws {
        self.positions = positions
        exposureBySequence = try ImportStatement("exposure_by_sequence", in: db)
        storeExposure = try ImportStatement("store_exposure", in: db)
        updateExposure = try ImportStatement("update_exposure", in: db)
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
        try write(record, subject, content, by: storeExposure, origin)
        return .stored
    }

    /// The key of the stored exposure of a subject and sequence.
    func knownKey(_ record: ExposureRecord, subject: Int64) throws -> Int64? {
        try exposureBySequence.first([.integer(subject), .text(record.sequence)]) { $0.integer(0) }
    }

    /// The content hash of a row.
    func content(_ record: ExposureRecord, subject: Int64) -> (UInt64, UInt64) {
        canonical.hash(record, subject: subject)
    }

    /// Puts a row in the place of a stored one.
    func replace(_ record: ExposureRecord, key: Int64, subject: Int64, _ origin: Origin) throws {
        try write(record, subject, canonical.hash(record, subject: subject), by: updateExposure, origin, key: key)
    }

    /// Runs the statement that stores or, with a key, corrects a row.
    private func write(
        _ record: ExposureRecord, _ subject: Int64, _ content: (UInt64, UInt64), by statement: ImportStatement,
        _ origin: Origin, key: Int64? = nil
    ) throws {
        try statement.run { row in
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
            if let key { row.bind(key) }
        }
    }

    /// Whether the stored exposure of this subject and sequence says the same; nil where there is none.
    private func stored(
        _ record: ExposureRecord, _ subject: Int64, _ content: (UInt64, UInt64)
    ) throws -> Bool? {
        try exposureBySequence.first([.integer(subject), .text(record.sequence)]) { $0.holds(content, at: 1) }
    }
}
