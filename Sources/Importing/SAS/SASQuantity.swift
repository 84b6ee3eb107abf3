import Safety

/// What the format of a SAS variable says its numbers are. SAS keeps dates as days and times as seconds.
enum SASQuantity: Sendable, Equatable {
    case number
    /// Days since 1960-01-01.
    case date
    /// Seconds since 1960-01-01T00:00:00.
    case dateTime
    /// Seconds since midnight.
    case time

    /// The quantity of a format's name, such as DATE9., YYMMDD10 or E8601DT19.; any other format is a number's.
    ///
    /// Source: SAS 9.4 Formats and Informats: Reference, formats by category.
    init(format: String) {
        let name = format.uppercased().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "$") }
        // The width stands behind the name: E8601DA10 is E8601DA, YYMMDD10 is YYMMDD.
        var letters = name
        while letters.last?.isNumber == true { letters = letters.dropLast() }
        self =
            if Self.dates.contains(String(letters)) {
                .date
            } else if Self.dateTimes.contains(String(letters)) {
                .dateTime
            } else if Self.times.contains(String(letters)) {
                .time
            } else {
                .number
            }
    }

    private static let dates: Set<String> = [
        "DATE", "DDMMYY", "DDMMYYB", "DDMMYYC", "DDMMYYD", "DDMMYYN", "DDMMYYP", "DDMMYYS", "MMDDYY", "MMDDYYB",
        "MMDDYYC", "MMDDYYD", "MMDDYYN", "MMDDYYP", "MMDDYYS", "YYMMDD", "YYMMDDB", "YYMMDDC", "YYMMDDD", "YYMMDDN",
        "YYMMDDP", "YYMMDDS", "MMYY", "MMYYC", "MMYYD", "MMYYN", "MMYYP", "MMYYS", "YYMM", "YYMMC", "YYMMD", "YYMMN",
        "YYMMP", "YYMMS", "YYMON", "MONYY", "WEEKDATE", "WEEKDATX", "WORDDATE", "WORDDATX", "JULIAN", "E8601DA",
        "B8601DA", "IS8601DA", "EURDFDD", "EURDFDE", "EURDFMY", "EURDFWDX", "EURDFWKX", "NLDATE", "NLDATEW", "NLDATES",
        "NLDATEL", "NLDATEM",
    ]
    private static let dateTimes: Set<String> = [
        "DATETIME", "DATEAMPM", "DTDATE", "DTMONYY", "DTWKDATX", "MDYAMPM", "E8601DT", "B8601DT", "IS8601DT", "E8601DN",
        "B8601DN", "E8601DZ", "B8601DZ", "E8601DX", "B8601DX", "EURDFDT", "NLDATM", "NLDATMW", "NLDATMAP", "NLDATMS",
    ]
    private static let times: Set<String> = [
        "TIME", "TIMEAMPM", "HHMM", "TOD", "E8601TM", "B8601TM", "IS8601TM", "E8601TZ", "B8601TZ", "E8601TX", "NLTIME",
        "NLTIMAP",
    ]

    /// The text of a number: ISO 8601 for dates and times, else the shortest decimal that reads back the same.
    ///
    /// A date that is no whole number of days, or one outside the years 1 to 9999, stays a number: it is no date, and
    /// a column of dates refuses it.
    func text(of value: Double) -> String {
        switch self {
        case .number: Self.decimal(value)
        case .date: Self.date(value) ?? Self.decimal(value)
        case .dateTime: Self.dateTime(value) ?? Self.decimal(value)
        case .time: (0..<86_400).contains(value) ? Self.time(value) : Self.decimal(value)
        }
    }

    private static let dayOfSASZero = -3653

    private static func date(_ days: Double) -> String? {
        guard days == days.rounded(), days.magnitude < 10_000_000 else { return nil }
        let day = CalendarDay(number: Int(days) + dayOfSASZero)
        return (1...9999).contains(day.parts.year) ? day.iso : nil
    }

    private static func dateTime(_ seconds: Double) -> String? {
        guard seconds.magnitude < 1e12 else { return nil }
        let days = (seconds / 86_400).rounded(.down)
        guard let date = date(days) else { return nil }
        // The fraction is taken from the digits of the whole number: a difference of two would show more of them.
        let whole = seconds.rounded(.down)
        let fraction = seconds < 0 ? decimal(seconds - whole) : decimal(seconds)
        return "\(date)T\(time(whole - days * 86_400))\(fraction.drop { $0 != "." })"
    }

    private static func time(_ seconds: Double) -> String {
        let whole = Int(seconds)
        let parts = [whole / 3600, whole / 60 % 60, whole % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return parts.joined(separator: ":") + decimal(seconds).drop { $0 != "." }
    }

    /// The shortest decimal text without an exponent that reads back as the same number; 1 is "1".
    static func decimal(_ value: Double) -> String {
        if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
        let text = value.description
        let parts = text.split(separator: "e", maxSplits: 1)
        guard parts.count == 2, let exponent = Int(parts[1]), let mantissa = parts.first else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let sign = mantissa.hasPrefix("-") ? "-" : ""
        let digits = mantissa.filter(\.isNumber)
        let point = (mantissa.drop { $0 == "-" }.prefix { $0 != "." }).count + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }
}
