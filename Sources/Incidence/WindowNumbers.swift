import Safety

/// A window rule as plain numbers, resolved once and asked for each subject and event without a look at the rule.
struct WindowNumbers {
    enum Kind {
        /// Every event is in the window.
        case all
        /// The sponsor's flag decides.
        case emergent
        /// The days of a window decide: one window for a subject, or one for each dose.
        case window, doseWindows
    }

    let kind: Kind
    let isByReport: Bool
    let mustBeCertain: Bool
    let missingIsExcluded: Bool
    let worsenedCounts: Bool
    /// First and last day of the window, relative to the first dose; for dose windows the last one is the tail after
    /// the end of each dose.
    private let firstDay: Int
    private let lastDay: Int
    private let isAnniversary: Bool

    init(_ rule: WindowRule) {
        isByReport = rule.date == .report
        mustBeCertain = rule.partialDate == .certainOnly
        missingIsExcluded = rule.missingDate == .excluded
        worsenedCounts = rule.worsenedBefore == .counts
        var kind = Kind.window
        var days = (first: 0, last: 0)
        switch rule.basis {
        case .all: kind = .all
        case .emergentFlag: kind = .emergent
        case .days(let first, let last): days = (first, last)
        case .anniversary: break
        case .anyDose(let last):
            kind = .doseWindows
            days.last = last
        }
        self.kind = kind
        firstDay = days.first.asDayDistance
        lastDay = days.last.asDayDistance
        isAnniversary = rule.basis == .anniversary
    }

    /// The columns by which events are placed.
    var wanted: ColumnSet {
        var wanted: ColumnSet = isByReport ? .report : .onset
        if !missingIsExcluded { wanted.insert(.end) }
        switch kind {
        case .all, .emergent: return []
        case .window: return wanted
        case .doseWindows: return wanted.union(.doses)
        }
    }

    /// The days of one subject on which an event counts, both included.
    struct Window {
        /// Nil when it is not known.
        var firstDose: Int32?
        /// Days before this one are before the window.
        var firstAllowed: Int32 = .min
        /// Days after this one are after the window, whichever dose is asked.
        var lastAllowed: Int32 = .max
        /// Positions of the subject's doses in the dose columns, where each has its own window.
        var doses: Range<Int> = 0..<0
    }

    @inline(__always)
    func window(ofSubject subject: Int, _ chunk: SafetyColumns) -> Window {
        let day = chunk.firstDose[subject]
        guard day != SafetyColumns.noDay else { return Window() }
        switch kind {
        case .all, .emergent: return Window(firstDose: day)
        case .window:
            let last = isAnniversary ? CalendarDay(number: Int(day)).anniversary.number : Int(day) + lastDay
            return Window(
                firstDose: day, firstAllowed: (Int(day) + firstDay).asDay, lastAllowed: last.asDay)
        case .doseWindows:
            let doses = Int(chunk.doseStart[subject])..<Int(chunk.doseStart[subject + 1])
            var last = Int.min
            for dose in doses { last = max(last, Int(chunk.doseLastDay[dose]) + lastDay) }
            return Window(firstDose: day, firstAllowed: day, lastAllowed: last.asDay, doses: doses)
        }
    }

    /// Whether every day from `first` to `last` lies in the window of one of a subject's doses.
    func isInDoseWindow(_ first: Int32, _ last: Int32, _ doses: Range<Int>, _ chunk: SafetyColumns) -> Bool {
        for dose in doses
        where first >= chunk.doseFirstDay[dose] && Int(last) <= Int(chunk.doseLastDay[dose]) + lastDay { return true }
        return false
    }
}

extension Int {
    /// This number of days, held within a range in which sums of days cannot overflow and no calendar day lies outside.
    fileprivate var asDayDistance: Int { Swift.min(Swift.max(self, -(1 << 40)), 1 << 40) }

    /// This day, held within a range beyond any calendar day.
    fileprivate var asDay: Int32 { Int32(Swift.min(Swift.max(self, -(1 << 30)), 1 << 30)) }
}
