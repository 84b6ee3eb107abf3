import GRDB
import Safety

/// Stores what a delivery adds to events in a file of its own.
final class SupplementStore {
    private let positions: Positions
    private let canonical = ContentHash(.supplement)
    private let supplementByName, storeSupplement, setTreatmentEmergent: ImportStatement

    init(db: Database, positions: Positions) throws {
        self.positions = positions
        supplementByName = try ImportStatement("supplement_by_name", in: db)
        storeSupplement = try ImportStatement("store_supplement", in: db)
        setTreatmentEmergent = try ImportStatement("set_treatment_emergent", in: db)
    }

    func store(_ record: SupplementRecord, event: EventStore.Known, _ origin: Origin) throws -> StoredRow {
        let name: [StoredValue] = [.integer(event.key), .text(record.name)]
        if let stored = try supplementByName.first(name, { $0.text(0) ?? "" }) {
            guard stored == record.value else {
                throw Refusal(
                    .conflict, nil,
                    "a supplement of this event and name is stored with another value; "
                        + "correcting deliveries are not supported yet")
            }
            return .unchanged
        }
        if let emergent = record.treatmentEmergent {
            guard event.treatmentEmergent == nil || event.treatmentEmergent == emergent else {
                throw Refusal(
                    .conflict, nil,
                    "the event is stored with another treatment-emergent flag; "
                        + "correcting deliveries are not supported yet")
            }
            try setTreatmentEmergent.run([StoredValue(emergent), .integer(event.key)])
        }
        let setsEmergent = record.treatmentEmergent != nil && event.treatmentEmergent == nil
        try storeSupplement.run { row in
            row.bind(event.key)
            row.bind(record.name)
            row.bind(record.value)
            row.bind(setsEmergent ? 1 : 0)
            row.bind(content: canonical.hash(record, event: event.key))
            positions.bind(origin, to: &row)
        }
        return .stored
    }
}
