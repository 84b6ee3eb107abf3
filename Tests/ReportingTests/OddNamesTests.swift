import Foundation
import Incidence
import Reporting
import Reports
import Safety
import TestSupport
import Testing

struct OddNamesTests {
    private static let names = [
        "", " ", "\n", "a", "e\u{301}", "\u{301}", "👩‍👩‍👧‍👦 Familie", "두통", "\u{1112}\u{1161}\u{11AB}", "\"", "a,b", "|",
        String(repeating: "x", count: 300), String(repeating: "가", count: 90), "\u{FEFF}b", "<b>", "x\u{0}y", "ﷺ",
    ]

    @Test("Names of any kind print in every format and width, and no control character reaches the text")
    func render() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<40 {
            func name() -> String { Self.names[random.whole(0...(Self.names.count - 1))] }
            let rows: [PaperTables.Row] = (0..<random.whole(0...6)).map { _ in
                let subjects = random.whole(1...5)
                return (name(), name(), subjects + random.whole(0...2), subjects, "")
            }
            let arms = (0..<random.whole(1...4)).map { _ in name() }
            let registry = Fixtures.registry(arms: arms, n: random.whole(5...9), rows)
            for table in Reports.tableNames {
                let report = try Fixtures.report(Reports.table(named: table), of: registry, title: name())
                for format in OutputFormat.allCases { #expect(!report.render(format: format, codes: true).isEmpty) }
                let json = report.render(format: .json)
                #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
                for width in [Int.min, 0, 61, 90, Int.max] {
                    let text = report.render(format: .text, width: width)
                    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
                }
            }
        }
    }

    @Test("A composed and a decomposed accent, and a composed and a conjoining Hangul syllable, take the same columns")
    func widths() throws {
        func rows(_ name: String) throws -> [Substring] {
            let registry = Fixtures.registry(n: 9, [("S", name, 2, 2, ""), ("S", "zzzzzzzzzzzz", 1, 1, "")])
            let ae = try Fixtures.report(Reports.table(named: "ae"), of: registry).render(format: .text)
            return ae.split(separator: "\n")
        }
        #expect(try rows("e\u{301}a").map { String($0) } == rows("éa").map { String($0) })
        #expect(try rows("\u{1112}\u{1161}\u{11AB}b").map { String($0) } == rows("한b").map { String($0) })
    }
}
