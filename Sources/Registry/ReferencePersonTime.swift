import GRDB
import Safety

extension Registry {
    /// Days of observation by the reference statement, `Schema/statements/person_time.sql`, for the rows and columns of
    /// counts whose events have been selected.
    func personTime(_ db: Database, _ request: CountRequest, of counts: IncidenceCounts) throws -> PersonTime {
        let none = counts.n.map { _ in 0 }
        var time = PersonTime(
            observed: none, withoutEnd: none, withoutStart: none, afterAny: none,
            afterSOC: counts.soc.mapValues { _ in none }, afterPath: counts.path.mapValues { _ in none },
            afterGroup: counts.groups.map { _ in none })
        // The column of an arm, and that of the total.
        let columns = Dictionary(
            counts.arms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let arguments: [String: String?] = [
            "arms": request.selection.armKeys, "subjects": request.selection.subjectKeys,
            "groups": try json(request.groups.map { $0.sorted() }),
        ]
        let rows = try db.cursor("person_time", StatementArguments(arguments))
        while let row = try rows.next() {
            let arm: Int? = try row.optional("arm_id")
            guard let column = arm.map({ columns[$0] }) ?? counts.arms.count else { continue }
            let key: Int = try row.value("key")
            let days: Int = try row.value("days")
            switch try row.value("level") as String {
            case "observed": time.observed[column] = days
            case "without_end": time.withoutEnd[column] = days
            case "without_start": time.withoutStart[column] = days
            case "any": time.afterAny[column] = days
            case "soc": time.afterSOC[key]?[column] = days
            case "path": time.afterPath[key]?[column] = days
            default: time.afterGroup[key][column] = days
            }
        }
        return time
    }
}
