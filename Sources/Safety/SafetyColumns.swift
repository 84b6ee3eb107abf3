/// A registry's subjects and events as columns in subject order, free of any rule, so that every rule set counts from
/// the same columns.
///
/// Subject arrays have one element a subject; event arrays one element an event, and the events of subject `s` are
/// `eventStart[s] ..< eventStart[s + 1]`. Days are counted from 1970-01-01; `SafetyColumns.noDay` marks a missing day.
package struct SafetyColumns: Sendable {
    package static let noDay = Int32.min

    package var arms: [Arm] = []
    /// The paths that `eventPath` points into.
    package var paths: [CodedPath] = []

    // Subjects
    package var subjectID: [Int] = []
    /// Position in `arms` (from 0) of the planned and of the actual arm, or -1 without one.
    package var plannedArm: [Int16] = []
    package var actualArm: [Int16] = []
    package var isExposed: [Bool] = []
    package var firstDose: [Int32] = []
    /// First and last day of the doses of subject `s`: elements `doseStart[s] ..< doseStart[s + 1]`.
    package var doseStart: [Int] = [0]
    package var doseFirstDay: [Int32] = []
    package var doseLastDay: [Int32] = []
    /// Delivered population flags that are yes, by name.
    package var populationFlags: [String: [Bool]] = [:]
    package var eventStart: [Int] = [0]

    // Events
    package var eventID: [Int] = []
    /// Position in `paths` (from 0), or -1 for an event without a code.
    package var eventPath: [Int32] = []
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

    package init() {}
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
