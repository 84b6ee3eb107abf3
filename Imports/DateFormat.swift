import Safety

/// A way in which a delivery writes dates.
package enum DateFormat: Sendable, Equatable {
    /// ISO 8601, possibly partial (2014, 2014-01, 2014---02), possibly with a time of day behind "T".
    case iso
    /// A fixed order of parts, such as dd-mmm-yyyy.
    case pattern([Part])
    /// Day and month in figures, in the order that the other dates of the column show: 31/1/2014 or 1/31/2014.
    ///
    /// Two-digit years are read where the profile states their pivot.
    case dayOrMonthFirst(pivot: Int?)
    /// The number of days since a day, which may be negative; a time of day is a fraction, where it may have one.
    case days(since: CalendarDay, hasTime: Bool)
    /// The serial number of a spreadsheet that counts from 1900-01-01 and knows a 29 February 1900, which never was.
    case excel1900

    package enum Part: Sendable, Equatable {
        /// Four digits.
        case year
        /// Two digits: the year of the hundred years from the pivot on that ends in them.
        case shortYear(pivot: Int)
        /// Two digits, or one or two when not padded.
        case month(isPadded: Bool)
        /// The English three-letter name, in either case.
        case monthName
        /// Two digits, or one or two when not padded.
        case day(isPadded: Bool)
        /// This byte.
        case literal(UInt8)
    }
}

/// What a profile says of its dates beside their formats.
package struct DateNotation: Sendable, Equatable {
    /// The first of the hundred years that years of two digits stand for.
    package var pivot: Int?
    /// The day 0 of dates that are numbers of days.
    package var origin: CalendarDay?

    package init(pivot: Int? = nil, origin: CalendarDay? = nil) {
        self.pivot = pivot
        self.origin = origin
    }
}

extension DateFormat {
    /// The format of a name: `iso`, `date9` (the SAS format: 02JAN2014), `sas` (days since 1960-01-01), `excel-1900`,
    /// `excel-1904`, `days`, `d/m-or-m/d`, or a pattern of d, dd, m, mm, mmm, yy, yyyy and punctuation; nil when the name
    /// is none of them, or needs what the profile does not say.
    package init?(name: String, _ notation: DateNotation = DateNotation()) {
        switch name.lowercased() {
        case "iso": self = .iso
        case "date9": self = .pattern([.day(isPadded: true), .monthName, .year])
        case "sas": self.init(daysSince: 1960, hasTime: false)
        case "excel-1900": self = .excel1900
        case "excel-1904": self.init(daysSince: 1904, hasTime: true)
        case "d/m-or-m/d": self = .dayOrMonthFirst(pivot: notation.pivot)
        case "days":
            guard let origin = notation.origin else { return nil }
            self = .days(since: origin, hasTime: false)
        case let pattern:
            guard let parts = DateFormat.parts(of: pattern, notation) else { return nil }
            self = .pattern(parts)
        }
    }

    private init?(daysSince year: Int, hasTime: Bool) {
        guard let start = CalendarDay(year: year, month: 1, day: 1) else { return nil }
        self = .days(since: start, hasTime: hasTime)
    }

    /// Whether a value alone does not say what it means.
    package var needsOtherValues: Bool {
        if case .dayOrMonthFirst = self { true } else { false }
    }

    /// The formats of dates in figures whose day, or whose month, comes first.
    package static func inFigures(isDayFirst: Bool, pivot: Int?) -> [DateFormat] {
        let slash = Part.literal(UInt8(ascii: "/"))
        let years: [Part] = [.year] + (pivot.map { [.shortYear(pivot: $0)] } ?? [])
        let (day, month) = (Part.day(isPadded: false), Part.month(isPadded: false))
        return years.map { year in
            .pattern(isDayFirst ? [day, slash, month, slash, year] : [month, slash, day, slash, year])
        }
    }

    private static func parts(of pattern: String, _ notation: DateNotation) -> [Part]? {
        var parts: [Part] = []
        var rest = Substring(pattern)
        while let first = rest.first {
            let run = rest.prefix { $0 == first }
            switch run {
            case "yyyy": parts.append(.year)
            case "yy":
                guard let pivot = notation.pivot else { return nil }
                parts.append(.shortYear(pivot: pivot))
            case "mmm": parts.append(.monthName)
            case "mm", "m": parts.append(.month(isPadded: run.count == 2))
            case "dd", "d": parts.append(.day(isPadded: run.count == 2))
            default:
                guard let bytes = literal(run) else { return nil }
                parts.append(contentsOf: bytes.map(Part.literal))
            }
            rest = rest.dropFirst(run.count)
        }
        return isComplete(parts) ? parts : nil
    }

    private static func literal(_ run: Substring) -> [UInt8]? {
        let bytes = Array(run.utf8)
        let isPunctuation = bytes.allSatisfy { " ./-,".utf8.contains($0) }
        return isPunctuation ? bytes : nil
    }

    /// One year, one month and at most one day.
    private static func isComplete(_ parts: [Part]) -> Bool {
        var years = 0
        var months = 0
        var days = 0
        for part in parts {
            switch part {
            case .year, .shortYear: years += 1
            case .month, .monthName: months += 1
            case .day: days += 1
            case .literal: break
            }
        }
        return years == 1 && months == 1 && days <= 1
    }
}
