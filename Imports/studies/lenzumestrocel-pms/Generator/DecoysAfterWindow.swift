/// 57 events after day 365; a duplicate of one of them makes 58.
extension Decoys {
    private static let window = PublishedTotals.windowLength

    mutating func addAfterWindow() throws(GenerationError) {
        try addOnDay366()
        try addLater()
        try addAfterBooster()
        try addLateDeaths()
        try addLaterMonthsAndYear()
        let term = try terms.place(of: "Filler term H12")
        try choose(1, "progression after the window", where: Self.isLong) { decoys, index, first in
            let day = decoys.between(400, 500)
            decoys.addProgression(index, term: term, onset: first + day, purpose: .afterWindow)
        }
    }

    /// 4 on day 366, the first day outside; two of them on the anniversary of a window with a leap day.
    private mutating func addOnDay366() throws(GenerationError) {
        for withLeapDay in [true, false] {
            try choose(
                2, "day 366",
                where: { subject, _ in subject.isFollowed(days: 430) && subject.windowHasLeapDay == withLeapDay },
                then: { decoys, index, first in
                    decoys.add(index, onset: first + (Self.window + 1), purpose: .afterWindow, emergent: "N")
                })
        }
    }

    /// 26 later ones without a booster before them; the first four are flagged as emergent by the sponsor.
    private mutating func addLater() throws(GenerationError) {
        var flagged = 4
        try choose(26, "a later event", where: Self.isLong) { decoys, index, first in
            let last = min(decoys.subjects[index].followUpEnd - first - 1, 1400)
            let onset = first + decoys.between(Self.window + 2, last)
            decoys.add(index, onset: onset, purpose: .afterWindow, emergent: flagged > 0 ? "Y" : "N")
            flagged -= 1
        }
    }

    /// 10 within two months after a booster that was given after day 365: they count when the window
    /// opens again after any dose.
    private mutating func addAfterBooster() throws(GenerationError) {
        try choose(10, "an event after a late booster", where: Self.hasLateBooster) { decoys, index, first in
            let subject = decoys.subjects[index]
            let last = subject.doses.last ?? first
            let onset = last + decoys.between(0, min(60, subject.followUpEnd - last))
            decoys.add(index, onset: onset, purpose: .afterWindow, emergent: "N")
        }
    }

    /// 12 fatal events of subjects who died after the window.
    private mutating func addLateDeaths() throws(GenerationError) {
        let failure = try terms.place(of: "Respiratory failure")
        let arrest = try terms.place(of: "Respiratory arrest")
        try choose(12, "a later death", where: { subject, _ in subject.fate == .diesLater }) { decoys, index, first in
            let death = decoys.subjects[index].death ?? first
            let onset = death - decoys.between(0, 10)
            let term = decoys.between(0, 3) > 0 ? failure : arrest
            decoys.add(index, term: term, kind: .fatal, onset: onset, purpose: .afterWindow, emergent: "N")
        }
    }

    /// 3 in a month and 1 in a year that lie wholly after the window.
    private mutating func addLaterMonthsAndYear() throws(GenerationError) {
        try choose(3, "a month after the window", where: Self.isLong) { decoys, index, first in
            decoys.add(index, onset: (first + Self.window).monthEnd + 1, .month, purpose: .afterWindow, emergent: "N")
        }
        let yearFits = { (subject: Subject, first: CalendarDay) in
            Self.isLong(subject, first) && (first + Self.window).yearEnd + 366 <= subject.followUpEnd
        }
        try choose(1, "a year after the window", where: yearFits) { decoys, index, first in
            decoys.add(index, onset: (first + Self.window).yearEnd + 200, .year, purpose: .afterWindow, emergent: "N")
        }
    }

    /// One or two injections, and seen alive for long after the window.
    private static func isLong(_ subject: Subject, _ first: CalendarDay) -> Bool {
        subject.isFollowed(days: 520) && subject.group != .multiple && subject.fate == .survives
    }

    private static func hasLateBooster(_ subject: Subject, _ first: CalendarDay) -> Bool {
        subject.doses.last.map { $0 - first > Self.window } ?? false
    }
}
