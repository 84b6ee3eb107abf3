import Foundation
import TestSupport

/// The benchmark's three tables, counted from its CSV files in the plainest way, as the peers print them.
struct BenchmarkCount {
    /// Sorted by variant, level, SOC, PT and arm.
    let lines: [String]

    init(_ folder: PrivateFolder) throws {
        let subjects = SimpleCSV.table(try folder.read("subjects.csv"))
        let arms = Set(subjects.compactMap { $0["arm"] }).sorted()
        var subjectByIdentifier: [String: [String: String]] = [:]
        for subject in subjects { subjectByIdentifier[subject["subject_id"] ?? ""] = subject }

        var cells: [[Int]: (events: Int, people: Set<String>)] = [:]
        for event in try Self.events(folder) {
            guard let identifier = event["subject_id"], let subject = subjectByIdentifier[identifier],
                let onset = Self.day(event["onset_date"]), let firstDose = Self.day(subject["first_dose"]),
                (0...365).contains(onset - firstDose), let soc = event["soc_code"].flatMap({ Int($0) }),
                let pt = event["pt_code"].flatMap({ Int($0) }),
                let arm = arms.firstIndex(of: subject["arm"] ?? "")
            else { continue }
            let isRelated = ["Certain", "Probable/Likely", "Possible"].contains(event["causality"])
            for (variant, counts) in [true, isRelated, event["serious"] == "Y"].enumerated() where counts {
                for (level, term) in [[0, 0], [soc, 0], [soc, pt]].enumerated() {
                    for column in [0, arm + 1] {
                        let key = [variant, level] + term + [column]
                        cells[key, default: (0, [])].events += 1
                        cells[key, default: (0, [])].people.insert(identifier)
                    }
                }
            }
        }
        let n = [subjects.count] + arms.map { arm in subjects.count { $0["arm"] == arm } }
        lines = cells.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, cell in
            // Hundredths of a percent, rounded half up.
            let percent = (20_000 * cell.people.count + n[key[4]]) / (2 * n[key[4]])
            return (key + [cell.events, cell.people.count, percent]).map(String.init).joined(separator: "\t")
        }
    }

    /// The rows of events. A row may go over two lines: the first then has an odd number of quotes.
    private static func events(_ folder: PrivateFolder) throws -> [[String: String]] {
        var joined = ""
        var isOpen = false
        for line in try folder.read("events.csv").split(separator: "\n", omittingEmptySubsequences: false) {
            joined += line
            isOpen = (line.count { $0 == "\"" } % 2 == 1) != isOpen
            joined += isOpen ? " " : "\n"
        }
        return SimpleCSV.table(joined)
    }

    /// Days since 1970-01-01; nil of an empty text.
    private static func day(_ text: String?) -> Int? {
        let parts = (text ?? "").split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        let date = DateComponents(
            calendar: Calendar(identifier: .gregorian), timeZone: TimeZone(identifier: "UTC"), year: parts[0],
            month: parts[1], day: parts[2])
        return date.date.map { Int($0.timeIntervalSince1970 / 86_400) }
    }
}
