import Incidence
import Safety

/// What changes when events are counted by rules B instead of rules A: the rules, the events that move, the cells.
package struct RuleComparison: Sendable {
    package var first: RuleSet
    package var second: RuleSet
    /// Each event that stands differently, as it stands under the first and under the second rules.
    package var moves: [(before: ListedEvent, after: ListedEvent)]
    /// The cells that change, by table, in the order of the tables' rows.
    package var tables: [(name: String, changes: [CellChange])]
    /// Whether N are denominators.
    package var hasDenominators: Bool

    package init(
        first: RuleSet, second: RuleSet, moves: [(before: ListedEvent, after: ListedEvent)],
        tables: [(name: String, changes: [CellChange])], hasDenominators: Bool = true
    ) {
        self.first = first
        self.second = second
        self.moves = moves
        self.tables = tables
        self.hasDenominators = hasDenominators
    }

    /// The comparison as text: a line an event, a block a table, a line a row and column.
    package var text: String {
        var out = "A: \(first.name) version \(first.version)\nB: \(second.name) version \(second.version)\n"
        let differences = second.differences(from: first)
        out += differences.isEmpty ? "  The rules are the same.\n" : differences.map { "  \($0)\n" }.joined()
        out += "\nEvents that move: \(moves.count)\n"
        let rows = moves.map { before, after in
            [
                visible(after.subject), "event \(visible(after.sequence))", visible(after.pt ?? "not coded"),
                "\(before.standing) → \(after.standing)",
                visible("\(after.source.file.title):\(after.source.line)"),
            ]
        }
        out += aligned(rows)
        for (name, changes) in tables where !changes.isEmpty {
            out += "\nTable \(name): \(changes.count) cell\(changes.count == 1 ? "" : "s") change\n"
            out += aligned(changes.map { [visible($0.row), visible($0.column), $0.words(hasDenominators)] })
        }
        if tables.allSatisfy(\.changes.isEmpty) { out += "\nNo cell of a table changes.\n" }
        return out
    }

    /// The comparison as JSON.
    package var json: String {
        JSONText.members([
            ("a", first.identity), ("b", second.identity),
            ("rules", .strings(second.differences(from: first))),
            (
                "events",
                .list(
                    moves.map { before, after in
                        .line([
                            ("event", after.json), ("a", .string(before.standing)), ("b", .string(after.standing)),
                        ])
                    })
            ),
            (
                "cells",
                .list(tables.flatMap { name, changes in changes.map { $0.json(table: name, hasDenominators) } })
            ),
        ]).text
    }

    /// Rows with their columns aligned, indented by two.
    private func aligned(_ rows: [[String]]) -> String {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], displayWidth(cell))
            }
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : padded(cell, to: widths[column])
            }
            return "  " + cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}

extension RuleSet {
    fileprivate var identity: JSONText { .line([("name", .string(name)), ("version", .string(version))]) }
}

extension ListedEvent {
    /// What the rules make of the event: why it is left out, or as what it counts.
    package var standing: String {
        guard disposition == .counted else { return disposition.words }
        return "counted" + (isRelated ? ", related" : "") + (isSerious ? ", serious" : "")
    }
}

extension CellChange {
    fileprivate func words(_ hasDenominators: Bool) -> String {
        "\(words(before, hasDenominators ? nBefore : nil)) → \(words(after, hasDenominators ? nAfter : nil))"
    }

    private func words(_ cell: CellCount?, _ n: Int?) -> String {
        guard let cell else { return "not shown" }
        return "\(cell.events) event\(cell.events == 1 ? "" : "s") in \(cell.subjects)\(n.map { "/\($0)" } ?? "")"
    }

    fileprivate func json(table: String, _ hasDenominators: Bool) -> JSONText {
        func cell(_ cell: CellCount?, _ n: Int) -> JSONText {
            guard let cell else { return .null }
            return .line([
                ("events", .whole(cell.events)), ("subjects", .whole(cell.subjects)),
                ("n", hasDenominators ? .whole(n) : .null),
            ])
        }
        return .line([
            ("table", .string(table)), ("row", .string(row)), ("arm", .string(column)), ("a", cell(before, nBefore)),
            ("b", cell(after, nAfter)),
        ])
    }
}
