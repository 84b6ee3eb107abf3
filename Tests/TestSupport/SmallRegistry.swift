import Safety

/// A subject of a fixture, with days as plain numbers counted from 1970-01-01.
package struct FixtureSubject {
    package var plannedArm: Int?
    package var actualArm: Int?
    package var isExposed: Bool
    package var firstDose: Int?
    package var doses: [ClosedRange<Int>]
    package var flags: Set<String>
    /// Positions of the groups that the subject is in.
    package var groups: Set<Int> = []
    /// The latest possible days of the end of follow-up and of death.
    package var followUpEnd: Int?
    package var death: Int?
    package var events: [FixtureEvent]

    /// A subject dosed once on `firstDose`; without one, not dosed.
    package init(
        arm: Int?, actual: Int?? = nil, firstDose: Int?, doses: [ClosedRange<Int>]? = nil, flags: Set<String> = [],
        events: [FixtureEvent] = []
    ) {
        plannedArm = arm
        actualArm = actual ?? arm
        isExposed = firstDose != nil
        self.firstDose = firstDose
        self.doses = doses ?? firstDose.map { [$0...$0] } ?? []
        self.flags = flags
        self.events = events
    }
}

/// An event of a fixture; `term` is a position in the registry's terms, nil is an event without a code.
package struct FixtureEvent {
    package var term: Int?
    package var onset: ClosedRange<Int>?
    package var report: ClosedRange<Int>?
    package var end: Int?
    package var causality: Set<Causality>
    package var criteria: Set<SeriousnessCriterion>
    package var marks: EventMarks
    package var severity: Severity?
    package var action: ActionTaken?
    package var outcome: Outcome?

    package init(
        _ term: Int?, on onset: ClosedRange<Int>?, report: ClosedRange<Int>? = nil, end: Int? = nil,
        causality: Set<Causality> = [], criteria: Set<SeriousnessCriterion> = [], marks: EventMarks = [],
        severity: Severity? = nil
    ) {
        self.term = term
        self.onset = onset
        self.report = report
        self.end = end
        self.causality = causality
        self.criteria = criteria
        self.marks = marks
        self.severity = severity
    }

    package init(
        _ term: Int?, on day: Int, causality: Set<Causality> = [], criteria: Set<SeriousnessCriterion> = [],
        marks: EventMarks = []
    ) {
        self.init(term, on: day...day, causality: causality, criteria: criteria, marks: marks)
    }
}

/// A registry small enough to be counted by hand.
package struct SmallRegistry {
    package var arms: [String]
    package var groups: [String] = []
    package var paths: [CodedPath]
    package var subjects: [FixtureSubject]

    /// Arms get the keys 1, 2 …; SOCs the keys 1001, 1002 … in order of appearance; paths 501, 502 …
    package init(arms: [String], terms: [(soc: String, pt: String)], subjects: [FixtureSubject] = []) {
        self.arms = arms
        self.subjects = subjects
        paths = []
        var socs: [String] = []
        for (position, term) in terms.enumerated() {
            if !socs.contains(term.soc) { socs.append(term.soc) }
            let soc = 1001 + (socs.firstIndex(of: term.soc) ?? 0)
            paths.append(
                CodedPath(
                    id: 501 + position, soc: Term(id: soc, code: "S\(soc)", name: term.soc),
                    pt: Term(id: 2001 + position, code: "P\(2001 + position)", name: term.pt)))
        }
    }

    /// Paths are coded in one dictionary, by the codings 1, 2 …
    package var frame: ColumnFrame {
        var frame = ColumnFrame()
        frame.arms = arms.enumerated().map { Arm(id: $0 + 1, name: $1) }
        frame.groups = groups.enumerated().map { Arm(id: $0 + 1, name: $1) }
        frame.paths = paths
        frame.dictionaries = [DictionaryVersion(name: "Invented", version: "1", language: "en")]
        frame.codings += paths.indices.map { ColumnFrame.Coding(path: Int32($0), dictionary: 0) }
        return frame
    }

    /// All subjects as one chunk.
    package var columns: SafetyColumns { columns(of: subjects.indices) }

    /// Some subjects as one chunk, with all their events or only those of some codings.
    package func columns(of range: Range<Int>, codings: [Bool]? = nil) -> SafetyColumns {
        var columns = SafetyColumns()
        for flag in subjects[range].reduce(into: Set<String>(), { $0.formUnion($1.flags) }) {
            columns.populationFlags[flag] = subjects[range].map { $0.flags.contains(flag) }
        }
        for position in range {
            let subject = subjects[position]
            columns.subjectID.append(position + 1)
            columns.plannedArm.append(Int16(subject.plannedArm ?? -1))
            columns.actualArm.append(Int16(subject.actualArm ?? -1))
            columns.group += subject.groups.sorted().map { Int32($0) }
            columns.groupStart.append(Int32(columns.group.count))
            columns.isExposed.append(subject.isExposed)
            columns.firstDose.append(Self.day(subject.firstDose))
            columns.followUpEnd.append(Self.day(subject.followUpEnd))
            columns.death.append(Self.day(subject.death))
            for dose in subject.doses {
                columns.doseFirstDay.append(Int32(dose.lowerBound))
                columns.doseLastDay.append(Int32(dose.upperBound))
            }
            columns.doseStart.append(Int32(columns.doseFirstDay.count))
            for event in subject.events where codings?[(event.term ?? -1) + 1] ?? true {
                columns.eventID.append(columns.eventID.count + 1)
                columns.coding.append(Int32((event.term ?? -1) + 1))
                columns.onsetEarliest.append(Self.day(event.onset?.lowerBound))
                columns.onsetLatest.append(Self.day(event.onset?.upperBound))
                columns.reportEarliest.append(Self.day(event.report?.lowerBound))
                columns.reportLatest.append(Self.day(event.report?.upperBound))
                columns.endLatest.append(Self.day(event.end))
                columns.causality.append(event.causality.reduce(0) { $0 | 1 << UInt16($1.rawValue) })
                columns.criteria.append(event.criteria.reduce(0) { $0 | 1 << UInt16($1.rawValue) })
                columns.marks.append(event.marks)
                columns.severity.append(UInt8(event.severity?.rawValue ?? 0))
                columns.action.append(UInt8(event.action.map { $0.rawValue + 1 } ?? 0))
                columns.outcome.append(UInt8(event.outcome.map { $0.rawValue + 1 } ?? 0))
            }
            columns.eventStart.append(Int32(columns.eventID.count))
        }
        return columns
    }

    private static func day(_ day: Int?) -> Int32 { day.map { Int32($0) } ?? SafetyColumns.noDay }
}
