import Foundation
import Safety

/// What the values of options say, read as the values of a selection.
enum OptionWords {
    /// The words of a list with commas between, in lower case and without spaces.
    static func names(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " }.lowercased() }
    }

    /// The values of a list by their names.
    static func codes<Value: CodedValue>(_ text: String, option: String) throws -> Set<Value> {
        try codes(names(text), option: option)
    }

    /// The values of names; `besides` are other words that the option knows.
    static func codes<Value: CodedValue>(
        _ names: [String], option: String, besides: [String] = []
    ) throws -> Set<Value> {
        let values = names.compactMap { Value(name: $0) }
        guard values.count == names.count else {
            throw Ending.Failure(
                code: .usage,
                message: "\(option) takes one or several of "
                    + "\((Value.allCases.map(\.name) + besides).joined(separator: ", ")), with commas between.")
        }
        return Set(values)
    }

    /// Days of treatment: `A..B`, or one day.
    static func studyDays(_ text: String, option: String) throws -> ClosedRange<Int> {
        let ends = text.components(separatedBy: "..").map { Int($0) }
        let first = ends.first ?? nil
        let last = ends.last ?? nil
        guard ends.count <= 2, let first, let last, first <= last, first != 0, last != 0 else {
            throw Ending.Failure(
                code: .usage,
                message:
                    "\(option) takes days such as 1..7 or -3..-1, the first not after the last; the day of the first "
                    + "dose is day 1, and there is no day 0.")
        }
        return first...last
    }
}
