import Safety

/// Dates and times of day as a workbook holds them: days since an epoch, the time as a fraction.
enum SerialDate {
    private static let millisecondsOfDay = 86_400_000.0
    /// 9999-12-31 in the system of 1900, the last day of a workbook; that of 1904 ends 1462 days earlier.
    private static let lastDay = 2_958_465

    /// The number as ISO 8601 text: yyyy-mm-dd, yyyy-mm-ddThh:mm or hh:mm, with seconds where there are any; nil when no
    /// day has this number.
    ///
    /// In the system of 1900, day 1 is 1900-01-01 and day 60 is a 29 February that the year did not have, so that the
    /// days before it are counted from one day later than those behind it.
    static func text(_ serial: Double, _ format: CellFormat, is1904: Bool) -> String? {
        guard serial >= 0, serial < Double(lastDay + 1) else { return nil }
        var day = Int(serial)
        var milliseconds = Int(((serial - Double(day)) * millisecondsOfDay).rounded())
        if milliseconds == Int(millisecondsOfDay) { (day, milliseconds) = (day + 1, 0) }
        if format.isElapsed { return time(milliseconds, hours: 24 * day, format) }
        if day == 0, format.showsTime, !format.showsDate { return time(milliseconds, hours: 0, format) }
        guard let number = dayNumber(day, is1904: is1904) else { return nil }
        let date = CalendarDay(number: number).iso
        if milliseconds == 0, !format.showsTime { return date }
        return "\(date)T\(time(milliseconds, hours: 0, format))"
    }

    /// Days since 1970-01-01.
    private static func dayNumber(_ day: Int, is1904: Bool) -> Int? {
        if is1904 { return day <= lastDay - 1462 ? day - 24_107 : nil }
        guard day != 0, day != 60, day <= lastDay else { return nil }
        return day - (day < 60 ? 25_568 : 25_569)
    }

    private static func time(_ milliseconds: Int, hours: Int, _ format: CellFormat) -> String {
        let seconds = milliseconds / 1000 % 60
        let fraction = milliseconds % 1000
        var text = "\(padded(hours + milliseconds / 3_600_000, 2)):\(padded(milliseconds / 60_000 % 60, 2))"
        if seconds != 0 || fraction != 0 || format.showsSeconds { text += ":\(padded(seconds, 2))" }
        if fraction != 0 { text += ".\(padded(fraction, 3))" }
        return text
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
