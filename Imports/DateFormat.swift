/// A way in which a delivery writes dates.
package enum DateFormat: Sendable, Equatable {
    /// ISO 8601, possibly partial (2014, 2014-01, 2014-01-02), possibly with a time of day behind "T".
    case iso
    /// A whole number of days since 1960-01-01, as SAS keeps a date that has no date format.
    case sas
    /// A fixed order of parts, such as dd-mmm-yyyy.
    case pattern([Part])

    package enum Part: Sendable, Equatable {
        /// Four digits.
        case year
        /// Two digits, or one or two when not padded.
        case month(isPadded: Bool)
        /// The English three-letter name, in either case.
        case monthName
        /// Two digits, or one or two when not padded.
        case day(isPadded: Bool)
        /// This byte.
        case literal(UInt8)
    }

    /// The format of a name: `iso`, `sas`, `date9` (the SAS format: 02JAN2014), or a pattern of d, dd, m, mm, mmm, yyyy and
    /// punctuation; nil when the name is none of them.
    package init?(name: String) {
        switch name.lowercased() {
        case "iso": self = .iso
        case "sas": self = .sas
        case "date9": self = .pattern([.day(isPadded: true), .monthName, .year])
        case let pattern:
            guard let parts = DateFormat.parts(of: pattern) else { return nil }
            self = .pattern(parts)
        }
    }

    private static func parts(of pattern: String) -> [Part]? {
        var parts: [Part] = []
        var rest = Substring(pattern)
        while let first = rest.first {
            let run = rest.prefix { $0 == first }
            switch run {
            case "yyyy": parts.append(.year)
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
            case .year: years += 1
            case .month, .monthName: months += 1
            case .day: days += 1
            case .literal: break
            }
        }
        return years == 1 && months == 1 && days <= 1
    }
}
