import Safety

/// A table of incidences: its columns with their N, and its rows in printed order with whole counts, nothing rounded.
///
/// It holds every row that a tidy result needs, shown or not: a printed table takes the levels it shows from it.
package struct IncidenceTable: Sendable, Equatable {
    /// One column per arm, then the total.
    package var columns: [Column]
    package var body: Body

    /// An arm or the total, with the number of subjects of the population in it.
    package struct Column: Sendable, Equatable {
        /// Nil is the total, which is counted without the arm.
        package var arm: Arm?
        package var n: Int

        package var name: String { arm?.name ?? "Total" }
    }

    package enum Body: Sendable, Equatable {
        case terms(TermRows)
        case overview([ChoiceRow])
    }

    /// The row of any event, and the SOCs with their terms.
    package struct TermRows: Sendable, Equatable {
        package var any: [CellCount]
        package var socs: [SOCRows]
    }

    /// A SOC with events, the terms of it that pass the threshold, and the rest of its terms as one row.
    package struct SOCRows: Sendable, Equatable {
        package var soc: Term
        /// The SOC's own count: with the terms under the threshold, each subject once.
        package var cells: [CellCount]
        package var terms: [TermRow]
        package var remainder: RemainderRow?

        /// The paths counted in the SOC's row.
        package var paths: Set<Int> { (remainder?.paths ?? []).union(terms.map(\.path.id)) }
    }

    package struct TermRow: Sendable, Equatable {
        package var path: CodedPath
        package var cells: [CellCount]
    }

    /// The terms of a SOC that do not pass the threshold, counted as one: events add up, subjects are distinct.
    package struct RemainderRow: Sendable, Equatable {
        package var paths: Set<Int>
        package var cells: [CellCount]

        package var termCount: Int { paths.count }
    }

    /// A row of an overview.
    package struct ChoiceRow: Sendable, Equatable {
        package var label: String
        package var choice: EventChoice
        package var cells: [CellCount]
    }

    /// Whether no event met the definition.
    package var isEmpty: Bool {
        switch body {
        case .terms(let rows): rows.any.allSatisfy { $0.events == 0 }
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
