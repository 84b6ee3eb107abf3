import Safety

/// A rule set made ready to judge the events of chunks, with all that it says resolved to plain numbers.
///
/// It judges a whole chunk at a time. The order of the reasons is that of `EventDisposition`: the first that holds
/// leaves an event out.
struct EventJudge {
    let rules: RuleSet
    private let code = DispositionCodes()
    let window: WindowNumbers
    /// The last day of data, where the rules name one.
    let dataCut: Int32?
    private let judgesCausality: Bool
    private let seriousMarks: UInt8
    private let seriousCriteria: UInt16
    private let namedCriteria: UInt16
    private let relatedValues: UInt16
    private let missingIsRelated: UInt8
    private let excludesProgression: Bool
    private let excludesDuplicates: Bool

    // Of the chunk judged last.

    /// The position of each subject's arm, or -1 for one outside the population or without an arm. Where subjects count
    /// in groups, 0 stands for one or several of them.
    private(set) var arm: [Int16] = []
    /// `EventDisposition.rawValue` of each event; that of a counted one is 0.
    private(set) var disposition: [UInt8] = []
    /// `Verdict` of each event.
    private(set) var verdict: [UInt8] = []
    /// The positions of the counted events.
    private(set) var counted: [Int32] = []
    /// The position of each event's subject in the chunk.
    private(set) var owner: [Int32] = []

    /// - Parameter judgesCausality: whether anybody asks for related events.
    init(_ rules: RuleSet, judgesCausality: Bool) {
        self.rules = rules
        self.judgesCausality = judgesCausality
        window = WindowNumbers(rules.window)
        dataCut = rules.followUp.dataCut.map { Int32(clamping: $0.number) }
        namedCriteria = rules.serious.criteria.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        seriousMarks = rules.serious.basis == .criteria ? 0 : EventMarks.serious.rawValue
        seriousCriteria = rules.serious.basis == .flag ? 0 : namedCriteria
        relatedValues = rules.related.counted.subtracting([.missing]).reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        missingIsRelated = rules.related.counted.contains(.missing) ? 1 : 0
        excludesProgression = rules.naturalProgression == .excluded
        excludesDuplicates = rules.duplicates == .excludeExact
    }

    /// The columns by which events are judged.
    var wanted: ColumnSet {
        var wanted = window.wanted.union(.criteria)
        if judgesCausality { wanted.insert(.causality) }
        if rules.armBasis == .groups { wanted.insert(.groups) }
        return wanted
    }

    /// The columns that `day` needs.
    var wantedForDays: ColumnSet { window.isByReport ? .report : .onset }

    /// Judges every event of a chunk whose columns were checked.
    mutating func judge(_ chunk: SafetyColumns) {
        findArms(chunk)
        findOwners(chunk)
        place(chunk)
        applyMarks(chunk)
        attribute(chunk)
        listCounted()
    }

    /// The day by which an event is placed in time; nil without a date.
    ///
    /// It is the earliest possible day of the date the rules name, moved to the first dose when that is later and
    /// still possible.
    func day(ofEvent event: Int, subject: Int, _ chunk: SafetyColumns) -> Int32? {
        let none = SafetyColumns.noDay
        let earliest = window.isByReport ? chunk.reportEarliest[event] : chunk.onsetEarliest[event]
        let latest = window.isByReport ? chunk.reportLatest[event] : chunk.onsetLatest[event]
        guard earliest != none, latest != none else { return nil }
        let firstDose = chunk.firstDose[subject]
        return firstDose == none ? earliest : max(earliest, min(firstDose, latest))
    }

    /// Finds the arm of each subject, without a look at events.
    mutating func findArms(_ chunk: SafetyColumns) {
        switch rules.armBasis {
        case .planned: arm = chunk.plannedArm
        case .actual: arm = chunk.actualArm
        case .groups: arm = zip(chunk.groupStart.dropFirst(), chunk.groupStart).map { $0 > $1 ? 0 : -1 }
        }
        switch rules.population {
        case .all: break
        case .exposed:
            for subject in arm.indices where !chunk.isExposed[subject] { arm[subject] = -1 }
        case .flag(let name):
            guard let flag = chunk.populationFlags[name] else {
                arm = [Int16](repeating: -1, count: arm.count)
                return
            }
            for subject in arm.indices where !flag[subject] { arm[subject] = -1 }
        }
    }

    /// The positions of the arm or the groups in which a subject counts; none outside the population.
    func positions(ofSubject subject: Int, _ chunk: SafetyColumns) -> [Int] {
        guard arm[subject] >= 0 else { return [] }
        guard rules.armBasis == .groups else { return [Int(arm[subject])] }
        return chunk.group[Int(chunk.groupStart[subject])..<Int(chunk.groupStart[subject + 1])].map { Int($0) }
    }

    private mutating func findOwners(_ chunk: SafetyColumns) {
        var result = [Int32].reused(&owner, count: chunk.coding.count)
        result.withUnsafeMutableBufferPointer { owners in
            chunk.eventStart.withUnsafeBufferPointer { starts in
                for subject in 0..<starts.count - 1 {
                    for event in Int(starts[subject])..<Int(starts[subject + 1]) {
                        owners[event] = Int32(truncatingIfNeeded: subject)
                    }
                }
            }
        }
        owner = result
    }

    /// Lists the counted events without a branch on any.
    private mutating func listCounted() {
        var result = [Int32].reused(&counted, count: disposition.count)
        var found = 0
        result.withUnsafeMutableBufferPointer { list in
            disposition.withUnsafeBufferPointer { placed in
                for event in placed.indices {
                    list[found] = Int32(truncatingIfNeeded: event)
                    found &+= Int(placed[event].oneIfZero)
                }
            }
        }
        result.removeLast(result.count - found)
        counted = result
    }

    /// Finds for each event whether its subject is in the population and the event in the window.
    private mutating func place(_ chunk: SafetyColumns) {
        var result = [UInt8].reused(&disposition, count: chunk.coding.count)
        let judge = self
        result.withUnsafeMutableBufferPointer { placed in judge.place(chunk, into: placed) }
        disposition = result
    }

    private func place(_ chunk: SafetyColumns, into placed: UnsafeMutableBufferPointer<UInt8>) {
        let earliest = window.isByReport ? chunk.reportEarliest : chunk.onsetEarliest
        let latest = window.isByReport ? chunk.reportLatest : chunk.onsetLatest
        let none = SafetyColumns.noDay
        let isPlain = window.kind == .window
        let mustBeCertain = window.mustBeCertain
        reading(chunk.eventStart, chunk.marks, earliest, latest) { starts, marks, earliest, latest in
            for subject in arm.indices {
                let events = Int(starts[subject])..<Int(starts[subject + 1])
                guard !events.isEmpty else { continue }
                if arm[subject] < 0 {
                    for event in events { placed[event] = code.outsidePopulation }
                    continue
                }
                switch window.kind {
                case .all:
                    for event in events { placed[event] = code.counted }
                case .emergent:
                    for event in events {
                        placed[event] = marks[event].contains(.treatmentEmergent) ? code.counted : code.notEmergent
                    }
                case .window, .doseWindows:
                    let own = window.window(ofSubject: subject, chunk)
                    for event in events {
                        let first = earliest[event]
                        let last = latest[event]
                        let day = max(first, min(own.firstDose ?? first, last))
                        // What most events are, without a look at more than they need: inside, or after the window.
                        if isPlain, first != none, last != none, own.firstDose != nil, first == last || !mustBeCertain,
                            day >= own.firstAllowed
                        {
                            let isAfter = (Int(own.lastAllowed) &- Int(day)).signBits
                            placed[event] = UInt8(truncatingIfNeeded: isAfter) & code.afterWindow
                        } else {
                            placed[event] = place(event, from: first, to: last, marks[event], own, chunk)
                        }
                    }
                }
            }
        }
    }

    /// Where an event of one subject falls by its days.
    @inline(__always)
    private func place(
        _ event: Int, from earliest: Int32, to latest: Int32, _ marks: EventMarks, _ own: WindowNumbers.Window,
        _ chunk: SafetyColumns
    ) -> UInt8 {
        let none = SafetyColumns.noDay
        guard let firstDose = own.firstDose, earliest != none, latest != none else {
            return placeWithoutDay(event, own.firstDose, chunk)
        }
        let mustBeCertain = window.mustBeCertain && earliest != latest
        let first = mustBeCertain ? earliest : max(earliest, min(firstDose, latest))
        let last = mustBeCertain ? latest : first
        if last < own.firstAllowed {
            return window.worsenedCounts && marks.contains(.worsenedAfterDose) ? code.counted : code.beforeFirstDose
        }
        if first > own.lastAllowed { return code.afterWindow }
        let isInside =
            window.kind == .doseWindows
            ? window.isInDoseWindow(first, last, own.doses, chunk)
            : first >= own.firstAllowed && last <= own.lastAllowed
        return isInside ? code.counted : mustBeCertain ? code.onsetUnusable : code.afterWindow
    }

    private func placeWithoutDay(_ event: Int, _ firstDose: Int32?, _ chunk: SafetyColumns) -> UInt8 {
        if window.missingIsExcluded { return code.onsetUnusable }
        let end = chunk.endLatest[event]
        guard let firstDose, end != SafetyColumns.noDay, end < firstDose else { return code.counted }
        return code.beforeFirstDose
    }

    /// Leaves out what is in the window but marked as something that the rules do not count.
    private mutating func applyMarks(_ chunk: SafetyColumns) {
        let progression = excludesProgression ? EventMarks.naturalProgression.rawValue : 0
        let duplicate = excludesDuplicates ? EventMarks.duplicate.rawValue : 0
        guard progression | duplicate != 0 else { return }
        let code = code
        disposition.withUnsafeMutableBufferPointer { placed in
            chunk.marks.withUnsafeBufferPointer { marks in
                for event in placed.indices {
                    let own = marks[event].rawValue
                    let isDuplicate = own & duplicate != 0 ? code.duplicate : code.counted
                    let reason = own & progression != 0 ? code.naturalProgression : isDuplicate
                    let before = placed[event]
                    placed[event] = before == code.counted ? reason : before
                }
            }
        }
    }

    /// Finds for each event the bits of its verdict.
    private mutating func attribute(_ chunk: SafetyColumns) {
        var result = [UInt8].reused(&verdict, count: chunk.coding.count)
        let judge = self
        result.withUnsafeMutableBufferPointer { bits in judge.attribute(chunk, into: bits) }
        verdict = result
    }

    private func attribute(_ chunk: SafetyColumns, into bits: UnsafeMutableBufferPointer<UInt8>) {
        let death = UInt16(1) << UInt16(SeriousnessCriterion.death.rawValue)
        let fatalOutcome = EventMarks.fatalOutcome.rawValue
        let seriousMarks = seriousMarks
        let seriousCriteria = seriousCriteria
        reading(disposition, chunk.marks, chunk.criteria) { placed, marks, criteria in
            for event in bits.indices {
                let mark = marks[event].rawValue
                let own = criteria[event]
                let isSerious = UInt16(mark & seriousMarks) | (own & seriousCriteria) != 0
                let isFatal = UInt16(mark & fatalOutcome) | (own & death) != 0
                bits[event] =
                    (placed[event] == 0 ? Verdict.counted : 0) | (isSerious ? Verdict.serious : 0)
                    | (isFatal ? Verdict.fatal : 0)
            }
        }
        guard judgesCausality else { return }
        let relatedValues = relatedValues
        let missing = missingIsRelated == 0 ? 0 : Verdict.related
        chunk.causality.withUnsafeBufferPointer { causality in
            for event in bits.indices {
                let values = causality[event]
                let related = values & relatedValues != 0 ? Verdict.related : 0
                bits[event] |= values == 0 ? missing : related
            }
        }
    }
}

/// `EventDisposition.rawValue` of each reason as a plain number, so that no event asks another module for it.
struct DispositionCodes {
    let counted = EventDisposition.counted.rawByte
    let outsidePopulation = EventDisposition.outsidePopulation.rawByte
    let beforeFirstDose = EventDisposition.beforeFirstDose.rawByte
    let afterWindow = EventDisposition.afterWindow.rawByte
    let onsetUnusable = EventDisposition.onsetUnusable.rawByte
    let notEmergent = EventDisposition.notEmergent.rawByte
    let naturalProgression = EventDisposition.naturalProgression.rawByte
    let duplicate = EventDisposition.duplicate.rawByte
}

extension EventDisposition {
    var rawByte: UInt8 { UInt8(truncatingIfNeeded: rawValue) }
}
