/// Subjects that follow one another in the order of their keys, with all their events, as columns: one chunk of a
/// registry, free of any rule, so that every rule set counts from the same columns.
///
/// Subject arrays have one element a subject; event arrays one element an event, and the events of subject `s` are
/// `eventStart[s] ..< eventStart[s + 1]`, in the order of their keys. Days are counted from 1970-01-01;
/// `SafetyColumns.noDay` marks a missing day. Columns that were not asked for (`ColumnSet`) are empty.
package struct SafetyColumns: Sendable, Equatable {
    package static let noDay = Int32.min
    /// The days that a registry can hold: of the years 0 to 9999.
    package static let days: ClosedRange<Int32> = -719_528...2_932_896

    // Subjects
    package var subjectID: [Int] = []
    /// Position among the arms (from 0) of the planned and of the actual arm, or -1 without one.
    package var plannedArm: [Int16] = []
    package var actualArm: [Int16] = []
    /// Positions among the groups (from 0), ascending, of subject `s`: elements `groupStart[s] ..< groupStart[s + 1]`.
    package var groupStart: [Int32] = [0]
    package var group: [Int32] = []
    package var isExposed: [Bool] = []
    package var firstDose: [Int32] = []
    /// The latest possible days of the end of follow-up and of death.
    package var followUpEnd: [Int32] = []
    package var death: [Int32] = []
    /// First and last day of the doses of subject `s`: elements `doseStart[s] ..< doseStart[s + 1]`.
    package var doseStart: [Int32] = [0]
    package var doseFirstDay: [Int32] = []
    package var doseLastDay: [Int32] = []
    /// Delivered population flags that are yes for any of these subjects, by name.
    package var populationFlags: [String: [Bool]] = [:]
    package var eventStart: [Int32] = [0]

    // Events
    package var eventID: [Int] = []
    /// The registry's key of the coding (`ColumnFrame.codings`), or 0 for an event that names no term.
    package var coding: [Int32] = []
    package var onsetEarliest: [Int32] = []
    package var onsetLatest: [Int32] = []
    package var reportEarliest: [Int32] = []
    package var reportLatest: [Int32] = []
    package var endLatest: [Int32] = []
    /// Bit `Causality.rawValue` is set for each assessment that is not missing.
    package var causality: [UInt16] = []
    /// Bit `SeriousnessCriterion.rawValue` is set for each criterion.
    package var criteria: [UInt16] = []
    package var marks: [EventMarks] = []
    /// `Severity.rawValue`, or 0 without one; a grade stands for the word of its number where no word is given.
    package var severity: [UInt8] = []
    /// `ActionTaken.rawValue` and `Outcome.rawValue`, each plus one, or 0 where none is given.
    package var action: [UInt8] = []
    package var outcome: [UInt8] = []

    package init() {}
}

/// The columns that a pass asks for beyond those that every count needs: the subjects with their arms, exposure, first
/// dose and flags, and of the events the coding and the marks.
package struct ColumnSet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let eventID = ColumnSet(rawValue: 1)
    package static let onset = ColumnSet(rawValue: 2)
    package static let report = ColumnSet(rawValue: 4)
    /// The latest possible day of the end; it is stored beside the onset and brings it along.
    package static let end = ColumnSet(rawValue: 8)
    package static let causality = ColumnSet(rawValue: 16)
    package static let criteria = ColumnSet(rawValue: 32)
    package static let severity = ColumnSet(rawValue: 64)
    /// Every dose of a subject, beyond the first day of the first one.
    package static let doses = ColumnSet(rawValue: 128)
    /// Nothing of the events, also not what every count needs: for who asks about subjects alone.
    package static let subjectsOnly = ColumnSet(rawValue: 256)

    /// The groups of a subject.
    package static let groups = ColumnSet(rawValue: 512)
    package static let action = ColumnSet(rawValue: 1024)
    package static let outcome = ColumnSet(rawValue: 2048)
    /// The end of a subject's follow-up and its death.
    package static let followUp = ColumnSet(rawValue: 4096)

    package static let all = ColumnSet(rawValue: 255 | 512 | 1024 | 2048 | 4096)
}

/// Yes/no attributes of an event, packed.
package struct EventMarks: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let serious = EventMarks(rawValue: 1)
    package static let treatmentEmergent = EventMarks(rawValue: 2)
    package static let naturalProgression = EventMarks(rawValue: 4)
    package static let worsenedAfterDose = EventMarks(rawValue: 8)
    package static let duplicate = EventMarks(rawValue: 16)
    package static let fatalOutcome = EventMarks(rawValue: 32)
}
