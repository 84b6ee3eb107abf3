import Safety

/// Dates that are numbers of days.
extension DateReading {
    /// The last serial number of the calendar, that of 9999-12-31 counted from the year 0, is smaller.
    private static let longestSerial = 7

    /// The day a number of days after another one.
    static func serialDay(
        _ text: UnsafeBufferPointer<UInt8>, from start: CalendarDay, hasTime: Bool
    ) -> ClosedRange<CalendarDay>? {
        guard let serial = serial(text, hasTime: hasTime) else { return nil }
        return day(start.number + serial)
    }

    /// The day of a spreadsheet's serial number, of which 1 is 1900-01-01 and 61 is 1900-03-01; 60 stands for a day that
    /// never was, 0 for none.
    static func excelDay(_ text: UnsafeBufferPointer<UInt8>) -> ClosedRange<CalendarDay>? {
        guard let serial = serial(text, hasTime: true), serial >= 1, serial != 60,
            let first = CalendarDay(year: 1900, month: 1, day: 1)
        else { return nil }
        return day(first.number + serial - (serial < 60 ? 1 : 2))
    }

    private static func day(_ number: Int) -> ClosedRange<CalendarDay>? {
        let day = CalendarDay(number: number)
        guard let first = CalendarDay(year: 0, month: 1, day: 1),
            let last = CalendarDay(year: 9999, month: 12, day: 31),
            first <= day, day <= last
        else { return nil }
        return day...day
    }

    /// A whole number, which may be negative where a time is no part of it; a fraction is a time of day, else it must be 0.
    private static func serial(_ text: UnsafeBufferPointer<UInt8>, hasTime: Bool) -> Int? {
        let isNegative = !hasTime && text.first == hyphen
        let digits = text[(isNegative ? 1 : 0)...]
        let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, 1...longestSerial ~= whole.count, whole.allSatisfy(isDigit) else { return nil }
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].allSatisfy(isDigit), hasTime || parts[1].allSatisfy({ $0 == 0x30 }) else {
                return nil
            }
        }
        let value = whole.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        return isNegative ? -value : value
    }
}
