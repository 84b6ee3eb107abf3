import Safety

/// Dates of ISO 8601 as CDISC writes them: cut off at the right, or with "-" for a part that is not known.
extension DateReading {
    /// The days of yyyy, yyyy-mm, yyyy-mm-dd, or of a date in which "-" stands for an unknown month or day (2003---15),
    /// with a time of day behind it.
    ///
    /// A date without a year (--12-15) says no day and is none. The time only has to be one: it stays in what was written.
    static func isoDays(_ text: UnsafeBufferPointer<UInt8>) -> ClosedRange<CalendarDay>? {
        guard let year = digits(text, at: 0, count: 4) else { return nil }
        if text.count == 4 { return days(year: year, month: nil, day: nil) }
        guard text[4] == hyphen, let month = part(text, at: 5) else { return nil }
        if month.end == text.count { return days(year: year, month: month.value, day: nil) }
        guard text[month.end] == hyphen, let day = part(text, at: month.end + 1) else { return nil }
        guard day.end == text.count || isTime(text, from: day.end) else { return nil }
        return days(year: year, month: month.value, day: day.value)
    }

    /// Two digits, or "-" for an unknown part, and where it ends.
    private static func part(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (value: Int?, end: Int)? {
        if let value = digits(text, at: start, count: 2) { return (value, start + 2) }
        guard start < text.count, text[start] == hyphen else { return nil }
        return (nil, start + 1)
    }

    /// Whether the rest is Thh, Thh:mm or Thh:mm:ss with an optional fraction, each part possibly unknown, then an
    /// optional Z or ±hh:mm.
    private static func isTime(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard text[start] == UInt8(ascii: "T"), let hour = part(text, at: start + 1), hour.value ?? 0 < 24 else {
            return false
        }
        var next = hour.end
        var count = 0
        while count < 2, next < text.count, text[next] == UInt8(ascii: ":") {
            guard let minutes = part(text, at: next + 1), minutes.value ?? 0 < 60 else { return false }
            next = minutes.end
            count += 1
        }
        if count == 2, next < text.count, text[next] == UInt8(ascii: ".") {
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
}
