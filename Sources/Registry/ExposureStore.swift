import GRDB
import Safety

/// Stores exposures.
final class ExposureStore {
    private let positions: Positions
    private let exposureBySequence, storeExposure: ImportStatement

    init(db: Database, positions: Positions) throws {
        self.positions = positions
        exposureBySequence = try ImportStatement("exposure_by_sequence", in: db)
        storeExposure = try ImportStatement("store_exposure", in: db)
    }

    /// Whether an exposure of this subject and sequence is stored and says the same.
    func isStored(_ record: ExposureRecord, subject: Int64) throws -> Bool {
        try stored(record, subject, record.contentHash(subject: subject)) ?? false
    }

    /// - Parameter isFirst: whether the subject is new, so that it can have no exposure yet.
    func store(
        _ record: ExposureRecord, subject: Int64, _ origin: Origin, isFirst: Bool = false
    ) throws -> StoredRow {
        let content = record.contentHash(subject: subject)
        if !isFirst, let isSame = try stored(record, subject, content) {
            guard isSame else {
                throw Refusal(
                    .conflict, .sequence,
                    "an exposure of this subject and sequence is stored with other content; "
                        + "correcting deliveries are not supported yet")
            }
            return .unchanged
        }
        var values: [StoredValue] = [
            .integer(subject), .text(record.sequence), StoredValue(record.product), StoredValue(record.dose),
            StoredValue(record.doseUnit), StoredValue(record.route),
        ]
        values.append(record.start)
        values.append(record.end)
        values.append(.bytes(content))
        values += positions.values(origin)
        try storeExposure.run(values)
        return .stored
    }

    /// Whether the stored exposure of this subject and sequence says the same; nil where there is none.
    private func stored(_ record: ExposureRecord, _ subject: Int64, _ content: [UInt8]) throws -> Bool? {
        try exposureBySequence.first([.integer(subject), .text(record.sequence)]) { $0.holds(content, at: 1) }
    }
}
