import GRDB
import Safety

/// Finds the stored rows of a table that a cumulative delivery does not carry, and removes them where that is asked for.
///
/// Looked at are the rows of the files that the delivery is about: those that hold a row which it carries, and those to
/// and from which corrections moved rows of these. Rows of other files, of another site perhaps, are not missing.
final class MissingRows {
    private let db: Database
    private let run: CorrectionRun
    private let files: [ImportRequest.File]
    /// Files that came again with the delivery, byte for byte: all their rows are there.
    private let redelivered: [ImportRequest.File]
    private let events: StoredEvents
    private let cells: EventCells

    init(
        db: Database, run: CorrectionRun, files: [ImportRequest.File], redelivered: [ImportRequest.File]
    ) throws {
        self.db = db
        self.run = run
        self.files = files
        self.redelivered = redelivered
        events = try StoredEvents(db: db)
        cells = EventCells(db: db)
    }

    /// Keys of the missing rows of a table, nil where no file of the delivery fills it.
    func find(_ table: DeliveryTable, _ delivered: DeliveredKeys) throws -> [Int64]? {
        guard Corrections.tables.contains(table), files.contains(where: { $0.table == table }) else { return nil }
        var keys: [(key: Int64, file: Int64)] = []
        let rows = try RowStream("rows_of_\(table.rowName)", in: db)
        var about: Set<Int64> = []
        while rows.hasRow {
            let (key, file) = (Int64(rows.integer(0)), Int64(rows.integer(1)))
            if delivered.contains(key) {
                about.insert(file)
            } else {
                keys.append((key, file))
            }
            try rows.next()
        }
        about = try chain(of: about, table)
        return keys.filter { about.contains($0.file) }.map(\.key)
    }

    /// The files, those that corrections connect with them, and none of another table or that came again.
    private func chain(of files: Set<Int64>, _ table: DeliveryTable) throws -> Set<Int64> {
        var chain = files
        let moves = try db.rows("corrected_files", [table.rowName]).map { row in
            (try row.value(at: 0) as Int64, try row.value(at: 1) as Int64)
        }
        var size = 0
        while size < chain.count {
            size = chain.count
            for (former, later) in moves where chain.contains(former) || chain.contains(later) {
                chain.formUnion([former, later])
            }
        }
        let again = Set(redelivered.filter { $0.table == table }.map(\.identity))
        let filling = try db.rows("files_filling", [table.name]).compactMap { row -> Int64? in
            let identity = [try row.value("sha256"), try row.value("part"), table.name] as [String]
            return again.contains(identity) ? nil : try row.value("id")
        }
        return chain.intersection(filling)
    }

    /// The key of a row as people know it.
    func name(of key: Int64, in table: DeliveryTable) throws -> RowHistory.Key {
        switch table {
        case .subjects, .groups, .arms, .dictionary: return RowHistory.Key(table: .subjects, subject: key)
        case .exposures:
            let row = try exposure(key)
            return RowHistory.Key(
                table: table, subject: try row.value("subject_id"), sequence: try row.value("sequence"))
        case .events:
            var name: RowHistory.Key?
            try events.event(key) { event, _ in
                name = RowHistory.Key(
                    table: table, subject: event.subject, sequence: String(decoding: event.row.sequence, as: UTF8.self))
            }
            guard let name else { throw RegistryError.damaged("an event has no row") }
            return name
        case .supplements:
            let stored = try StoredSupplement(key, in: db)
            return RowHistory.Key(table: table, subject: stored.subject, sequence: stored.sequence, name: stored.name)
        }
    }

    private func exposure(_ key: Int64) throws -> Row {
        guard let row = try db.row("stored_exposure", [key]) else {
            throw RegistryError.damaged("an exposure has no row")
        }
        return row
    }

    // MARK: Removing

    func remove(_ key: Int64, from table: DeliveryTable) throws {
        switch table {
        case .subjects: try removeSubject(key)
        case .exposures: try removeExposure(key)
        case .events: try removeEvent(key)
        case .supplements: try removeSupplement(key)
        case .groups, .arms, .dictionary: break
        }
    }

    /// A subject goes with the exposure that its row stated; other rows of it must go first.
    private func removeSubject(_ key: Int64) throws {
        let stored = try StoredSubject(key, in: db)
        if let exposure = stored.exposure { try removeExposure(exposure.key) }
        let left: Int = try db.row("rows_of_subject_left", [key, key, key])?.value("rows") ?? 0
        guard left == 0 else {
            throw RegistryError(
                .refused,
                "Nothing was stored: a missing subject still has exposures, events or groups, which this delivery does not "
                    + "remove. Deliver its tables together, or import without --remove-missing.")
        }
        try run.history.removed(
            RowHistory.Key(table: .subjects, subject: key), former: stored.place, stored.record.cells)
        try db.run("remove_subject_flags", [key])
        try db.run("remove_subject_attributes", [key])
        try db.run("remove_subject", [key])
    }

    private func removeExposure(_ key: Int64) throws {
        let row = try exposure(key)
        try run.history.removed(
            try name(of: key, in: .exposures), former: try row.place(), try row.exposureRecord().cells)
        try db.run("remove_exposure", [key])
    }

    /// An event goes with its supplements.
    private func removeEvent(_ key: Int64) throws {
        for row in try db.rows("supplements_of_event", [key]) { try removeSupplement(try row.value(at: 0)) }
        let name = try name(of: key, in: .events)
        try events.event(key) { event, file in
            let said = try cells.cells(
                event.row, coding: event.coding, assessments: try cells.assessments(event.assessments))
            let former = RowHistory.Place(
                file: file, line: Int64(event.row.event.line), byteOffset: Int64(event.row.event.byteOffset))
            try run.history.removed(name, former: former, said)
        }
        try db.run("unmark_duplicates", [key])
        try db.run("remove_event", [key])
        run.forget(event: key)
        run.subjectsWithOtherEvents.insert(name.subject)
    }

    private func removeSupplement(_ key: Int64) throws {
        let stored = try StoredSupplement(key, in: db)
        let name = RowHistory.Key(
            table: .supplements, subject: stored.subject, sequence: stored.sequence, name: stored.name)
        try run.history.removed(name, former: stored.place, stored.cells)
        // The event's own row states no flag where a supplement gave it.
        if stored.setsFlag { try db.run("set_treatment_emergent", [nil, stored.event]) }
        try db.run("remove_supplement", [key])
        run.settleFlag(ofEvent: stored.event, Origin(file: 0, line: 0, byteOffset: 0))
    }
}
