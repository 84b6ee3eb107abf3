import Safety
import TestSupport

/// Counting by sets of names and lists of days, written from the wording of the rules and from nothing of the counter.
struct NaiveCount {
    let registry: SmallRegistry
    let rules: RuleSet

    func isInPopulation(_ subject: FixtureSubject) -> Bool {
        guard !arms(of: subject).isEmpty else { return false }
        switch rules.population {
        case .all: return true
        case .exposed: return subject.isExposed
        case .flag(let name): return subject.flags.contains(name)
        }
    }

    /// The arms or groups, by position, in which a subject counts.
    func arms(of subject: FixtureSubject) -> Set<Int> {
        switch rules.armBasis {
        case .planned: Set([subject.plannedArm].compactMap(\.self))
        case .actual: Set([subject.actualArm].compactMap(\.self))
        case .groups: subject.groups
        }
    }

    func date(of event: FixtureEvent) -> ClosedRange<Int>? {
        rules.window.date == .onset ? event.onset : event.report
    }

    /// The first possible day on or after the first dose; else, all days being earlier, the last of them.
    func day(of event: FixtureEvent, _ subject: FixtureSubject) -> Int? {
        guard let date = date(of: event) else { return nil }
        guard let dose = subject.firstDose else { return date.lowerBound }
        return date.first { $0 >= dose } ?? date.upperBound
    }

    /// For each dose window the days it allows, and the day before which everything is before the window.
    private func windows(of subject: FixtureSubject, dose: Int) -> (allowed: [ClosedRange<Int>], start: Int) {
        func range(_ from: Int, _ to: Int) -> [ClosedRange<Int>] { from <= to ? [from...to] : [] }
        switch rules.window.basis {
        case .days(let first, let last): return (range(dose + first, dose + last), dose + first)
        case .anniversary: return (range(dose, CalendarDay(number: dose).anniversary.number), dose)
        case .anyDose(let last):
            return (subject.doses.flatMap { range($0.lowerBound, $0.upperBound + last) }, dose)
        case .emergentFlag, .all: return ([], dose)
        }
    }

    private func windowReason(_ event: FixtureEvent, _ subject: FixtureSubject) -> EventDisposition? {
        switch rules.window.basis {
        case .all: return nil
        case .emergentFlag: return event.marks.contains(.treatmentEmergent) ? nil : .notEmergent
        case .days, .anniversary, .anyDose: break
        }
        guard let date = date(of: event), let dose = subject.firstDose, let day = day(of: event, subject) else {
            if rules.window.missingDate == .excluded { return .onsetUnusable }
            if let end = event.end, let dose = subject.firstDose, end < dose { return .beforeFirstDose }
            return nil
        }
        let (allowed, start) = windows(of: subject, dose: dose)
        let certain = rules.window.partialDate == .certainOnly && date.count > 1
        let days = certain ? Array(date) : [day]
        if days.allSatisfy({ $0 < start }) {
            let exempt = event.marks.contains(.worsenedAfterDose) && rules.window.worsenedBefore == .counts
            return exempt ? nil : .beforeFirstDose
        }
        if allowed.contains(where: { window in days.allSatisfy { window.contains($0) } }) { return nil }
        let last = lastDay(of: subject, dose: dose)
        return certain && days.contains { $0 <= last } ? .onsetUnusable : .afterWindow
    }

    /// The latest end of any window, also of one that is empty because its end lies before its start.
    private func lastDay(of subject: FixtureSubject, dose: Int) -> Int {
        switch rules.window.basis {
        case .days(_, let last): dose + last
        case .anniversary: CalendarDay(number: dose).anniversary.number
        case .anyDose(let last): subject.doses.map { $0.upperBound + last }.max() ?? Int.min
        case .emergentFlag, .all: Int.max
        }
    }

    func disposition(of event: FixtureEvent, _ subject: FixtureSubject) -> EventDisposition {
        if !isInPopulation(subject) { return .outsidePopulation }
        if let reason = windowReason(event, subject) { return reason }
        if rules.naturalProgression == .excluded && event.marks.contains(.naturalProgression) {
            return .naturalProgression
        }
        if rules.duplicates == .excludeExact && event.marks.contains(.duplicate) { return .duplicate }
        return .counted
    }

    private func isSelected(_ event: FixtureEvent, _ subject: FixtureSubject, _ selection: EventSelection) -> Bool {
        let flag = event.marks.contains(.serious)
        let criterion = !event.criteria.isDisjoint(with: rules.serious.criteria)
        let serious = [.flag: flag, .criteria: criterion, .either: flag || criterion][rules.serious.basis]
        let related = !rules.related.counted.isDisjoint(with: event.causality.isEmpty ? [.missing] : event.causality)
        let fatal = event.marks.contains(.fatalOutcome) || event.criteria.contains(.death)
        if selection.nonSerious && serious == true { return false }
        if selection.serious && serious != true || selection.related && !related || selection.fatal && !fatal {
            return false
        }
        if let wanted = selection.severity {
            let severity = event.severity ?? rules.severity.missing
            if !(severity.map(wanted.contains) ?? selection.unknownSeverity) { return false }
        }
        if let wanted = selection.causality,
            wanted.isDisjoint(with: event.causality.isEmpty ? [.missing] : event.causality)
        {
            return false
        }
        if let wanted = selection.criteria, wanted.isDisjoint(with: event.criteria) { return false }
        if let wanted = selection.actions, event.action.map(wanted.contains) != true { return false }
        if let wanted = selection.outcomes, event.outcome.map(wanted.contains) != true { return false }
        if !isInTime(event, subject, selection) { return false }
        if let paths = selection.paths, !paths.contains(event.term.map { registry.paths[$0].id } ?? 0) { return false }
        guard selection.from != nil || selection.to != nil else { return true }
        guard let day = day(of: event, subject).map(CalendarDay.init) else { return false }
        return (selection.from.map { $0 <= day } ?? true) && (selection.to.map { day <= $0 } ?? true)
    }

    /// Whether the study day is one of those asked for, and the event longer than asked for.
    private func isInTime(_ event: FixtureEvent, _ subject: FixtureSubject, _ selection: EventSelection) -> Bool {
        let day = day(of: event, subject)
        if let wanted = selection.onsetDays {
            guard let day, let dose = subject.firstDose else { return false }
            let days = day < dose ? Array(day..<dose).map { $0 - dose } : Array(0...(day - dose)).map { $0 + 1 }
            guard let studyDay = day < dose ? days.first : days.last, wanted.contains(studyDay) else { return false }
        }
        if let longer = selection.lastingOver {
            guard let day else { return false }
            let end = event.end ?? followUpEnd(of: subject)?.day ?? day
            guard end < day ? 1 > longer : (day...end).count > longer else { return false }
        }
        return true
    }

    /// The last day of follow-up and whether it is known; nil where nothing was seen of the subject.
    func followUpEnd(of subject: FixtureSubject) -> (day: Int, isKnown: Bool)? {
        let known = [subject.followUpEnd, subject.death, rules.followUp.dataCut?.number].compactMap(\.self)
        let counted = subject.events.filter { disposition(of: $0, subject) == .counted }
        let seen = subject.doses.map(\.upperBound) + counted.compactMap { day(of: $0, subject) }
        guard var end = known.min() ?? seen.max() else { return nil }
        if let dose = subject.firstDose { end = max(min(end, lastDay(of: subject, dose: dose)), dose) }
        return (end, !known.isEmpty)
    }

    func count(
        _ selection: EventSelection, groups: [Set<Int>] = [], personTime: Bool = false
    ) -> IncidenceCounts {
        let known = rules.armBasis == .groups ? registry.frame.groups : registry.frame.arms
        let isTotalAlone = selection.arms == []
        let asked = isTotalAlone ? nil : selection.arms
        let columns =
            asked.map { keys in
                keys.enumerated().filter { keys.firstIndex(of: $1) == $0 }.compactMap { key in
                    known.first { $0.id == key.element }
                }
            } ?? known
        // A row's events as (subject, arms, day); a cell is filtered from them, the total is all of them.
        var rows: [String: [(subject: Int, arms: Set<Int>, day: Int?)]] = [:]
        var members: [(subject: Int, arms: Set<Int>)] = []
        for (position, subject) in registry.subjects.enumerated() where isInPopulation(subject) {
            let own = Set(arms(of: subject).map { $0 + 1 })
            guard columns.contains(where: { own.contains($0.id) }) else { continue }
            if let held = selection.subjects, !held.keys.contains(position + 1) { continue }
            members.append((position, own))
            if let only = selection.subject, only != position + 1 { continue }
            for event in subject.events
            where disposition(of: event, subject) == .counted && isSelected(event, subject, selection) {
                let path = event.term.map { registry.paths[$0] }
                var keys = ["any", "soc \(path?.soc.id ?? 0)", "path \(path?.id ?? 0)"]
                for (number, group) in groups.enumerated() where group.contains(path?.id ?? 0) {
                    keys.append("group \(number)")
                }
                for key in keys { rows[key, default: []].append((position, own, day(of: event, subject))) }
            }
        }
        let arms = isTotalAlone ? [] : columns
        func cells(_ key: String) -> [CellCount] {
            let row = rows[key] ?? []
            let perArm = arms.map { arm in row.filter { $0.arms.contains(arm.id) } }
            return (perArm + [row]).map { CellCount(events: $0.count, subjects: Set($0.map(\.subject)).count) }
        }
        func byKey(_ prefix: String) -> [Int: [CellCount]] {
            var found: [Int: [CellCount]] = [:]
            for key in rows.keys where key.hasPrefix(prefix) {
                if let id = Int(key.dropFirst(prefix.count)) { found[id] = cells(key) }
            }
            return found
        }
        var counts = IncidenceCounts(
            arms: arms, n: arms.map { arm in members.filter { $0.arms.contains(arm.id) }.count } + [members.count],
            any: cells("any"), soc: byKey("soc "), path: byKey("path "),
            groups: groups.indices.map { cells("group \($0)") })
        guard personTime else { return counts }
        let observed = members.map { member in
            (arms: member.arms, days: observedDays(of: registry.subjects[member.subject]))
        }
        func perColumn(_ value: ([ClosedRange<Int>?]) -> Int) -> [Int] {
            (arms.map { arm in observed.filter { $0.arms.contains(arm.id) } } + [observed]).map {
                value($0.map(\.days))
            }
        }
        /// The days on which a subject has had an event of the row on a day before.
        func after(_ key: String) -> [Int] {
            let row = rows[key] ?? []
            let subjects = Set(row.map(\.subject)).compactMap { subject -> (arms: Set<Int>, days: Int)? in
                guard let days = observedDays(of: registry.subjects[subject]) else { return nil }
                let own = row.filter { $0.subject == subject }
                // Days before the first are the first, also one that is not known.
                let had = own.map { $0.day ?? days.lowerBound }
                let free = days.filter { day in day == days.lowerBound || !had.contains { $0 < day } }
                return (own[0].arms, days.count - free.count)
            }
            return (arms.map { arm in subjects.filter { $0.arms.contains(arm.id) } } + [subjects])
                .map { $0.reduce(0) { $0 + $1.days } }
        }
        func after(_ prefix: String, _ keys: some Sequence<Int>) -> [Int: [Int]] {
            Dictionary(uniqueKeysWithValues: keys.map { ($0, after("\(prefix)\($0)")) })
        }
        let unknown = members.map { member in
            let subject = registry.subjects[member.subject]
            let isKnown = followUpEnd(of: subject)?.isKnown ?? false
            return (arms: member.arms, hasNoEnd: subject.firstDose != nil && !isKnown)
        }
        counts.personTime = PersonTime(
            observed: perColumn { $0.reduce(0) { $0 + ($1?.count ?? 0) } },
            withoutEnd: (arms.map { arm in unknown.filter { $0.arms.contains(arm.id) } } + [unknown])
                .map { $0.filter(\.hasNoEnd).count },
            withoutStart: perColumn { $0.filter { $0 == nil }.count }, afterAny: after("any"),
            afterSOC: after("soc ", counts.soc.keys), afterPath: after("path ", counts.path.keys),
            afterGroup: groups.indices.map { after("group \($0)") })
        return counts
    }

    /// The observations by arm, with the days of the selected events, counted one by one from the first dose.
    func times(_ selection: EventSelection) -> SubjectTimes {
        let columns = selection.arms.map { keys in
            keys.enumerated().filter { keys.firstIndex(of: $1) == $0 }.compactMap { key in
                registry.frame.arms.first { $0.id == key.element }
            }
        }
        let asked = columns ?? registry.frame.arms
        let byArm = asked.map { arm in
            registry.subjects.enumerated().compactMap { position, subject -> SubjectTime? in
                guard isInPopulation(subject), arms(of: subject) == [arm.id - 1],
                    selection.subjects?.keys.contains(position + 1) ?? true,
                    let days = observedDays(of: subject).map(Array.init)
                else { return nil }
                let end = days[days.count - 1]
                let events = subject.events.filter {
                    disposition(of: $0, subject) == .counted && isSelected($0, subject, selection)
                        && selection.subject ?? position + 1 == position + 1
                }
                let onDays = events.map { event in
                    let day = day(of: event, subject) ?? days[0]
                    return (days.firstIndex { $0 >= day } ?? days.count - 1) + 1
                }
                let known = [subject.followUpEnd, subject.death, rules.followUp.dataCut?.number].compactMap(\.self)
                let died = subject.death.map { $0 <= end && ($0 == known.min() || $0 <= days[0]) } ?? false
                return SubjectTime(end: days.count, died: died, events: onDays.sorted())
            }
        }
        return SubjectTimes(arms: asked, byArm: byArm.map { SubjectTimeList($0) })
    }

    /// The days from the first dose to the end of follow-up; nil without a first dose.
    func observedDays(of subject: FixtureSubject) -> ClosedRange<Int>? {
        guard let dose = subject.firstDose, let end = followUpEnd(of: subject) else { return nil }
        return dose...end.day
    }
}
