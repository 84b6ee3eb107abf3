import Foundation
import Importing
import Imports
import Safety
import Testing

/// Dates as sources write them, made of a day that is known, and read again: right, kept partial, or refused.
@Suite("A date that was written from a known day")
struct DateTableTests {
    private func read(_ text: String, _ formats: [String], _ notation: DateNotation = DateNotation()) -> ClinicalDate? {
        var text = text
        let parsed = formats.compactMap { DateFormat(name: $0, notation) }
        #expect(parsed.count == formats.count)
        return text.withUTF8 { DateReading.date($0, formats: parsed) }
    }

    /// Days over two centuries, every 97th, and those around the ends of Februaries.
    private static let days: [CalendarDay] = {
        let first = CalendarDay(year: 1890, month: 1, day: 1)?.number ?? 0
        var days = stride(from: first, to: first + 73_000, by: 97).map { CalendarDay(number: $0) }
        for year in [1900, 1904, 1999, 2000, 2024] {
            if let march = CalendarDay(year: year, month: 3, day: 1) {
                days += (-2...1).map { CalendarDay(number: march.number + $0) }
            }
        }
        return days
    }()

    private static let months = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]

    private func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The whole days between two days by the system's calendar, which shares nothing with the program's.
    private func days(from start: (Int, Int, Int), to day: CalendarDay) throws -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let (year, month, dayOfMonth) = day.parts
        let from = try #require(calendar.date(from: DateComponents(year: start.0, month: start.1, day: start.2)))
        let to = try #require(calendar.date(from: DateComponents(year: year, month: month, day: dayOfMonth)))
        return try #require(calendar.dateComponents([.day], from: from, to: to).day)
    }

    @Test("is that day, in every way of writing it out")
    func whole() {
        for day in Self.days {
            let (year, month, date) = day.parts
            let (y, m, d, name) = (padded(year, 4), padded(month), padded(date), Self.months[month - 1])
            let forms = [
                ("iso", "\(y)-\(m)-\(d)"), ("iso", "\(y)-\(m)-\(d)T23:59"), ("date9", "\(d)\(name)\(y)"),
                ("dd-mmm-yyyy", "\(d)-\(name)-\(y)"), ("ddmmmyyyy", "\(d)\(name.lowercased())\(y)"),
                ("dd/mm/yyyy", "\(d)/\(m)/\(y)"), ("m/d/yyyy", "\(month)/\(date)/\(y)"), ("yyyymmdd", "\(y)\(m)\(d)"),
            ]
            for (format, text) in forms {
                let read = read(text, [format])
                #expect(read?.earliest == day && read?.latest == day && read?.written == text, "\(format) \(text)")
            }
        }
    }

    @Test("stays partial where a part is unknown, between the days that the rest allows")
    func partial() {
        for day in Self.days {
            let (year, month, date) = day.parts
            let (y, m, d, name) = (padded(year, 4), padded(month), padded(date), Self.months[month - 1])
            let length = CalendarDay.lengthOfMonth(month, year: year)
            let ofMonth = ["\(y)-\(m)-01", "\(y)-\(m)-\(padded(length))"]
            for (format, text) in [
                ("iso", "\(y)-\(m)"), ("iso", "\(y)-\(m)--"), ("dd-mmm-yyyy", "UN-\(name)-\(y)"),
                ("dd-mmm-yyyy", "UNK-\(name)-\(y)"), ("ddmmmyyyy", "UN\(name)\(y)"), ("date9", "un\(name)\(y)"),
            ] {
                let read = read(text, [format])
                #expect([read?.earliest.iso, read?.latest.iso] == ofMonth, "\(format) \(text)")
            }
            for (format, text) in [
                ("iso", y), ("iso", "\(y)----"), ("dd-mmm-yyyy", "UN-UNK-\(y)"), ("date9", "UNKUNK\(y)"),
            ] {
                let read = read(text, [format])
                #expect([read?.earliest.iso, read?.latest.iso] == ["\(y)-01-01", "\(y)-12-31"], "\(format) \(text)")
            }
            let read = read("\(y)---\(d)", ["iso"])
            #expect([read?.earliest.iso, read?.latest.iso] == ["\(y)-01-\(d)", "\(y)-12-\(d)"])
        }
    }

    @Test("is counted in days as spreadsheets and SAS count, with the day in 1900 that never was refused")
    func serials() throws {
        for day in Self.days {
            let from1900 = try days(from: (1899, 12, 31), to: day)
            if from1900 > 0 {
                // Serial 60 is the day between 28 February and 1 March 1900.
                let serial = from1900 < 60 ? from1900 : from1900 + 1
                #expect(read("\(serial)", ["excel-1900"])?.earliest == day)
                #expect(read("\(serial).75", ["excel-1900"])?.latest == day)
            }
            let from1904 = try days(from: (1904, 1, 1), to: day)
            #expect(read("\(from1904)", ["excel-1904"])?.earliest == (from1904 >= 0 ? day : nil))
            let from1960 = try days(from: (1960, 1, 1), to: day)
            #expect(read("\(from1960)", ["sas"])?.earliest == day)
            #expect(read("\(from1960).0", ["sas"])?.earliest == day)
            let origin = DateNotation(origin: CalendarDay(year: 2000, month: 1, day: 1))
            #expect(read("\(try days(from: (2000, 1, 1), to: day))", ["days"], origin)?.earliest == day)
        }
        for text in ["60", "60.5", "0", "0.5", "-1", "2958466", "1e4", "", ".", "1.", "12345678", "４３６０２", "+5", " 5"] {
            #expect(read(text, ["excel-1900"]) == nil, "\(text)")
        }
        for text in ["12.5", "--3", "-", "0x10", "NaN", "9999999", "-9999999"] {
            #expect(read(text, ["sas"]) == nil, "\(text)")
        }
    }

    @Test("has a year of two digits only by a stated pivot", arguments: [1900, 1930, 1950, 2000])
    func pivot(pivot: Int) {
        for year in pivot..<pivot + 100 {
            let text = "05-03-\(padded(year % 100))"
            #expect(
                read(text, ["dd-mm-yy"], DateNotation(pivot: pivot))?.earliest.iso == "\(year)-03-05",
                "\(pivot) \(year)")
            #expect(read("13/3/\(padded(year % 100))", ["d/m-or-m/d"]) == nil)
            #expect(
                read("13/3/\(padded(year % 100))", ["d/m-or-m/d"], DateNotation(pivot: pivot))?.earliest.iso
                    == "\(year)-03-13")
        }
        #expect(DateFormat(name: "dd-mm-yy") == nil)
        #expect(DateFormat(name: "days") == nil)
    }

    @Test("is refused where two formats read it as different days, and read where they agree")
    func several() {
        #expect(read("03/04/2020", ["dd/mm/yyyy", "mm/dd/yyyy"]) == nil)
        #expect(read("13/04/2020", ["dd/mm/yyyy", "mm/dd/yyyy"])?.earliest.iso == "2020-04-13")
        #expect(read("04/04/2020", ["dd/mm/yyyy", "mm/dd/yyyy"])?.earliest.iso == "2020-04-04")
        #expect(read("2014", ["iso", "excel-1900"]) == nil)
        #expect(read("41640", ["iso", "excel-1900"])?.earliest.iso == "2014-01-01")
        #expect(read("2014-02-03", ["iso", "yyyy-dd-mm"]) == nil)
        #expect(read("2014-02-03", ["iso", "date9"])?.earliest.iso == "2014-02-03")
    }

    @Test(
        "without a year says no day and is refused",
        arguments: ["--12-15", "-----T07:15", "----15", "-12-15", "---", "-", "2003-", "2003---", "2003-1-05"])
    func yearless(text: String) { #expect(read(text, ["iso"]) == nil) }
}
