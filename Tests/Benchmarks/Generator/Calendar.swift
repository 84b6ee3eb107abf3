/// The days from 2018-01-01 on, as ISO 8601 text.
struct Calendar {
    private let days: [[UInt8]]

    init(years: Int) {
        var days: [[UInt8]] = []
        for year in 2018..<2018 + years {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for day in 1...length {
                    let text = [month + 1, day].map { $0 < 10 ? "-0\($0)" : "-\($0)" }.joined()
                    days.append(Array("\(year)\(text)".utf8))
                }
            }
        }
        self.days = days
    }

    /// The text of a day; empty outside the calendar.
    subscript(day: Int) -> [UInt8] { days.indices.contains(day) ? days[day] : [] }
}
