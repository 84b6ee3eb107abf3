import Safety

/// The days of one subject on which an event counts, as the window rule makes them from the subject's doses.
///
/// Days are counted from 1970-01-01. Both ends are included.
struct DoseWindow {
    /// The day of the first dose, or nil when it is not known.
    var firstDose: Int?
    /// Days before this one are before the window.
    var firstAllowed: Int
    /// Days after this one are after the window, whichever dose is asked.
    var lastAllowed: Int
    /// Each dose's own window, where the rule asks for any dose.
    var perDose: PerDose?

    struct PerDose {
        /// Positions of the subject's doses in the dose columns.
        var doses: Range<Int>
        /// Days that follow a dose's last day and still belong to it.
        var tail: Int
    }

    /// Whether every day from `earliest` to `latest` lies in the window; with several doses, in the window of one.
    func contains(_ earliest: Int, _ latest: Int, in columns: SafetyColumns) -> Bool {
        guard let perDose else { return earliest >= firstAllowed && latest <= lastAllowed }
        for dose in perDose.doses {
            guard let (first, last) = columns.dose(dose) else { continue }
            if earliest >= first && latest <= last + perDose.tail { return true }
        }
        return false
    }
}

extension SafetyColumns {
    /// First and last day of a dose; nil when its first day is not known. A dose without a last day is one day long.
    func dose(_ position: Int) -> (first: Int, last: Int)? {
        let first = doseFirstDay[position]
        guard first != SafetyColumns.noDay else { return nil }
        let last = doseLastDay[position]
        return (Int(first), last == SafetyColumns.noDay ? Int(first) : Int(last))
    }
}

extension WindowRule {
    /// The window of a subject. Bases without days give a window that holds every day.
    func window(ofSubject subject: Int, in columns: SafetyColumns) -> DoseWindow {
        let first = columns.firstDose[subject]
        guard first != SafetyColumns.noDay else {
            return DoseWindow(firstDose: nil, firstAllowed: .min, lastAllowed: .max, perDose: nil)
        }
        let day = Int(first)
        switch basis {
        case .days(let from, let to):
            return DoseWindow(
                firstDose: day, firstAllowed: day + from.asDayDistance, lastAllowed: day + to.asDayDistance,
                perDose: nil)
        case .anniversary:
            let anniversary = CalendarDay(number: day).anniversary.number
            return DoseWindow(firstDose: day, firstAllowed: day, lastAllowed: anniversary, perDose: nil)
        case .anyDose(let last):
            let tail = last.asDayDistance
            let doses = columns.doseStart[subject]..<columns.doseStart[subject + 1]
            var end = Int.min
            for position in doses {
                if let dose = columns.dose(position) { end = max(end, dose.last + tail) }
            }
            return DoseWindow(
                firstDose: day, firstAllowed: day, lastAllowed: end,
                perDose: DoseWindow.PerDose(doses: doses, tail: tail))
        case .emergentFlag, .all:
            return DoseWindow(firstDose: day, firstAllowed: .min, lastAllowed: .max, perDose: nil)
        }
    }
}

extension Int {
    /// This number of days, held within a range in which sums of days cannot overflow and no calendar day lies outside.
    fileprivate var asDayDistance: Int { Swift.min(Swift.max(self, -(1 << 40)), 1 << 40) }
}
