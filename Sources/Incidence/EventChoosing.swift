import Safety

/// The events of a selection, judged as the packed counter judges them: what a cell counts and what its listing holds
/// cannot differ.
package struct EventChoosing {
    private var judge: EventJudge
    private let selection: EventSelection
    private var filter: EventFilter

    /// `all` also chooses the events that the rules leave out.
    package init(rules: RuleSet, selection: EventSelection, all: Bool) {
        judge = EventJudge(rules, judgesCausality: true)
        self.selection = selection
        filter = EventFilter(selection, rules: rules, mustCount: !all, codings: nil)
    }

    /// The chosen events of a chunk with all its columns, by subject.
    ///
    /// - Parameters:
    ///   - codings: the codings on which the selection's paths fall, 0 for none; nil where it selects no paths.
    ///   - arms: those of the study.
    package mutating func events(
        of chunk: SafetyColumns, codings: Set<Int>?, arms: StudyArms
    ) throws(IncidenceError) -> [[ChosenEvent]] {
        try chunk.check(.all, arms: arms.arms.count, groups: arms.groups.count, codings: Int(Int32.max))
        judge.judge(chunk)
        let verdicts = filter.verdicts(chunk, judge)
        let asked = selection.arms.flatMap { $0.isEmpty ? nil : Set($0) }
        var chosen: [[ChosenEvent]] = []
        for subject in chunk.subjectID.indices {
            let ownArms = judge.positions(ofSubject: subject, chunk)
                .map { arms.counted(by: judge.rules.armBasis)[$0] }
            let arm = ownArms.isEmpty ? nil : ownArms.map(\.name).joined(separator: "; ")
            var own: [ChosenEvent] = []
            if asked.map({ asked in ownArms.contains { asked.contains($0.id) } }) ?? true {
                for event in Int(chunk.eventStart[subject])..<Int(chunk.eventStart[subject + 1]) {
                    if let codings, !codings.contains(Int(chunk.coding[event])) { continue }
                    guard verdicts[event] & filter.deciding == filter.needed else { continue }
                    own.append(choice(event, subject, arm, chunk))
                }
            }
            chosen.append(own)
        }
        return chosen
    }

    private func choice(_ event: Int, _ subject: Int, _ arm: String?, _ chunk: SafetyColumns) -> ChosenEvent {
        let verdict = judge.verdict[event]
        let counted: Int32? = judge.day(ofEvent: event, subject: subject, chunk)
        var chosen = ChosenEvent(
            id: chunk.eventID[event],
            disposition: EventDisposition(rawValue: Int(judge.disposition[event])) ?? .counted,
            isSerious: verdict & EventJudge.Verdict.serious != 0, isRelated: verdict & EventJudge.Verdict.related != 0)
        chosen.arm = arm
        let first = chunk.firstDose[subject]
        if let counted {
            chosen.countedDay = Int(counted)
            if arm != nil, first != SafetyColumns.noDay {
                chosen.studyDay = Int(counted) - Int(first) + (counted >= first ? 1 : 0)
            }
        }
        return chosen
    }

    /// How many subjects of a chunk, of which nothing but the subjects and their groups is needed, are in the population
    /// and among those to which a selection holds it: in one of its arms or groups, or in any.
    package static func population(_ rules: RuleSet, _ selection: EventSelection, in chunk: SafetyColumns) -> Int {
        var judge = EventJudge(rules, judgesCausality: false)
        judge.findArms(chunk)
        let asked = selection.arms.map { Set($0) }
        return chunk.subjectID.indices.count { subject in
            guard selection.subjects?.contains(chunk.subjectID[subject]) ?? true else { return false }
            let own = judge.positions(ofSubject: subject, chunk)
            // A key is the position from 1.
            return asked.map { asked in own.contains { asked.contains($0 + 1) } } ?? !own.isEmpty
        }
    }

    /// Adds to the sizes of arms or groups, by position, the subjects of a chunk, of which nothing but the subjects and
    /// their groups is needed.
    package static func addSizes(_ rules: RuleSet, to sizes: inout [Int], of chunk: SafetyColumns) {
        var judge = EventJudge(rules, judgesCausality: false)
        judge.findArms(chunk)
        for subject in chunk.subjectID.indices {
            for position in judge.positions(ofSubject: subject, chunk) where position < sizes.count {
                sizes[position] += 1
            }
        }
    }
}
