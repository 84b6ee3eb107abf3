/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0).
package struct CalendarDay: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    package var number: Int

    package init(number: Int) { self.number = number }

    /// The day of a year (0 to 9999), month and day, or nil when the calendar has no such day.
    ///
    /// The count of days follows the era-based scheme of Howard Hinnant, "chrono-compatible low-level date algorithms".
    package init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDay.lengthOfMonth(month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// The day of a text in ISO 8601 form, yyyy-mm-dd, or nil when it is no such text or no day of the calendar.
    package init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        // A sign would be read as part of a number.
        let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard parts.map(\.utf8.count) == [4, 2, 2], isDigits, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

    /// Year, month and day of this day.
    package var parts: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The same day of the following year; the anniversary of 29 February is 1 March.
    package var anniversary: CalendarDay {
        let (year, month, day) = parts
        return CalendarDay(year: year + 1, month: month, day: day)
            ?? CalendarDay(year: year + 1, month: 3, day: 1) ?? CalendarDay(number: number + 365)
    }

    /// The day in ISO 8601 form, yyyy-mm-dd.
    package var iso: String {
        let (year, month, day) = parts
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Whether a text is this day in ISO 8601 form, yyyy-mm-dd.
    package func isISO(_ text: String) -> Bool {
        guard text.utf8.count == 10 else { return false }
        var text = text
        return text.withUTF8 { isISO($0) }
    }

    /// Whether ten bytes are this day.
    private func isISO(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return false }
        func number(_ places: Range<Int>) -> Int? {
            var value = 0
            for place in places {
                let digit = bytes[place] &- 0x30
                if digit > 9 { return nil }
                value = value * 10 + Int(digit)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return false }
        return CalendarDay(year: year, month: month, day: day) == self
    }

    /// Days in a month of a year.
    package static func lengthOfMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A date as it was written, with the earliest and the latest day it can mean (ISO 8601 partial dates stay partial).
package struct ClinicalDate: Sendable, Hashable {
    /// The text of the source.
    package var written: String
    /// The earliest day the text can mean.
    package var earliest: CalendarDay
    /// The latest day the text can mean; equal to `earliest` when the date is complete.
    package var latest: CalendarDay

    package init(written: String, earliest: CalendarDay, latest: CalendarDay) {
        self.written = written
        self.earliest = earliest
        self.latest = latest
    }

    /// The text, where it is not simply the ISO form (yyyy-mm-dd) of one day.
    package var unusualText: String? { !isPartial && earliest.isISO(written) ? nil : written }

    /// Whether the date names more than one possible day.
    package var isPartial: Bool { earliest != latest }
}
