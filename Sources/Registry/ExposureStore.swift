import Foundation
import GRDB
import Safety

/// Stores exposures.
final class ExposureStore {
    private let db: Database
    private let positions: Positions

    init(db: Database, positions: Positions) {
        self.db = db
        self.positions = positions
    }

    func store(_ record: ExposureRecord, subject: Int64, _ origin: Origin) throws -> StoredRow {
        let content = Data(record.contentHash)
        if let stored = try db.row("exposure_by_sequence", [subject, record.sequence]) {
            guard stored["content"] == content else {
                throw Refusal(
                    .conflict, .sequence,
                    "an exposure of this subject and sequence is stored with other content; "
                        + "correcting deliveries are not supported yet")
            }
            return .unchanged
        }
        var values: [(any DatabaseValueConvertible)?] = [
            subject, record.sequence, record.product, record.dose, record.doseUnit, record.route,
        ]
        values += record.start.values
        values += record.end.values
        values.append(content)
        values += positions.values(origin)
        try db.run("store_exposure", StatementArguments(values))
        return .stored
    }
}
