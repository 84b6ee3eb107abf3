import GRDB
import Safety

/// The corrections of one import session: takes the rows of a delivery that may change stored ones, settles what depends
/// on several rows, and sums up.
final class Corrections {
    private let db: Database
    private let run: CorrectionRun
    private let runKey: Int64
    private let files: [ImportRequest.File]
    private let redelivered: [ImportRequest.File]
    let subjects: SubjectCorrection
    let exposures: ExposureCorrection
    let events: EventCorrection
    let supplements: SupplementCorrection
    private var missing: [DeliveryTable: Int] = [:]
    private var missingNames: [RowChange.Key] = []

    /// The tables from which rows are removed, those first that others do not point at.
    static let tables: [DeliveryTable] = [.supplements, .events, .exposures, .subjects]

    init(
        _ correction: Correction, db: Database, run runKey: Int64, request: ImportRequest, positions: Positions,
        subjects: SubjectStore, exposures: ExposureStore, supplements: SupplementStore
    ) throws {
        self.db = db
        self.runKey = runKey
        files = request.files
        redelivered = request.redelivered
        run = try CorrectionRun(
            correction, db: db, run: runKey, files: request.files, fileIDs: positions.fileIDs)
        self.subjects = SubjectCorrection(db: db, run: run, subjects: subjects, exposures: exposures)
        self.exposures = ExposureCorrection(db: db, run: run, exposures: exposures)
        events = try EventCorrection(db: db, run: run)
        self.supplements = SupplementCorrection(db: db, run: run, supplements: supplements)
    }

    /// Ends the corrections when all rows have come; `contradiction` gets the rows whose event's flags contradict each
    /// other.
    func finish(contradiction: (Origin) -> Void) throws {
        if run.correction.isCumulative { try lookForMissing() }
        let settling = EventSettling(db: db)
        for (event, origin) in run.eventsWithOtherFlags.sorted(by: { $0.key < $1.key }) {
            if try !settling.settleFlag(ofEvent: event) { contradiction(origin) }
        }
        try settling.markDuplicates(ofSubjects: run.subjectsWithOtherEvents)
    }

    private func lookForMissing() throws {
        let rows = try MissingRows(db: db, run: run, files: files, redelivered: redelivered)
        var found: [DeliveryTable: [Int64]] = [:]
        for table in Corrections.tables {
            found[table] = try rows.find(table, delivered(table))
        }
        for table in Corrections.tables {
            guard let keys = found[table] else { continue }
            missing[table] = keys.count
            if run.correction.removesMissing {
                for key in keys { try rows.remove(key, from: table) }
            } else if run.correction.listsChanges {
                for key in keys { missingNames.append(try known(rows.name(of: key, in: table))) }
            }
        }
    }

    private func delivered(_ table: DeliveryTable) -> DeliveredKeys {
        switch table {
        case .subjects: subjects.delivered
        case .exposures: exposures.delivered
        case .events: events.delivered
        case .supplements: supplements.delivered
        case .groups, .arms, .dictionary: DeliveredKeys()
        }
    }

    private func known(_ key: RowHistory.Key) throws -> RowChange.Key {
        guard let row = try db.row("identifier_of_subject", [key.subject]) else {
            throw RegistryError.damaged("a row belongs to no subject")
        }
        return RowChange.Key(
            table: key.table, subject: try row.value("identifier"), sequence: key.sequence, name: key.name)
    }

    /// How many rows the delivery did not carry, nil where they were not looked for.
    var missingRows: Int? { run.correction.isCumulative ? missing.values.reduce(0, +) : nil }

    /// How many rows were removed, by table: missing ones, and those that went with them.
    func removedRows() throws -> [String: Int] {
        Dictionary(
            try db.rows("removed_row_counts", [runKey]).map { (try $0.value(at: 0), try $0.value(at: 1)) },
            uniquingKeysWith: +)
    }

    /// What the delivery did, by its counts of files.
    func summary(_ counts: [ImportCounts]) throws -> CorrectionSummary {
        var cells: [String: [(column: String, count: Int)]] = [:]
        for row in try db.rows("cell_change_counts", [runKey]) {
            cells[try row.value("table_name"), default: []].append(
                (try row.value("column_name"), try row.value("cells")))
        }
        let removed = try removedRows()
        var summary = CorrectionSummary()
        for table in DeliveryTable.allCases {
            let places = files.indices.filter { files[$0].table == table }
            var one = TableCorrection(table: table)
            for place in places {
                one.added += counts[place].stored - counts[place].changed
                one.changed += counts[place].changed
                one.unchanged += counts[place].unchanged
            }
            one.missing = missing[table]
            one.removed = removed[table.rowName] ?? 0
            one.cells = cells[table.rowName] ?? []
            one.withoutColumn = sum(places.map { run.columns(ofFile: $0).withoutColumn })
            one.blank = sum(places.map { run.columns(ofFile: $0).blank })
            if !places.isEmpty || !one.cells.isEmpty || one.removed > 0 { summary.tables.append(one) }
        }
        if run.correction.listsChanges {
            summary.missing = missingNames
            try ChangeReading(db).forEach(subject: nil, run: Int(runKey)) { summary.changes.append($0.change) }
        }
        return summary
    }

    private func sum(_ counts: [[String: Int]]) -> [(column: String, count: Int)] {
        counts.reduce(into: [String: Int]()) { $0.merge($1, uniquingKeysWith: +) }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
