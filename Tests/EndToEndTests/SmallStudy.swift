import Foundation
import TestSupport
import Testing

/// A study small enough to be counted by hand: its files are written, imported by the program, and removed again.
struct SmallStudy {
    let folder: PrivateFolder

    /// A subject; without doses it was never dosed.
    struct Subject {
        var id: String
        var arm: String
        var actual: String?
        var doses: [Dose]
        var flags: [String: String] = [:]

        init(_ id: String, _ arm: String, actual: String? = nil, doses: [Dose] = [Dose("2020-01-01")]) {
            self.id = id
            self.arm = arm
            self.actual = actual
            self.doses = doses
        }
    }

    /// One dose on a day, or on each day from `start` to `end`.
    struct Dose {
        var start: String
        var end: String
        var amount: String

        init(_ start: String, to end: String? = nil, amount: String = "10") {
            self.start = start
            self.end = end ?? start
            self.amount = amount
        }
    }

    /// An event coded by the names of its SOC and PT; both empty is an event without a code.
    struct Event {
        var subject: String
        var soc: String
        var pt: String
        var fields: [String: String]

        /// `fields` are further columns of events.csv; the onset is 2020-01-05 unless they say otherwise.
        init(_ subject: String, _ soc: String, _ pt: String, _ fields: [String: String] = [:]) {
            self.subject = subject
            self.soc = soc
            self.pt = pt
            self.fields = ["onset_date": "2020-01-05"].merging(fields) { $1 }
        }
    }

    /// Rules by which every event of an exposed subject counts; related is what the reporter calls possible.
    static let rules = """
        window: {basis: all}
        related: {in: [possible], missing: does_not_count}
        serious: {basis: flag}

        """

    /// Makes study.soteria in a folder of its own.
    init(
        arms: [String], subjects: [Subject], events: [Event], rules: String = SmallStudy.rules, notAnArm: [String] = []
    ) throws {
        folder = try PrivateFolder()
        let quoted = { (names: [String]) in names.map { "\"\($0)\"" }.joined(separator: ", ") }
        try folder.write(
            "study.yaml",
            """
            name: small
            version: "1"
            title: A small study
            arms: [\(quoted(arms))]
            not_an_arm: [\(quoted(notAnArm))]
            \(rules)
            """)
        try write(subjects)
        try folder.write(
            "exposures.csv",
            SmallStudy.csv(
                ["subject_id", "exposure_seq", "product", "dose", "start_date", "end_date"],
                subjects.flatMap { subject in
                    subject.doses.enumerated().map { number, dose in
                        [subject.id, "\(number + 1)", "X", dose.amount, dose.start, dose.end]
                    }
                }))
        try write(events)
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        let files = ["subjects.csv", "exposures.csv", "events.csv"]
        try folder.soteria(["import", "study.soteria"] + files).ended(0)
    }

    private func write(_ subjects: [Subject]) throws {
        let flags = Set(subjects.flatMap(\.flags.keys)).sorted()
        let header = ["subject_id", "planned_arm", "actual_arm"] + flags.map { "flag.\($0)" }
        let rows = subjects.map { subject in
            [subject.id, subject.arm, subject.actual ?? subject.arm] + flags.map { subject.flags[$0] ?? "" }
        }
        try folder.write("subjects.csv", SmallStudy.csv(header, rows))
    }

    private func write(_ events: [Event]) throws {
        let further = Set(events.flatMap(\.fields.keys)).union(["onset_date"]).sorted()
        let rows = events.enumerated().map { number, event in
            [event.subject, "\(number + 1)", event.soc, event.pt] + further.map { event.fields[$0] ?? "" }
        }
        try folder.write(
            "events.csv", SmallStudy.csv(["subject_id", "event_seq", "soc_name", "pt_name"] + further, rows))
    }

    /// Every field quoted, so that no test has to think of commas.
    private static func csv(_ header: [String], _ rows: [[String]]) -> String {
        ([header] + rows).map { row in
            row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
        }.joined()
    }

    /// The tidy result of a table.
    func tidy(_ table: String = "teae-by-soc-pt", _ options: String...) throws -> [TidyCell] {
        try folder.soteria(["table", "study.soteria", table, "--check", "--format", "csv"] + options).ended(0).tidy
    }

    /// A table as text.
    func page(_ table: String = "teae-by-soc-pt", _ options: String...) throws -> ProgramRun {
        try folder.soteria(["table", "study.soteria", table, "--check"] + options).ended(0)
    }

    /// Subjects with consecutive numbers, all in one arm.
    static func subjects(_ count: Int, _ arm: String, prefix: String = "P", dosed: Bool = true) -> [Subject] {
        (1...count).map { Subject("\(prefix)\($0)", arm, doses: dosed ? [Dose("2020-01-01")] : []) }
    }
}
