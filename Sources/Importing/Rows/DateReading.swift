import Imports
import Safety

/// Reads dates from bytes: what a text can mean, from its earliest to its latest possible day.
///
/// A date that the calendar does not have, or a text that is no date of the formats, gives nil.
package enum DateReading {
    /// The date of a text in the first format that it fits.
    package static func date(_ text: UnsafeBufferPointer<UInt8>, formats: [DateFormat]) -> ClinicalDate? {
        guard let days = days(text, formats: formats) else { return nil }
        return ClinicalDate(
            written: String(decoding: text, as: UTF8.self), earliest: days.lowerBound, latest: days.upperBound)
    }

    /// The days that a text can mean in the first format that it fits.
    static func days(_ text: UnsafeBufferPointer<UInt8>, formats: [DateFormat]) -> ClosedRange<CalendarDay>? {
        for format in formats {
            let days: ClosedRange<CalendarDay>? =
                switch format {
                case .iso: isoDays(text)
                case .sas: sasDay(text)
                case .pattern(let parts): patternDays(text, parts)
                }
            if let days { return days }
        }
        return nil
    }

    /// The day of a text that is exactly yyyy-mm-dd, or nil.
    @inline(__always)
    static func isoDay(_ text: UnsafeBufferPointer<UInt8>) -> CalendarDay? {
        guard text.count == 10, text[4] == hyphen, text[7] == hyphen,
            let year = digits(text, at: 0, count: 4), let month = digits(text, at: 5, count: 2),
            let day = digits(text, at: 8, count: 2)
        else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }

    // MARK: ISO 8601

    /// The days of yyyy, yyyy-mm, yyyy-mm-dd or yyyy---dd (the month unknown), with a time of day behind a full date.
    ///
    /// The time only has to be one: it stays in what was written.
    private static func isoDays(_ text: UnsafeBufferPointer<UInt8>) -> ClosedRange<CalendarDay>? {
        guard let year = digits(text, at: 0, count: 4) else { return nil }
        if text.count == 4 { return days(year: year, month: nil, day: nil) }
        guard text[4] == hyphen else { return nil }
        if text.count == 9, text[5] == hyphen, text[6] == hyphen {
            guard let day = digits(text, at: 7, count: 2) else { return nil }
            return days(year: year, month: nil, day: day)
        }
        guard let month = digits(text, at: 5, count: 2) else { return nil }
        if text.count == 7 { return days(year: year, month: month, day: nil) }
        guard text.count >= 10, text[7] == hyphen, let day = digits(text, at: 8, count: 2) else { return nil }
        guard text.count == 10 || isTime(text, from: 10) else { return nil }
        return days(year: year, month: month, day: day)
    }

    /// Whether the rest is Thh, Thh:mm or Thh:mm:ss with an optional fraction, then an optional Z or ±hh:mm.
    private static func isTime(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard text[start] == UInt8(ascii: "T"), let hour = digits(text, at: start + 1, count: 2), hour < 24 else {
            return false
        }
        var next = start + 3
        for _ in 0..<2 where next < text.count && text[next] == UInt8(ascii: ":") {
            guard let part = digits(text, at: next + 1, count: 2), part < 60 else { return false }
            next += 3
        }
        if next == start + 9, next < text.count, text[next] == UInt8(ascii: ".") {
            next += 1
            let firstDigit = next
            while next < text.count, isDigit(text[next]) { next += 1 }
            if next == firstDigit { return false }
        }
        return isZone(text, from: next)
    }

    private static func isZone(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        if start == text.count { return true }
        if text[start] == UInt8(ascii: "Z") { return start + 1 == text.count }
        guard text[start] == UInt8(ascii: "+") || text[start] == hyphen, start + 6 == text.count,
            text[start + 3] == UInt8(ascii: ":"), let hours = digits(text, at: start + 1, count: 2),
            let minutes = digits(text, at: start + 4, count: 2)
        else { return false }
        return hours < 24 && minutes < 60
    }

    // MARK: SAS

    /// The day of a whole number counted from 1960-01-01, of the years 1 to 9999.
    private static func sasDay(_ text: UnsafeBufferPointer<UInt8>) -> ClosedRange<CalendarDay>? {
        let isBefore = text.first == hyphen
        let count = isBefore ? text.count - 1 : text.count
        guard (1...7).contains(count), let number = digits(text, at: text.count - count, count: count) else {
            return nil
        }
        let day = SASQuantity.day(isBefore ? -number : number)
        return day.map { $0...$0 }
    }

    // MARK: Patterns

    /// The days of a text in a fixed order of parts; UN or UNK stands for an unknown day or month.
    private static func patternDays(
        _ text: UnsafeBufferPointer<UInt8>, _ parts: [DateFormat.Part]
    ) -> ClosedRange<CalendarDay>? {
        var next = 0
        var year: Int?
        var month: Int?
        var day: Int?
        for part in parts {
            switch part {
            case .literal(let byte):
                guard next < text.count, text[next] == byte else { return nil }
                next += 1
            case .year:
                guard let value = digits(text, at: next, count: 4) else { return nil }
                (year, next) = (value, next + 4)
            case .monthName:
                guard let (value, length) = monthName(text, at: next) else { return nil }
                (month, next) = (value, next + length)
            case .month(let isPadded):
                guard let (value, length) = number(text, at: next, isPadded: isPadded) else { return nil }
                (month, next) = (value, next + length)
            case .day(let isPadded):
                guard let (value, length) = number(text, at: next, isPadded: isPadded) else { return nil }
                (day, next) = (value, next + length)
            }
        }
        guard next == text.count, let year else { return nil }
        return days(year: year, month: month, day: day)
    }

    /// A day or month of two digits (or one, when not padded), or nil for an unknown one, and its length.
    private static func number(
        _ text: UnsafeBufferPointer<UInt8>, at start: Int, isPadded: Bool
    ) -> (value: Int?, length: Int)? {
        if let length = unknownLength(text, at: start) { return (nil, length) }
        if let value = digits(text, at: start, count: 2) { return (value, 2) }
        guard !isPadded, let value = digits(text, at: start, count: 1) else { return nil }
        return (value, 1)
    }

    private static func monthName(
        _ text: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (value: Int?, length: Int)? {
        if start + 3 <= text.count {
            let name = (text[start] | 0x20, text[start + 1] | 0x20, text[start + 2] | 0x20)
            for (number, month) in monthNames.enumerated() where month == name { return (number + 1, 3) }
        }
        guard let length = unknownLength(text, at: start) else { return nil }
        return (nil, length)
    }

    private static func unknownLength(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard start + 2 <= text.count, text[start] | 0x20 == UInt8(ascii: "u"),
            text[start + 1] | 0x20 == UInt8(ascii: "n")
        else { return nil }
        return start + 2 < text.count && text[start + 2] | 0x20 == UInt8(ascii: "k") ? 3 : 2
    }

    private static let monthNames: [(UInt8, UInt8, UInt8)] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].map { name in
        let bytes = Array(name.utf8)
        return (bytes[0], bytes[1], bytes[2])
    }

    // MARK: Days and digits

    /// The days that a year, a month and a day can mean; January and December have every day that a month can have.
    private static func days(year: Int, month: Int?, day: Int?) -> ClosedRange<CalendarDay>? {
        if let month, !(1...12).contains(month) { return nil }
        let lastMonth = month ?? 12
        guard let earliest = CalendarDay(year: year, month: month ?? 1, day: day ?? 1),
            let latest = CalendarDay(
                year: year, month: lastMonth, day: day ?? CalendarDay.lengthOfMonth(lastMonth, year: year))
        else { return nil }
        return earliest...latest
    }

    private static let hyphen = UInt8(ascii: "-")

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// The value of `count` ASCII digits, or nil when there are fewer.
    @inline(__always)
    private static func digits(_ text: UnsafeBufferPointer<UInt8>, at start: Int, count: Int) -> Int? {
        guard start + count <= text.count else { return nil }
        var value = 0
        for position in start..<start + count {
            guard isDigit(text[position]) else { return nil }
            value = value * 10 + Int(text[position] &- 0x30)
        }
        return value
    }
}
