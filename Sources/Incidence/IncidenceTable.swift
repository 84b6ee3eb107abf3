import Safety

/// A table of incidences: its columns with their N, and its rows in printed order with whole counts, nothing rounded.
///
/// It holds every row that a tidy result needs, shown or not: a printed table takes the levels it shows from it.
package struct IncidenceTable: Sendable, Equatable {
    /// One column per arm, then the total.
    package var columns: [Column]
    /// The categories into which the columns are divided, if they are.
    package var parts: [Part] = []
    /// The comparisons of arms, where the definition asks for them.
    package var comparisons: [ArmComparison] = []
    package var body: Body
    /// Participants in all columns whose end of follow-up is not known, and those without a first dose, who contribute no
    /// time; nil where person-time was not counted.
    package var withoutEnd: Int?
    package var withoutStart: Int?

    /// An arm or the total, with the number of subjects of the population in it.
    package struct Column: Sendable, Equatable {
        /// Nil is the total, which is counted without the arm.
        package var arm: Arm?
        package var n: Int

        package var name: String { arm?.name ?? "Total" }
    }

    /// A category of a divided table.
    package struct Part: Sendable, Equatable {
        package var label: String
        /// N of each column: of the category's own subjects where it is one of subjects.
        package var n: [Int]
    }

    package enum Body: Sendable, Equatable {
        case terms(TermRows)
        case overview([ChoiceRow])
    }

    /// The row of any event, and blocks of terms.
    package struct TermRows: Sendable, Equatable {
        package var any: RowCounts
        package var blocks: [TermBlock]
    }

    /// What stands above a block of terms.
    package enum BlockHead: Sendable, Equatable {
        case soc(Term)
        /// The label of a group of terms.
        case group(String)
        /// Nothing: the terms are those of the whole table.
        case none
    }

    /// Terms under a head with its own count: those that pass the threshold, and the rest of them as one row.
    package struct TermBlock: Sendable, Equatable {
        package var head: BlockHead
        /// The head's own count: with the terms under the threshold, each subject once.
        package var counts: RowCounts
        package var terms: [TermRow]
        package var remainder: RemainderRow?

        package var cells: [CellCount] { counts.cells }
        package var soc: Term? { if case .soc(let soc) = head { soc } else { nil } }
        package var name: String {
            switch head {
            case .soc(let soc): soc.name
            case .group(let label): label
            case .none: ""
            }
        }

        /// The paths counted in the head's row.
        package var paths: Set<Int> { (remainder?.paths ?? []).union(terms.flatMap(\.paths)) }
    }

    package struct TermRow: Sendable, Equatable {
        /// The path, or of a term that stands under several SOCs the first of its paths.
        package var path: CodedPath
        package var paths: Set<Int>
        package var counts: RowCounts

        package var cells: [CellCount] { counts.cells }
    }

    /// The terms of a block that do not pass the threshold, counted as one: events add up, subjects are distinct.
    package struct RemainderRow: Sendable, Equatable {
        package var paths: Set<Int>
        package var termCount: Int
        package var counts: RowCounts

        package var cells: [CellCount] { counts.cells }
    }

    /// A row of an overview.
    package struct ChoiceRow: Sendable, Equatable {
        package var label: String
        package var indent: Int
        package var counts: RowCounts

        package var cells: [CellCount] { counts.cells }
    }

    /// Whether no event met the definition.
    package var isEmpty: Bool {
        switch body {
        case .terms(let rows): rows.any.cells.allSatisfy { $0.events == 0 }
        case .overview(let rows): rows.allSatisfy { $0.cells.allSatisfy { $0.events == 0 } }
        }
    }
}

extension Term {
    /// The name under which events without a code are shown, as a SOC and as its one term.
    package static let notCoded = Term(id: CodedPath.uncoded, code: nil, name: "Not coded")
}

extension CodedPath {
    /// The row of the events without a code.
    package static let notCoded = CodedPath(id: CodedPath.uncoded, soc: .notCoded, pt: .notCoded)
}
