/// A table as its definition file states it: what is counted, which rows and columns are shown, and in which order.
package struct TableDefinition: Sendable, Equatable {
    package var name: String
    package var title: String
    /// The title where the rules count treatment-emergent events alone; nil where it is the same.
    package var emergentTitle: String?
    package var kind: Kind
    /// The population where the definition states one of its own; nil leaves it to the rule set.
    package var population: PopulationRule?
    package var levels: Set<TableLevel>
    package var columns: TableColumns
    /// Categories into which every column is divided; nil leaves columns whole.
    package var split: TableSplit?
    package var statistics: [Statistic]
    package var methods = StatisticMethods()
    /// How arms are compared, where they are.
    package var comparison: Comparison?
    package var threshold: Threshold?
    package var sort: TableSort
    package var pins: [Pin]
    /// Decimals of a printed percentage.
    package var decimals: Int
    package var footnotes: [String]

    package enum Kind: Sendable, Equatable {
        /// Rows are SOCs and PTs of the events of one choice.
        case terms(EventChoice)
        /// Rows are PTs across SOCs: a PT that stands under several is one row, with each subject once.
        case preferredTerms(EventChoice)
        /// Rows are groups of terms, each with its PTs, of the events of one choice.
        case termGroups(EventChoice, [TermGroup])
        /// Rows are whole choices of events, each with its label.
        case overview([OverviewRow])

        /// What the rows have in common; nil for an overview, whose rows choose for themselves.
        package var choice: EventChoice? {
            switch self {
            case .terms(let choice), .preferredTerms(let choice), .termGroups(let choice, _): choice
            case .overview: nil
            }
        }
    }

    package init(name: String, title: String, kind: Kind) {
        self.name = name
        self.title = title
        self.kind = kind
        population = nil
        levels = [.pt]
        columns = TableColumns(arms: true, total: true)
        split = nil
        statistics = [.events, .subjects, .percent]
        comparison = nil
        threshold = nil
        sort = TableSort(soc: .alpha, pt: [.subjects, .events, .name])
        pins = []
        decimals = 2
        footnotes = []
    }
}

/// A row of an overview: its label and what it counts.
package struct OverviewRow: Sendable, Equatable {
    package var label: String
    package var choice: EventChoice
    /// Steps to the right, below the row of which it is a part.
    package var indent = 0

    package init(label: String, choice: EventChoice) {
        self.label = label
        self.choice = choice
    }
}

/// Terms that are counted as one row, such as those of an event of special interest: the events of any of them.
package struct TermGroup: Sendable, Equatable {
    package var label: String
    package var choice: EventChoice

    package init(label: String, choice: EventChoice) {
        self.label = label
        self.choice = choice
    }
}

/// Which kinds of rows a table prints numbers in. SOC headers stand above their PTs in any case.
package enum TableLevel: String, Sendable, CaseIterable { case any, soc, pt, remainder }

/// Which columns a table has.
package struct TableColumns: Sendable, Equatable {
    package var arms: Bool
    package var total: Bool
    /// Of arms or groups as delivered, so many are columns unless others are asked for: those with most subjects.
    package var mostFrequent = 8
    /// The arms or groups that were found to be the columns, by the registry's keys; nil leaves it to the selection.
    package var chosen: [Int]?

    package init(arms: Bool, total: Bool) {
        self.arms = arms
        self.total = total
    }
}

/// Which PT rows are shown: those whose proportion of subjects passes the comparison.
package struct Threshold: Sendable, Equatable {
    package enum Comparator: String, Sendable, CaseIterable {
        case moreThan = ">"
        case atLeast = ">="
    }
    package enum Basis: String, Sendable, CaseIterable {
        /// The total column decides.
        case total
        /// Any arm that is a column decides; with one arm it is the total.
        case anyArm = "any_arm"
    }
    package var comparator: Comparator
    /// The percentage as an exact decimal: `numerator / denominator` percent (5 % = 5/1; 2.5 % = 25/10).
    package var numerator: Int
    package var denominator: Int
    package var basis: Basis

    package init(comparator: Comparator, numerator: Int, denominator: Int, basis: Basis) {
        self.comparator = comparator
        self.numerator = numerator
        self.denominator = denominator
        self.basis = basis
    }
}

/// The order of rows; ties go to the next key, and at last to the code.
package struct TableSort: Sendable, Equatable {
    package enum SOCOrder: String, Sendable, CaseIterable { case alpha, agreed, subjects }
    package enum Key: String, Sendable, CaseIterable { case subjects, events, name, code }
    package var soc: SOCOrder
    package var pt: [Key]

    package init(soc: SOCOrder, pt: [Key]) {
        self.soc = soc
        self.pt = pt
    }
}

/// An exception to the order: within a SOC, one PT stands directly before another.
package struct Pin: Sendable, Equatable {
    package var soc: String
    package var pt: String
    package var before: String

    package init(soc: String, pt: String, before: String) {
        self.soc = soc
        self.pt = pt
        self.before = before
    }
}
