import GRDB
import Safety

/// Stores what a delivery adds to events in a file of its own.
final class SupplementStore {
    private let db: Database
    private let positions: Positions

    init(db: Database, positions: Positions) {
        self.db = db
        self.positions = positions
    }

    func store(_ record: SupplementRecord, event: Int64, _ origin: Origin) throws -> StoredRow {
        if let stored = try db.row("supplement_by_name", [event, record.name]) {
            guard stored["value"] == record.value else {
                throw Refusal(
                    .conflict, nil,
                    "a supplement of this event and name is stored with another value; "
                        + "correcting deliveries are not supported yet")
            }
            return .unchanged
        }
        try db.run(
            "store_supplement", StatementArguments([event, record.name, record.value] + positions.values(origin)))
        if let emergent = record.treatmentEmergent {
            try db.run("set_treatment_emergent", [emergent, event])
        }
        return .stored
    }
}
