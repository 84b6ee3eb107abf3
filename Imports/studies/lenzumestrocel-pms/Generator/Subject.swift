/// One invented person of the surveillance: baseline, injections and end of follow-up.
struct Subject {
    var identifier = ""
    var site = ""
    var country = ""
    var isMale = false
    /// Whole years at the first dose, or at consent without one.
    var age = 0
    var birthYear = 0
    var consent = PublishedTotals.surveillanceStart
    var daysFromDiagnosis = 0
    var functionalScore = 0
    var hasBulbarOnset = false
    var takesRiluzole = false
    var membership = Membership.other
    /// Nil for a subject who was never dosed.
    var group: DosingGroup?
    var fate = Fate.survives
    var doses: [CalendarDay] = []
    var death: CalendarDay?
    var followUpEnd = PublishedTotals.surveillanceEnd
    var followUpReason = "end of surveillance"

    enum Fate {
        case survives, diesInWindow, diesLater
    }

    var firstDose: CalendarDay? { doses.first }

    /// The first dose, or consent without one: the day at which the baseline was taken.
    var baseline: CalendarDay { firstDose ?? consent }

    var diagnosis: CalendarDay { baseline - daysFromDiagnosis }

    /// The last day on which an event of this subject can begin and still be in the window, from the first dose.
    var lastDayInWindow: Int {
        min(PublishedTotals.windowLength, followUpEnd - baseline)
    }

    /// Whether the subject was seen alive for so many days after the first dose.
    func isFollowed(days: Int) -> Bool {
        firstDose != nil && followUpEnd - baseline >= days
    }
}
