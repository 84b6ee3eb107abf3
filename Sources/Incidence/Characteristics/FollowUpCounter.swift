import Safety

/// The subjects of the population by their days of follow-up, from packed columns, in one pass over the chunks.
///
/// Chunks hold whole subjects, so that counters of different chunks add up to the counter of all (`join`).
package struct FollowUpCounter: Sendable {
    private let frame: ColumnFrame
    private let wanted: ColumnSet
    private var judge: EventJudge
    /// By position of the arm or group among those of the study its column, or -1.
    private let columnOfArm: [Int32]
    private let total: Int
    /// Days from the first dose on, both ends included; missing without a first dose.
    private(set) var tally: ValueTally

    /// - Parameter arms: the arms or groups that are columns; a subject of none of them is not counted.
    package init(_ rules: RuleSet, arms: [Arm], frame: ColumnFrame) {
        self.frame = frame
        wanted = Self.wanted(rules)
        judge = EventJudge(rules, judgesCausality: false)
        columnOfArm = frame.studyArms.counted(by: rules.armBasis).columns(arms)
        total = arms.count
        tally = ValueTally(columns: arms.count + 1)
    }

    /// The columns that days of follow-up need.
    package static func wanted(_ rules: RuleSet) -> ColumnSet {
        let judge = EventJudge(rules, judgesCausality: false)
        return judge.wanted.union(judge.wantedForFollowUp)
    }

    /// Adds a chunk; no subject comes twice. Throws when its columns contradict themselves.
    package mutating func add(_ chunk: SafetyColumns) throws(IncidenceError) {
        try chunk.check(wanted, arms: frame.arms.count, groups: frame.groups.count, codings: frame.codings.count)
        judge.judge(chunk)
        var columns: [Int] = []
        for subject in chunk.subjectID.indices {
            columns.removeAll(keepingCapacity: true)
            for position in judge.positions(ofSubject: subject, chunk) where columnOfArm[position] >= 0 {
                columns.append(Int(columnOfArm[position]))
            }
            guard !columns.isEmpty else { continue }
            columns.append(total)
            tally.add(days(ofSubject: subject, chunk).map { .number(Double($0)) }, columns: columns)
        }
    }

    private func days(ofSubject subject: Int, _ chunk: SafetyColumns) -> Int? {
        let first = chunk.firstDose[subject]
        guard first != SafetyColumns.noDay, let end = judge.followUp(ofSubject: subject, chunk).end else { return nil }
        return Int(end) - Int(first) + 1
    }

    /// Adds what a counter of the same rules and arms counted in other chunks.
    package mutating func join(_ other: FollowUpCounter) { tally.join(other.tally) }
}
