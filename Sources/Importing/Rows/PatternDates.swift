import Imports
import Safety

/// Dates whose parts stand in a fixed order.
extension DateReading {
    /// The days of a text in a fixed order of parts; UN or UNK stands for an unknown day or month.
    static func patternDays(
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
            case .shortYear(let pivot):
                guard let value = digits(text, at: next, count: 2) else { return nil }
                (year, next) = (pivot + (value - pivot % 100 + 100) % 100, next + 2)
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
}
