import Imports
import Safety

/// Reads dates from bytes: what a text can mean, from its earliest to its latest possible day.
///
/// A date that the calendar does not have, or a text that is no date of the formats, has no reading; a text that means
/// different days in two of them has none either.
package enum DateReading {
    /// What a text says.
    enum Result: Equatable {
        case days(ClosedRange<CalendarDay>)
        case unreadable
        /// Two formats read it, as different days.
        case ambiguous
    }

    /// The date of a text; nil when it has none.
    package static func date(_ text: UnsafeBufferPointer<UInt8>, formats: [DateFormat]) -> ClinicalDate? {
        guard case .days(let days) = result(text, formats: formats) else { return nil }
        return ClinicalDate(
            written: String(decoding: text, as: UTF8.self), earliest: days.lowerBound, latest: days.upperBound)
    }

    static func result(_ text: UnsafeBufferPointer<UInt8>, formats: [DateFormat]) -> Result {
        var found: ClosedRange<CalendarDay>?
        for format in formats {
            switch format {
            case .dayOrMonthFirst(let pivot):
                let figures = [true, false].flatMap { DateFormat.inFigures(isDayFirst: $0, pivot: pivot) }
                switch result(text, formats: figures) {
                case .days(let days) where found == nil || found == days: found = days
                case .unreadable: break
                default: return .ambiguous
                }
            default:
                guard let days = days(text, format) else { continue }
                if let found, found != days { return .ambiguous }
                found = days
            }
        }
        return found.map(Result.days) ?? .unreadable
    }

    private static func days(
        _ text: UnsafeBufferPointer<UInt8>, _ format: DateFormat
    ) -> ClosedRange<CalendarDay>? {
        switch format {
        case .iso: isoDays(text)
        case .pattern(let parts): patternDays(text, parts)
        case .days(let start, let hasTime): serialDay(text, from: start, hasTime: hasTime)
        case .excel1900: excelDay(text)
        case .dayOrMonthFirst: nil
        }
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

    /// Whether a text of the form yyyy-mm-dd has no other reading in these formats than that of ISO 8601.
    static func readsISODays(_ formats: [DateFormat]) -> Bool {
        guard formats.contains(.iso) else { return false }
        var sample = "2001-02-03"
        return sample.withUTF8 { text in formats.allSatisfy { $0 == .iso || days(text, $0) == nil } }
    }

    // MARK: Days and digits

    /// The days that a year, a month and a day can mean; January and December have every day that a month can have.
    static func days(year: Int, month: Int?, day: Int?) -> ClosedRange<CalendarDay>? {
        if let month, !(1...12).contains(month) { return nil }
        let lastMonth = month ?? 12
        guard let earliest = CalendarDay(year: year, month: month ?? 1, day: day ?? 1),
            let latest = CalendarDay(
                year: year, month: lastMonth, day: day ?? CalendarDay.lengthOfMonth(lastMonth, year: year))
        else { return nil }
        return earliest...latest
    }

    static let hyphen = UInt8(ascii: "-")

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// The value of `count` ASCII digits, or nil when there are fewer.
    @inline(__always)
    static func digits(_ text: UnsafeBufferPointer<UInt8>, at start: Int, count: Int) -> Int? {
        guard start + count <= text.count else { return nil }
        var value = 0
        for position in start..<start + count {
            guard isDigit(text[position]) else { return nil }
            value = value * 10 + Int(text[position] &- 0x30)
        }
        return value
    }
}
