import GRDB
import Safety

/// Reads the history of corrections, a changed row at a time.
struct ChangeReading {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Gives the changes of one subject, of one run, or all, in the order in which they were made.
    func forEach(subject: String?, run: Int?, _ body: (HistoricalChange) throws -> Void) throws {
        var change: HistoricalChange?
        var last: Int64?
        let rows = try db.cursor("change_history", ["subject": subject, "run": run])
        while let row = try rows.next() {
            let key: Int64 = try row.value("row_change_id")
            if key != last {
                if let change { try body(change) }
                change = try begin(row)
                last = key
            }
            guard let column: String = try row.optional("column_name") else { continue }
            change?.change.cells.append(
                RowChange.Cell(
                    column: column, old: try row.optional("old_value"), new: try row.optional("new_value")))
        }
        if let change { try body(change) }
    }

    private func begin(_ row: Row) throws -> HistoricalChange {
        guard let table = DeliveryTable(rowName: try row.value("table_name")),
            let kind = RowChange.Kind(rawValue: try row.value("kind"))
        else {
            throw RegistryError.damaged("the history names a table or a kind of change that there is not")
        }
        let key = RowChange.Key(
            table: table, subject: try row.value("subject"), sequence: try row.optional("sequence"),
            name: try row.optional("name"))
        return HistoricalChange(
            run: try row.value("run_id"), time: try row.value("time"), actor: try row.value("actor"),
            reason: try row.optional("reason") ?? "", change: RowChange(key: key, kind: kind, cells: []),
            formerFile: try row.optional("former_file"), formerLine: try row.optional("former_line"))
    }
}

extension Registry {
    /// Gives the corrections of stored rows, of one subject, of one run or all, in the order in which they were made.
    ///
    /// - Parameter take: is given the changes; an error of its own ends the reading and is passed on.
    package func changes(
        ofSubject subject: String?, run: Int?, _ take: (HistoricalChange) throws -> Void
    ) throws {
        var refusal: (any Error)?
        try reading { db in
            if let run, !(try runs(db).contains { $0.id == run }) {
                throw RegistryError(.request, "The registry has no import run \(run). `soteria info` lists the runs.")
            }
            try ChangeReading(db).forEach(subject: subject, run: run) { change in
                do { try take(change) } catch {
                    refusal = error
                    throw error
                }
            }
        }
        if let refusal { throw refusal }
    }
}
