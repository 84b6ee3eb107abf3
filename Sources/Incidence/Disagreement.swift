import Safety

/// The first cell in which two counts of one request differ.
package struct Disagreement: Error, Sendable, Equatable, CustomStringConvertible {
    package var table: String
    /// "n", "any", "soc", "pt" or "remainder"; "columns" when not even the arms are the same; "person-time" of all.
    package var level: String
    package var soc: String?
    package var pt: String?
    /// The column: an arm's name, or "Total".
    package var arm: String
    /// "subjects" or "events"; of person-time "days", "subjects without an end" or "subjects without a start".
    package var measure: String
    /// Nil where a count has no such row or column.
    package var first: Int?
    package var second: Int?

    package var description: String {
        let row = [level, soc, pt].compactMap { $0 }.joined(separator: " / ")
        func text(_ value: Int?) -> String { value.map(String.init) ?? "none" }
        return """
            The two counts of table \(table) disagree in row \(row), column \(arm): \
            \(text(first)) and \(text(second)) \(measure). Run verify and report this.
            """
    }

    /// Compares two counts in a fixed order of rows: N, any event, SOCs and paths by name, groups. Nil when they agree.
    package static func first(
        of one: IncidenceCounts, _ two: IncidenceCounts, table: String, paths: [CodedPath]
    ) -> Disagreement? {
        guard one != two else { return nil }
        let comparison = Comparison(
            table: table, columns: one.arms.map(\.name) + ["Total"], names: Names(paths: paths))
        guard one.arms == two.arms else {
            return comparison.disagreement(level: "columns", column: 0, "subjects", one.arms.count, two.arms.count)
        }
        return comparison.n(one.n, two.n)
            ?? comparison.row("any", cells: one.any, two.any)
            ?? comparison.rows("soc", one.soc, two.soc)
            ?? comparison.rows("pt", one.path, two.path)
            ?? comparison.groups(one.groups, two.groups)
            ?? comparison.personTime(one.personTime, two.personTime)
    }
}

/// The names of SOCs and paths by key.
private struct Names {
    var soc: [Int: String] = [CodedPath.uncoded: Term.notCoded.name]
    var path: [Int: CodedPath] = [CodedPath.uncoded: .notCoded]

    init(paths: [CodedPath]) {
        for path in paths {
            soc[path.soc.id] = path.soc.name
            self.path[path.id] = path
        }
    }

    /// SOC and PT of a key at a level; a key without a name is shown as a number.
    func of(_ key: Int, level: String) -> (soc: String?, pt: String?) {
        guard level == "pt" else { return (soc[key] ?? "#\(key)", nil) }
        return (path[key]?.soc.name, path[key]?.pt.name ?? "#\(key)")
    }
}

private struct Comparison {
    var table: String
    var columns: [String]
    var names: Names

    func disagreement(
        level: String, key: Int? = nil, column: Int, _ measure: String, _ first: Int?, _ second: Int?
    ) -> Disagreement {
        let (soc, pt) = key.map { names.of($0, level: level) } ?? (nil, nil)
        return Disagreement(
            table: table, level: level, soc: soc, pt: pt, arm: column < columns.count ? columns[column] : "#\(column)",
            measure: measure, first: first, second: second)
    }

    func n(_ one: [Int], _ two: [Int]) -> Disagreement? { values("n", "subjects", one, two) }

    /// Compares days of observation: of all, then by row.
    func personTime(_ one: PersonTime?, _ two: PersonTime?) -> Disagreement? {
        guard let one, let two else {
            guard one != two else { return nil }
            return disagreement(level: "person-time", column: 0, "days", one?.observed.first, two?.observed.first)
        }
        func keys(_ one: [Int: [Int]], _ two: [Int: [Int]]) -> [Int] { Set(one.keys).union(two.keys).sorted() }
        return values("person-time", "days", one.observed, two.observed)
            ?? values("person-time", "subjects without an end", one.withoutEnd, two.withoutEnd)
            ?? values("person-time", "subjects without a start", one.withoutStart, two.withoutStart)
            ?? values("any", "days", one.afterAny, two.afterAny)
            ?? keys(one.afterSOC, two.afterSOC).firstMap {
                values("soc", key: $0, "days", one.afterSOC[$0] ?? [], two.afterSOC[$0] ?? [])
            }
            ?? keys(one.afterPath, two.afterPath).firstMap {
                values("pt", key: $0, "days", one.afterPath[$0] ?? [], two.afterPath[$0] ?? [])
            }
            ?? (0..<max(one.afterGroup.count, two.afterGroup.count)).firstMap {
                values("remainder", "days", one.afterGroup.element($0) ?? [], two.afterGroup.element($0) ?? [])
            }
    }

    private func values(
        _ level: String, key: Int? = nil, _ measure: String, _ one: [Int], _ two: [Int]
    ) -> Disagreement? {
        (0..<max(one.count, two.count)).firstMap { column in
            one.element(column) == two.element(column)
                ? nil
                : disagreement(
                    level: level, key: key, column: column, measure, one.element(column), two.element(column))
        }
    }

    func row(_ level: String, key: Int? = nil, cells one: [CellCount]?, _ two: [CellCount]?) -> Disagreement? {
        guard one != two else { return nil }
        for column in 0..<max(one?.count ?? 0, two?.count ?? 0) {
            let (a, b) = (one?.element(column), two?.element(column))
            if a?.subjects != b?.subjects {
                return disagreement(level: level, key: key, column: column, "subjects", a?.subjects, b?.subjects)
            }
            if a?.events != b?.events {
                return disagreement(level: level, key: key, column: column, "events", a?.events, b?.events)
            }
        }
        // Both are without cells, and only one of them is a row.
        return disagreement(level: level, key: key, column: 0, "subjects", one.map { _ in 0 }, two.map { _ in 0 })
    }

    func rows(_ level: String, _ one: [Int: [CellCount]], _ two: [Int: [CellCount]]) -> Disagreement? {
        let keys = Set(one.keys).union(two.keys).map { key -> (name: String, key: Int) in
            let (soc, pt) = names.of(key, level: level)
            return ("\(soc ?? "") / \(pt ?? "")", key)
        }
        for (_, key) in keys.sorted(by: { ($0.name, $0.key) < ($1.name, $1.key) }) {
            if let found = row(level, key: key, cells: one[key], two[key]) { return found }
        }
        return nil
    }

    func groups(_ one: [[CellCount]], _ two: [[CellCount]]) -> Disagreement? {
        for position in 0..<max(one.count, two.count) {
            guard var found = row("remainder", cells: one.element(position), two.element(position)) else { continue }
            found.soc = "group \(position + 1)"
            return found
        }
        return nil
    }
}

extension Sequence {
    /// The first result that is not nil.
    fileprivate func firstMap<Result>(_ body: (Element) -> Result?) -> Result? {
        for element in self { if let result = body(element) { return result } }
        return nil
    }
}

extension Array {
    /// The element at a position, or nil beyond the end.
    fileprivate func element(_ position: Int) -> Element? { position < count ? self[position] : nil }
}
