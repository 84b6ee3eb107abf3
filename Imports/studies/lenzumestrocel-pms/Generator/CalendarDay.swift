/// A day of the Gregorian calendar, held as days since 1970-01-01.
struct CalendarDay: Comparable {
    let number: Int

    init(number: Int) {
        self.number = number
    }

    /// Years run from March here, so that the leap day is the last day of its year and months have a
    /// regular length pattern; 146097 days make 400 years.
    init(year: Int, month: Int, day: Int) {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        number = marchYear * 365 + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - Self.daysToEpoch
    }

    /// Days from 0000-03-01 to 1970-01-01.
    private static let daysToEpoch = 719_468

    /// Year, month and day; right for every day from 0000-03-01.
    var parts: (year: Int, month: Int, day: Int) {
        let days = number + Self.daysToEpoch
        let (era, dayOfEra) = (days / 146_097, days % 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The day as ISO 8601, for example 2018-05-17.
    var text: String { monthText + "-" + padded(parts.day, 2) }
    /// Year and month only, for example 2018-05.
    var monthText: String { yearText + "-" + padded(parts.month, 2) }
    /// The year only.
    var yearText: String { padded(parts.year, 4) }

    var monthStart: CalendarDay { CalendarDay(year: parts.year, month: parts.month, day: 1) }
    var monthEnd: CalendarDay { (monthStart + 31).monthStart - 1 }
    var yearStart: CalendarDay { CalendarDay(year: parts.year, month: 1, day: 1) }
    var yearEnd: CalendarDay { CalendarDay(year: parts.year, month: 12, day: 31) }

    static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
    static func + (day: CalendarDay, days: Int) -> CalendarDay { CalendarDay(number: day.number + days) }
    static func - (day: CalendarDay, days: Int) -> CalendarDay { CalendarDay(number: day.number - days) }
    static func - (left: CalendarDay, right: CalendarDay) -> Int { left.number - right.number }
}

/// A whole number with leading zeros up to a width.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
