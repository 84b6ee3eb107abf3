import GRDB
import Safety

/// Stores the supplements of a correcting delivery.
final class SupplementCorrection {
    private let db: Database
    private let run: CorrectionRun
    private let supplements: SupplementStore
    private let canonical = ContentHash(.supplement)
    private(set) var delivered = DeliveredKeys()

    init(db: Database, run: CorrectionRun, supplements: SupplementStore) {
        self.db = db
        self.run = run
        self.supplements = supplements
    }

    func take(
        _ record: SupplementRecord, event: Int64, subject: Int64, _ origin: Origin
    ) throws -> StoredRow {
        let rowKey = RowHistory.Key(
            table: .supplements, subject: subject, sequence: record.eventSequence, name: record.name)
        guard let key = try supplements.knownKey(record, event: event) else {
            // Whether it sets the event's flag, or contradicts it, is settled when all rows are there.
            try supplements.insert(record, event: event, setsEmergent: false, origin)
            delivered.insert(db.lastInsertedRowID)
            try run.added(rowKey, origin)
            if record.treatmentEmergent != nil { run.settleFlag(ofEvent: event, origin) }
            return .stored
        }
        let stored = try StoredSupplement(key, in: db)
        let isAsStored = stored.value == record.value && stored.treatmentEmergent == record.treatmentEmergent
        let content = canonical.hash(record, event: event)
        switch delivered.take(key, content, isAsStored: isAsStored) {
        case .known: return .unchanged
        case .contradicted: throw DeliveredKeys.contradiction
        case .other: break
        }
        try supplements.replace(record, key: key, event: event, origin)
        try run.changed(rowKey, origin, former: stored.place, stored.cells.changes(to: record.cells))
        run.settleFlag(ofEvent: event, origin)
        return .changed
    }
}

/// A stored supplement with its event.
struct StoredSupplement {
    let subject: Int64
    let sequence: String
    let event: Int64
    let name: String
    let value: String
    let treatmentEmergent: Bool?
    let setsFlag: Bool
    let place: RowHistory.Place

    init(_ key: Int64, in db: Database) throws {
        guard let row = try db.row("stored_supplement", [key]) else {
            throw RegistryError.damaged("a supplement has no event")
        }
        subject = try row.value("subject_id")
        sequence = try row.value("sequence")
        event = try row.value("event_id")
        name = try row.value("name")
        value = try row.value("value")
        treatmentEmergent = try row.optional("treatment_emergent")
        setsFlag = try row.value("sets_emergent")
        place = try row.place()
    }

    var cells: RowCells { RowCells.supplement(value, treatmentEmergent) }
}

extension SupplementRecord {
    fileprivate var cells: RowCells { RowCells.supplement(value, treatmentEmergent) }
}

extension RowCells {
    /// All but the event and the name, which are the row's key.
    fileprivate static func supplement(_ value: String, _ treatmentEmergent: Bool?) -> RowCells {
        var cells = RowCells()
        cells.add("supplement_value", value)
        cells.add("treatment_emergent", treatmentEmergent)
        return cells
    }
}
