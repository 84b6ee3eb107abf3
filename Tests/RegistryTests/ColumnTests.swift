import Safety
import Testing

@testable import Registry

@Suite("Columns for the counter")
struct ColumnTests {
    private let none = SafetyColumns.noDay
    // 2024-01-01 is day 19,723 after 1970-01-01 (date -d 2024-01-01 +%s divided by 86,400).
    private let newYear: Int32 = 19_723

    @Test("Subjects and events come in subject order, with days, bits and marks as stored")
    func columns() throws {
        let test = try TestRegistry(
            arms: ["A", "B"], notAnArm: ["Screen Failure"],
            rows: [
                subject("S1", arm: "B") {
                    $0.actualArm = "A"
                    $0.populationFlags = [
                        NamedValue(name: "SAFFL", value: true), NamedValue(name: "ITTFL", value: false),
                    ]
                    $0.followUpEnd = date("2024-02")
                },
                subject("S2", arm: "Screen Failure"), subject("S3", arm: "A") { $0.deathDate = date("1970-01-01") },
                dose("S1", "2", on: "2024-01-31", until: "2024-02-02"), dose("S1", "1", on: "2024-01-01"),
                dose("S3", on: nil),
                event("S3", on: nil) { $0.coding = .uncoded },
                event("S1", "1", on: "2024-01") {
                    $0.report = date("2024-01-02")
                    $0.end = date("2024-02")
                    $0.causality = assessed(.possible, .missing, .possible, .related)
                    $0.criteria = [.death, .requiredIntervention]
                    $0.serious = true
                    $0.naturalProgression = true
                    $0.worsenedAfterDose = false
                    $0.outcome = .fatal
                    $0.action = .interrupted
                },
                event("S1", "2") {
                    $0.treatmentEmergent = true
                    $0.outcome = .unknown
                    $0.action = .unknown
                },
                event("S1", "3") {
                    $0.treatmentEmergent = true
                    $0.outcome = .unknown
                    $0.action = .unknown
                },
            ])
        let frame = try test.registry.columnFrame()
        let columns = try test.registry.wholeColumns()
        #expect(frame.arms.map(\.name) == ["A", "B"])
        #expect(columns.subjectID == [1, 2, 3])
        #expect(columns.plannedArm == [1, -1, 0])
        #expect(columns.actualArm == [0, -1, -1])
        #expect(columns.isExposed == [true, false, true])
        #expect(columns.firstDose == [newYear, none, none])
        #expect(columns.followUpEnd == [newYear + 59, none, none])
        #expect(columns.death == [none, none, 0])
        #expect(columns.doseStart == [0, 2, 2, 2])
        #expect(columns.doseFirstDay == [newYear, newYear + 30])
        #expect(columns.doseLastDay == [newYear, newYear + 32])
        #expect(columns.populationFlags == ["SAFFL": [true, false, false]])
        #expect(columns.eventStart == [0, 3, 3, 4])
        // The events of a subject are stored together, in the order of subjects.
        #expect(columns.eventID == [1, 2, 3, 4])
        #expect(frame.paths.map(\.pt.name) == ["Headache"])
        #expect(frame.codings == [.none, ColumnFrame.Coding(path: 0, dictionary: 0)])
        #expect(columns.coding == [1, 1, 1, 0])
        #expect(columns.onsetEarliest == [newYear, newYear + 14, newYear + 14, none])
        #expect(columns.onsetLatest == [newYear + 30, newYear + 14, newYear + 14, none])
        #expect(columns.reportEarliest == [newYear + 1, none, none, none])
        #expect(columns.reportLatest == [newYear + 1, none, none, none])
        #expect(columns.endLatest == [newYear + 59, none, none, none])
        #expect(columns.causality == [1 << 3 | 1 << 8, 0, 0, 0])
        #expect(columns.action == [11, 1, 1, 0] && columns.outcome == [6, 1, 1, 0])
        #expect(columns.criteria == [1 << 1 | 1 << 9, 0, 0, 0])
        #expect(
            columns.marks == [
                [.serious, .naturalProgression, .fatalOutcome], .treatmentEmergent, [.treatmentEmergent, .duplicate],
                [],
            ])
    }

    @Test("The path of an event is that of the dictionary named, or of its coding at all, as in the views")
    func dictionary() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: "2024-01-01"), entry(), coded("S", "1", .pt, "P1"), event("S", "2"),
        ])
        let names = { (reference: DictionaryReference?) throws -> [String?] in
            let frame = try test.registry.columnFrame()
            let terms = frame.terms(for: reference)
            return try test.registry.wholeColumns().coding.map { terms[Int($0)] }.map {
                $0 == 0 ? nil : frame.paths[Int($0) - 1].pt.code ?? "by name"
            }
        }
        #expect(try names(nil) == ["P1", "by name"])
        #expect(try names(DictionaryReference(name: "Invented", version: "1.0")) == ["P1", nil])
        #expect(try names(DictionaryReference(name: "Invented names", version: "1")) == [nil, "by name"])
        #expect(try names(DictionaryReference(name: "Invented", version: "9")) == [nil, nil])
    }

    @Test("An empty registry has empty columns with their bounds")
    func empty() throws {
        let test = try TestRegistry()
        let columns = try test.registry.wholeColumns()
        #expect(columns.subjectID == [] && columns.eventStart == [0] && columns.doseStart == [0])
    }
}
