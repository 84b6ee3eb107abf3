import GRDB
import Safety

/// Stores what a delivery adds to events in a file of its own.
final class SupplementStore {
    private let positions: Positions
    private let canonical = ContentHash(.supplement)
    private let supplementByName, storeSupplement, updateSupplement, setTreatmentEmergent: ImportStatement

    init(db: Database, positions: Positions) throws {
        self.positions = positions
        supplementByName = try ImportStatement("supplement_by_name", in: db)
        storeSupplement = try ImportStatement("store_supplement", in: db)
        updateSupplement = try ImportStatement("update_supplement", in: db)
        setTreatmentEmergent = try ImportStatement("set_treatment_emergent", in: db)
    }

    func store(_ record: SupplementRecord, event: EventStore.Known, _ origin: Origin) throws -> StoredRow {
        let name: [StoredValue] = [.integer(event.key), .text(record.name)]
        if let stored = try supplementByName.first(name, { $0.text(0) ?? "" }) {
            guard stored == record.value else {
                throw Refusal.otherContent("a supplement of this event and name", nil)
            }
            return .unchanged
        }
        if let emergent = record.treatmentEmergent {
            guard event.treatmentEmergent == nil || event.treatmentEmergent == emergent else {
                throw SupplementStore.contradiction
            }
            try setTreatmentEmergent.run([StoredValue(emergent), .integer(event.key)])
        }
        let setsEmergent = record.treatmentEmergent != nil && event.treatmentEmergent == nil
        try insert(record, event: event.key, setsEmergent: setsEmergent, origin)
        return .stored
    }

    /// Stores a row of an event that has none of its name, and leaves the event as it is.
    func insert(_ record: SupplementRecord, event: Int64, setsEmergent: Bool, _ origin: Origin) throws {
        try storeSupplement.run { row in
            row.bind(event)
            row.bind(record.name)
            row.bind(record.value)
            row.bind(record.treatmentEmergent.map { $0 ? 1 : 0 } as Int?)
            row.bind(setsEmergent ? 1 : 0)
            row.bind(content: canonical.hash(record, event: event))
            positions.bind(origin, to: &row)
        }
    }

    static let contradiction = Refusal(
        .conflict, nil, "the event's row and its supplement state different treatment-emergent flags")

    /// The key of the stored supplement of this event and name.
    func knownKey(_ record: SupplementRecord, event: Int64) throws -> Int64? {
        try supplementByName.first([.integer(event), .text(record.name)]) { $0.integer(1) }
    }

    /// Puts a row in the place of a stored one. The event's flag is settled when all rows are there.
    func replace(_ record: SupplementRecord, key: Int64, event: Int64, _ origin: Origin) throws {
        try updateSupplement.run { row in
            row.bind(record.value)
            row.bind(record.treatmentEmergent.map { $0 ? 1 : 0 } as Int?)
            row.bind(content: canonical.hash(record, event: event))
            positions.bind(origin, to: &row)
            row.bind(key)
        }
    }
}
