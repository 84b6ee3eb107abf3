/// A subject as the packed columns hold it.
package struct PackedSubject: Sendable, Equatable {
    package struct Dose: Sendable, Equatable, Comparable {
        /// First and last possible day; a dose whose start is not known is none.
        package var first: Int32
        package var last: Int32

        package init(first: Int32, last: Int32) {
            self.first = first
            self.last = last
        }

        package static func < (one: Dose, two: Dose) -> Bool { (one.first, one.last) < (two.first, two.last) }
    }

    /// The registry's key.
    package var id: Int
    /// Position among the arms (from 0), or -1 without one.
    package var plannedArm: Int16 = -1
    package var actualArm: Int16 = -1
    /// Positions among the groups (from 0), each once.
    package var groups: [Int32] = []
    package var isExposed = false
    /// The latest possible days, or `SafetyColumns.noDay`.
    package var followUpEnd = SafetyColumns.noDay
    package var death = SafetyColumns.noDay
    package var doses: [Dose] = []
    /// The names of the population flags that are yes.
    package var flags: [String] = []

    package init(id: Int) { self.id = id }
}

/// An event as the packed columns hold it; days are counted from 1970-01-01, `SafetyColumns.noDay` is a missing one.
package struct PackedEvent: Sendable, Equatable {
    /// The registry's key.
    package var id: Int
    /// The registry's key of the coding, or 0.
    package var coding: Int32 = 0
    package var onsetEarliest = SafetyColumns.noDay
    package var onsetLatest = SafetyColumns.noDay
    package var reportEarliest = SafetyColumns.noDay
    package var reportLatest = SafetyColumns.noDay
    package var endLatest = SafetyColumns.noDay
    /// Bit `Causality.rawValue` for each assessment that is not missing.
    package var causality: UInt16 = 0
    /// Bit `SeriousnessCriterion.rawValue` for each criterion.
    package var criteria: UInt16 = 0
    package var marks: EventMarks = []
    /// `Severity.rawValue`, or 0; a grade stands for the word of its number where no word is given.
    package var severity: UInt8 = 0
    /// `ActionTaken.rawValue` and `Outcome.rawValue`, each plus one, or 0 where none is given.
    package var action: UInt8 = 0
    package var outcome: UInt8 = 0

    package init(id: Int) { self.id = id }
}
