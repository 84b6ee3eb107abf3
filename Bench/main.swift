import Foundation
import Registry
import Safety

let path = CommandLine.arguments.dropFirst().first ?? "/tmp/bench-registry.sqlite"
let eventCount = Int(CommandLine.arguments.dropFirst(2).first ?? "200000") ?? 200000
let perSubject = Int(CommandLine.arguments.dropFirst(3).first ?? "10") ?? 10
for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }

func time<T>(_ label: String, _ body: () throws -> T) rethrows -> T {
    let start = Date()
    let result = try body()
    print(label, String(format: "%.3f s", Date().timeIntervalSince(start)))
    return result
}
func day(_ n: Int) -> ClinicalDate {
    let d = CalendarDay(number: n)
    return ClinicalDate(written: d.iso, earliest: d, latest: d)
}
let study = Study(identifier: "B", title: "Bench", arms: ["A", "B", "C"], notAnArm: [], isSynthetic: true)
var rules = RuleSet(name: "bench", version: "1", text: "bench")
rules.related = RelatedRule(counted: [.possible, .probable])
rules.duplicates = .excludeExact
let registry = Registry(path: path, termKey: TermKey(variants: []))
try time("create") { try registry.create(StudyDefinition(study: study, rules: rules), now: "2026-01-01T00:00:00Z") }
func request(_ dry: Bool, _ name: String) -> ImportRequest {
    ImportRequest(
        files: [
            .init(source: SourceFile(name: "s\(name)", sha256: String(repeating: "a", count: 63) + name, bytes: 1), table: .subjects),
            .init(source: SourceFile(name: "x", sha256: String(repeating: "b", count: 63) + name, bytes: 1), table: .exposures),
            .init(source: SourceFile(name: "e", sha256: String(repeating: "c", count: 63) + name, bytes: 1), table: .events),
        ], programVersion: "0", profile: "p", profileText: "p", actor: "a", now: "2026-01-01T00:00:00Z", policy: .stop,
        isDryRun: dry, ignoredColumns: [])
}
let columns = CheckedColumns([:])
func feed(_ session: ImportSession) throws {
    let subjects = eventCount / perSubject
    for s in 0..<subjects {
        var record = SubjectRecord(subject: "S\(s)")
        record.plannedArm = study.arms[s % 3]
        try session.take(.subject(record, RowEvidence(origin: Origin(file: 0, line: s + 2, byteOffset: s * 10), columns: columns)))
    }
    for s in 0..<subjects {
        for k in 0..<2 {
            var record = ExposureRecord(subject: "S\(s)", sequence: "\(k + 1)")
            record.start = day(18000 + s % 700 + k * 30)
            try session.take(.exposure(record, RowEvidence(origin: Origin(file: 1, line: s + 2, byteOffset: s * 10), columns: columns)))
        }
    }
    let dictionary = DictionaryVersion(name: "D", version: "1", language: "en")
    var seed: UInt64 = 1
    func random(_ n: Int) -> Int {
        seed = seed &* 6364136223846793005 &+ 1442695040888963407
        return Int((seed >> 33) % UInt64(n))
    }
    for e in 0..<eventCount {
        let s = e / perSubject
        let pt = random(1000)
        var record = EventRecord(
            subject: "S\(s)", sequence: "\(e % perSubject + 1)",
            coding: random(50) == 0 ? .uncoded : .names(
                SourceCoding(
                    dictionary: dictionary, soc: CodedName(code: nil, name: "SOC \(pt % 27)"),
                    pt: CodedName(code: nil, name: "Term \(pt)"))))
        record.verbatim = "words of the reporter \(random(100000))"
        record.onset = random(100) == 0 ? nil : day(18000 + s % 700 - 20 + random(500))
        record.serious = random(20) == 0
        if record.serious == true { record.criteria = [.hospitalisation] }
        record.causality = [CausalityAssessment(product: "P", assessor: "investigator", reported: "x", value: Causality(rawValue: random(6)) ?? .missing)]
        record.severity = .mild
        record.outcome = .recovered
        try session.take(.event(record, RowEvidence(origin: Origin(file: 2, line: e + 2, byteOffset: e * 100), columns: columns)))
    }
}
if CommandLine.arguments.contains("dry") {
    _ = try time("dry run") { try registry.importDelivery(request(true, "0"), rawRow: { _ in [] }, rows: feed) }
}
let summary = try time("importDelivery") {
    try registry.importDelivery(request(false, "0"), rawRow: { _ in [] }, rows: feed)
}
print(summary.counts.map(\.stored), summary.rejects.count)
if CommandLine.arguments.contains("again") {
    let again = try time("again") { try registry.importDelivery(request(false, "1"), rawRow: { _ in [] }, rows: feed) }
    print(again.counts.map(\.unchanged))
}
let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
print("MB", size / 1_000_000)
_ = try time("columns") { try registry.columns(dictionary: nil) }
let plain = CountRequest(rules: rules, selection: EventSelection())
let a = try time("referenceCounts") { try registry.referenceCounts(plain) }
print(a.n, a.any)
_ = try time("referenceCounts groups") { try registry.referenceCounts(CountRequest(rules: rules, selection: EventSelection(), groups: (0..<27).map { g in Set((0..<30).map { $0 * 27 + g + 1 }) })) }
var other = rules
other.window.basis = .days(first: 0, last: 364)
_ = try time("referenceCounts ad hoc") { try registry.referenceCounts(CountRequest(rules: other, selection: EventSelection())) }
other.window.basis = .anyDose(last: 30)
other.window.partialDate = .certainOnly
_ = try time("referenceCounts any dose") { try registry.referenceCounts(CountRequest(rules: other, selection: EventSelection())) }
var one = EventSelection()
one.serious = true
_ = try time("referenceCounts serious") { try registry.referenceCounts(CountRequest(rules: rules, selection: one)) }
one.paths = [5]
_ = try time("referenceCounts path serious") { try registry.referenceCounts(CountRequest(rules: rules, selection: one)) }
other = rules
other.dictionary = DictionaryReference(name: "D", version: "1")
_ = try time("referenceCounts named dictionary") { try registry.referenceCounts(CountRequest(rules: other, selection: EventSelection())) }
print(try time("dispositions") { try registry.dispositions(rules) }.events)
var listed = 0
try time("events all") { try registry.events(rules, EventSelection(), all: true) { _ in listed += 1 } }
one = EventSelection()
one.subject = 17
try time("events one subject") { try registry.events(rules, one, all: false) { _ in listed += 1 } }
print(listed)
print(try time("structureFindings") { try registry.structureFindings() })
_ = try time("contents") { try registry.contents() }
