/// Injections, deaths and ends of follow-up, all between 2015-03-02 and 2022-01-31.
enum Histories {
    static func write(into subjects: inout [Subject]) {
        var random = RandomSource(.histories)
        var injections = random.shuffled(
            PublishedCohort.injectionsOfMultiples.sorted { $0.key < $1.key }
                .flatMap { Array(repeating: $0.key, count: $0.value) })
        for index in subjects.indices {
            switch subjects[index].group {
            case .none: leaveUndosed(&subjects[index], random: &random)
            case .incomplete: dose(&subjects[index], injections: 1, random: &random)
            case .single: dose(&subjects[index], injections: 2, random: &random)
            case .multiple: dose(&subjects[index], injections: injections.popLast() ?? 3, random: &random)
            }
            setBirthYear(of: &subjects[index], random: &random)
        }
    }

    /// The earliest first dose leaves room for consent inside the surveillance.
    private static let longestConsent = 56
    private static let shortestConsent = 21
    private static let earliestFirstDose = PublishedTotals.surveillanceStart + longestConsent

    private static func dose(_ subject: inout Subject, injections: Int, random: inout RandomSource) {
        let first = firstDose(of: subject, random: &random)
        subject.doses = [first]
        // A single cycle is two injections about a month apart.
        if injections > 1 { subject.doses.append(first + random.between(25, 35)) }
        // Boosters: 3 to 10 injections in all.
        while subject.doses.count < injections {
            subject.doses.append((subject.doses.last ?? first) + random.between(60, 150))
        }
        let longest = min(longestConsent, subject.daysFromDiagnosis - 3)
        subject.consent = first - random.between(shortestConsent, longest)
        endFollowUp(of: &subject, first: first, random: &random)
    }

    private static func firstDose(of subject: Subject, random: inout RandomSource) -> CalendarDay {
        let latest =
            switch (subject.group, subject.fate) {
            case (.multiple, _): CalendarDay(year: 2018, month: 6, day: 30)
            case (_, .diesLater): CalendarDay(year: 2020, month: 6, day: 30)
            case (_, .diesInWindow): CalendarDay(year: 2020, month: 12, day: 31)
            case (_, .survives): CalendarDay(year: 2021, month: 11, day: 30)
            }
        let first = earliestFirstDose + random.between(0, latest - earliestFirstDose)
        // A first dose on a leap day has no anniversary: moved by one day, so that every rule is defined.
        return first.parts.month == 2 && first.parts.day == 29 ? first + 1 : first
    }

    private static func endFollowUp(of subject: inout Subject, first: CalendarDay, random: inout RandomSource) {
        let end = PublishedTotals.surveillanceEnd
        let last = subject.doses.last ?? first
        switch subject.fate {
        case .diesInWindow:
            // 20 deaths in the window, before its last day; with one injection the death came before a second.
            let days = subject.group == .incomplete ? random.between(18, 60) : random.between(60, 364)
            subject.death = first + days
        case .diesLater:
            let earliest = max(first + 380, last + 30)
            subject.death = earliest + random.between(0, min(first + 1900, end) - earliest)
        case .survives:
            let earliest = max(first + 120, last + 30)
            let left = earliest + random.between(0, 1200)
            if subject.group != .multiple && random.percent(14) && left < end {
                subject.followUpEnd = left
                let reasons = ["lost to follow-up", "consent withdrawn", "moved to another hospital"]
                subject.followUpReason = random.pick(reasons) ?? "lost to follow-up"
            }
        }
        if let death = subject.death {
            subject.followUpEnd = death
            subject.followUpReason = "death"
        }
    }

    private static func leaveUndosed(_ subject: inout Subject, random: inout RandomSource) {
        let latest = CalendarDay(year: 2021, month: 9, day: 30)
        let earliest = PublishedTotals.surveillanceStart
        subject.consent = earliest + random.between(0, latest - earliest)
        subject.followUpEnd = subject.consent + random.between(40, 120)
        subject.followUpReason = "withdrew before first dose"
    }

    /// The year of birth that agrees with the age, the birthday of the baseline year passed or not.
    private static func setBirthYear(of subject: inout Subject, random: inout RandomSource) {
        let birthdayPassed = random.percent(50)
        subject.birthYear = subject.baseline.parts.year - subject.age - (birthdayPassed ? 0 : 1)
    }
}
