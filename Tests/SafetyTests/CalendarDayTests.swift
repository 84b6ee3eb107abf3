import Safety
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
    // Days since 1970-01-01 by Python's datetime: (date(y, m, d) - date(1970, 1, 1)).days.
    static let known: [(year: Int, month: Int, day: Int, number: Int)] = [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (1960, 1, 1, -3653), (1900, 2, 28, -25_509), (1900, 3, 1, -25_508),
        (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (2015, 3, 2, 16_496), (2016, 2, 29, 16_860),
        (2022, 1, 31, 19_023), (2024, 12, 31, 20_088), (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
    ]

    @Test("A date has the number of days since 1970 that Python counts", arguments: known)
    func number(year: Int, month: Int, day: Int, number: Int) throws {
        let made = try #require(CalendarDay(year: year, month: month, day: day))
        #expect(made.number == number)
        #expect(made.parts == (year, month, day))
    }

    @Test("A day is read from its ISO form and from nothing else")
    func readsISO() {
        #expect(CalendarDay(iso: "2021-03-01") == CalendarDay(year: 2021, month: 3, day: 1))
        for text in ["2021-02-29", "2021-3-1", "2021-03", "+021-03-01", "2021-03-01 ", "01-03-2021", ""] {
            #expect(CalendarDay(iso: text) == nil, "\(text)")
        }
    }

    @Test("Every day from 1896 to 2104 follows the one before and reads back as itself")
    func roundTrip() throws {
        var number = try #require(CalendarDay(year: 1896, month: 1, day: 1)).number
        for year in 1896...2104 {
            for month in 1...12 {
                for day in 1...CalendarDay.lengthOfMonth(month, year: year) {
                    let made = try #require(CalendarDay(year: year, month: month, day: day))
                    guard made.number == number, made.parts == (year, month, day) else {
                        Issue.record("\(year)-\(month)-\(day) is day \(made.number), expected \(number)")
                        return
                    }
                    number += 1
                }
            }
        }
    }

    @Test(
        "Days that the calendar does not have are no days",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (10_000, 1, 1),
        ])
    func impossible(year: Int, month: Int, day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }

    @Test(
        "The anniversary is the same date a year later, and 1 March for 29 February",
        arguments: [
            ("2015-03-02", "2016-03-02"), ("2020-02-29", "2021-03-01"), ("2019-02-28", "2020-02-28"),
            ("2019-03-01", "2020-03-01"), ("2021-12-31", "2022-12-31"), ("1999-02-28", "2000-02-28"),
        ])
    func anniversary(day: String, year: String) throws {
        #expect(try Self.day(day).anniversary.iso == year)
    }

    @Test("A year from first dose to anniversary has 366 days when it holds a 29 February, else 365")
    func yearLength() throws {
        for (start, length) in [("2015-03-02", 366), ("2016-03-02", 365), ("2020-02-29", 366), ("2019-02-28", 365)] {
            let day = try Self.day(start)
            #expect(day.anniversary.number - day.number == length, "\(start)")
        }
    }

    @Test("The last representable year has an anniversary, too")
    func lastYear() throws {
        let last = try #require(CalendarDay(year: 9999, month: 12, day: 31))
        #expect(last.anniversary.number == last.number + 365)
    }

    @Test("ISO 8601 text has four digits of year and two of month and day")
    func iso() throws {
        #expect(try #require(CalendarDay(year: 7, month: 3, day: 9)).iso == "0007-03-09")
        #expect(CalendarDay(number: 0).iso == "1970-01-01")
    }

    private static func day(_ iso: String) throws -> CalendarDay {
        let parts = iso.split(separator: "-").compactMap { Int($0) }
        return try #require(CalendarDay(year: parts[0], month: parts[1], day: parts[2]))
    }
}
