import Safety
import Testing

@testable import Registry

@Suite("Many subjects and what their rows say beside them")
struct SubjectLoadTests {
    /// The subjects with these numbers: the number says how many flags and characteristics a row has, and every fifth
    /// states no exposure.
    private func subjects(_ numbers: Range<Int>) -> [TestRow] {
        numbers.map { number in
            subject("S\(number)") { record in
                record.site = number % 2 == 0 ? nil : "site \(number)"
                for flag in 0..<number % 4 {
                    record.populationFlags.append(NamedValue(name: "FLAG\(flag)", value: flag != 1))
                }
                for attribute in 0..<number % 3 {
                    record.attributes.append(NamedValue(name: "TRAIT\(attribute)", value: "\(number) å"))
                }
                guard number % 5 > 0 else { return }
                var exposure = ExposureRecord(subject: "S\(number)", sequence: "1")
                exposure.start = date("2024-01-15")
                record.exposure = exposure
            }
        }
    }

    private func expectAll(_ count: Int, in test: TestRegistry) throws {
        let numbers = 0..<count
        #expect(try test.sql("SELECT count(*) FROM subject") as [Int] == [count])
        #expect(try test.sql("SELECT count(*) FROM subject_flag") as [Int] == [numbers.reduce(0) { $0 + $1 % 4 }])
        #expect(try test.sql("SELECT count(*) FROM subject_attribute") as [Int] == [numbers.reduce(0) { $0 + $1 % 3 }])
        #expect(try test.sql("SELECT count(*) FROM exposure") as [Int] == [numbers.count { $0 % 5 > 0 }])
        // Every value stands with the subject of its own row.
        let strangers = """
            SELECT count(*) FROM subject AS s LEFT JOIN subject_attribute AS a ON a.subject_id = s.id
            WHERE a.value <> substr(s.identifier, 2) || ' å' OR s.site <> 'site ' || substr(s.identifier, 2)
            """
        #expect(try test.sql(strangers) as [Int] == [0])
        let own = "SELECT count(*) FROM exposure AS x JOIN subject AS s ON s.id = x.subject_id AND s.line = x.line"
        #expect(try test.sql(own) as [Int] == [numbers.count { $0 % 5 > 0 }])
        #expect(try test.sql("SELECT count(*) FROM pragma_foreign_key_check") as [Int] == [0])
        #expect(try test.registry.structureFindings() == [])
    }

    @Test("All are stored by a first load, and by a later one beside those that are there", arguments: [3, 17, 1500])
    func loads(first: Int) throws {
        let test = try TestRegistry()
        let schema = try test.schema()
        #expect(try test.deliver(subjects(0..<first)).rejects == [])
        try expectAll(first, in: test)
        // A tenth of the second delivery is there already.
        let later = subjects(first - first / 10..<first + 1000)
        #expect(try test.deliver(later).counts == [counts(stored: 1000, unchanged: first / 10)])
        try expectAll(first + 1000, in: test)
        #expect(try test.schema() == schema)
        #expect(try !test.registry.packedCopyDiffers())
    }

    @Test("A subject's row that comes twice in a first load is known the second time, and so is the exposure it states")
    func twice() throws {
        let rows = subjects(0..<40)
        let test = try TestRegistry()
        #expect(try test.deliver(rows + rows).counts == [counts(stored: 40, unchanged: 40)])
        try expectAll(40, in: test)
        let other = try TestRegistry()
        let changed = subject("S7") { $0.site = "another" }
        let codes = try other.deliver(rows + [changed], policy: .keep).rejects.map(\.code)
        #expect(codes == [.conflict])
        try expectAll(40, in: other)
    }

    @Test("An exposure of a file of its own is compared with the one that the subject's row states")
    func ownFile() throws {
        let test = try TestRegistry()
        let exposures = [
            dose("S1", "1", on: "2024-01-15"), dose("S1", "2", on: "2024-02-15"), dose("S5", "1", on: "2024-02-15"),
        ]
        let summary = try test.deliver(subjects(0..<6) + exposures, policy: .keep)
        // The row of S1 states no amount.
        #expect(summary.rejects.map(\.code) == [.conflict])
        #expect(try test.sql("SELECT count(*) FROM exposure") as [Int] == [4 + 2])
        #expect(try test.registry.structureFindings() == [])
    }

    private func counts(stored: Int, unchanged: Int) -> ImportCounts {
        var counts = ImportCounts()
        counts.stored = stored
        counts.unchanged = unchanged
        return counts
    }
}
