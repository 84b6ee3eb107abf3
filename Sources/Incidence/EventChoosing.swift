import Safety

/// The events of a selection, judged as the packed counter judges them: what a cell counts and what its listing holds
/// cannot differ.
package struct EventChoosing {
    private var judge: EventJudge
    private let selection: EventSelection
    /// The bits of a verdict that an event must have.
    private let needed: UInt8

    /// `all` also chooses the events that the rules leave out.
    package init(rules: RuleSet, selection: EventSelection, all: Bool) {
        judge = EventJudge(rules, judgesCausality: true)
        self.selection = selection
        var needed: UInt8 = all ? 0 : EventJudge.Verdict.counted
        if selection.serious { needed |= EventJudge.Verdict.serious }
        if selection.related { needed |= EventJudge.Verdict.related }
        if selection.fatal { needed |= EventJudge.Verdict.fatal }
        self.needed = needed
    }

    /// The chosen events of a chunk with all its columns, by subject.
    ///
    /// - Parameters:
    ///   - codings: the codings on which the selection's paths fall, 0 for none; nil where it selects no paths.
    ///   - arms: those of the study.
    package mutating func events(
        of chunk: SafetyColumns, codings: Set<Int>?, arms: [Arm]
    ) throws(IncidenceError) -> [[ChosenEvent]] {
        try chunk.check(.all, arms: arms.count, codings: Int(Int32.max))
        judge.judge(chunk)
        var chosen: [[ChosenEvent]] = []
        for subject in chunk.subjectID.indices {
            let position = Int(judge.arm[subject])
            let arm: Arm? = position < 0 ? nil : arms[position]
            var own: [ChosenEvent] = []
            if selection.subject ?? chunk.subjectID[subject] == chunk.subjectID[subject],
                selection.arm == nil || selection.arm == arm?.id
            {
                for event in Int(chunk.eventStart[subject])..<Int(chunk.eventStart[subject + 1]) {
                    if let codings, !codings.contains(Int(chunk.coding[event])) { continue }
                    if let choice = choice(event, subject, arm, chunk) { own.append(choice) }
                }
            }
            chosen.append(own)
        }
        return chosen
    }

    private func choice(_ event: Int, _ subject: Int, _ arm: Arm?, _ chunk: SafetyColumns) -> ChosenEvent? {
        let verdict = judge.verdict[event]
        guard verdict & needed == needed, hasSeverity(chunk.severity[event]),
            selection.events?.contains(chunk.eventID[event]) ?? true
        else { return nil }
        let counted: Int32? = judge.day(ofEvent: event, subject: subject, chunk)
        if selection.from != nil || selection.to != nil {
            guard let counted, Int(counted) >= selection.from?.number ?? .min,
                Int(counted) <= selection.to?.number ?? .max
            else { return nil }
        }
        var chosen = ChosenEvent(
            id: chunk.eventID[event],
            disposition: EventDisposition(rawValue: Int(judge.disposition[event])) ?? .counted,
            isSerious: verdict & EventJudge.Verdict.serious != 0, isRelated: verdict & EventJudge.Verdict.related != 0)
        chosen.arm = arm?.name
        let first = chunk.firstDose[subject]
        if let counted {
            chosen.countedDay = Int(counted)
            if arm != nil, first != SafetyColumns.noDay {
                chosen.studyDay = Int(counted) - Int(first) + (counted >= first ? 1 : 0)
            }
        }
        return chosen
    }

    private func hasSeverity(_ severity: UInt8) -> Bool {
        guard let wanted = selection.severity else { return true }
        return Severity(rawValue: Int(severity)).map(wanted.contains) ?? false
    }

    /// How many subjects of a chunk, of which nothing but the subjects is needed, are in the population and in an arm,
    /// by its position from 1 in the study's order, or in any.
    package static func population(_ rules: RuleSet, arm: Int?, in chunk: SafetyColumns) -> Int {
        var judge = EventJudge(rules, judgesCausality: false)
        judge.findArms(chunk)
        var subjects = 0
        for position in judge.arm where arm == nil ? position >= 0 : Int(position) + 1 == arm { subjects += 1 }
        return subjects
    }
}
