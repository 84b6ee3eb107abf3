import Foundation
import Incidence
import Reports
import Safety
import TestSupport
import Testing

@testable import Reporting

/// The tidy result of a registry of three arms, the last without subjects.
struct TidyTests {
    static let registry = SmallRegistry(
        arms: ["Placebo", "Low, twice", "Empty"], terms: [("Cardiac", "x"), ("Cardiac", "y"), ("Vascular", "x")],
        subjects: [
            FixtureSubject(
                arm: 0, firstDose: 0, events: [FixtureEvent(0, on: 1), FixtureEvent(0, on: 2), FixtureEvent(1, on: 2)]),
            FixtureSubject(arm: 0, firstDose: 0, events: [FixtureEvent(0, on: 1)]),
            FixtureSubject(arm: 1, firstDose: 0, events: [FixtureEvent(2, on: 1), FixtureEvent(nil, on: 1)]),
        ])

    private func report(_ change: (inout TableDefinition) throws -> Void = { _ in }) throws -> TableReport {
        var definition = try Reports.table(named: "teae-by-soc-pt")
        try change(&definition)
        return try Fixtures.report(definition, of: Self.registry)
    }

    @Test(
        "Whole numbers of CSV are their decimal digits",
        arguments: [0, 7, 9, 10, 99, 100, 12_345, Int.max, -3, Int.min])
    func wholeNumbers(number: Int) {
        var line = CSVLines()
        line.append(number)
        line.append("a,b")
        line.append(CSVFields(["c", "d"]))
        line.append(number)
        line.endLine()
        #expect(line.text == "\(number),\"a,b\",c,d,\(number)\n")
    }

    @Test("Every row in every arm with its zeros, and the total, whatever is printed")
    func csv() throws {
        let report = try report {
            $0 = try $0.withThreshold(">40% of total").withLevels("pt")
            $0.columns = TableColumns(arms: false, total: true)
        }
        #expect(
            report.render(format: .csv) == """
                table,arm,level,soc,pt,events,subjects,n,percent
                teae-by-soc-pt,Placebo,any,,,4,2,2,100
                teae-by-soc-pt,"Low, twice",any,,,2,1,1,100
                teae-by-soc-pt,Empty,any,,,0,0,0,
                teae-by-soc-pt,Total,any,,,6,3,3,100
                teae-by-soc-pt,Placebo,soc,Cardiac,,4,2,2,100
                teae-by-soc-pt,"Low, twice",soc,Cardiac,,0,0,1,0
                teae-by-soc-pt,Empty,soc,Cardiac,,0,0,0,
                teae-by-soc-pt,Total,soc,Cardiac,,4,2,3,66.66666666666667
                teae-by-soc-pt,Placebo,pt,Cardiac,x,3,2,2,100
                teae-by-soc-pt,"Low, twice",pt,Cardiac,x,0,0,1,0
                teae-by-soc-pt,Empty,pt,Cardiac,x,0,0,0,
                teae-by-soc-pt,Total,pt,Cardiac,x,3,2,3,66.66666666666667
                teae-by-soc-pt,Placebo,remainder,Cardiac,1 further terms,1,1,2,50
                teae-by-soc-pt,"Low, twice",remainder,Cardiac,1 further terms,0,0,1,0
                teae-by-soc-pt,Empty,remainder,Cardiac,1 further terms,0,0,0,
                teae-by-soc-pt,Total,remainder,Cardiac,1 further terms,1,1,3,33.333333333333336
                teae-by-soc-pt,Placebo,soc,Vascular,,0,0,2,0
                teae-by-soc-pt,"Low, twice",soc,Vascular,,1,1,1,100
                teae-by-soc-pt,Empty,soc,Vascular,,0,0,0,
                teae-by-soc-pt,Total,soc,Vascular,,1,1,3,33.333333333333336
                teae-by-soc-pt,Placebo,remainder,Vascular,1 further terms,0,0,2,0
                teae-by-soc-pt,"Low, twice",remainder,Vascular,1 further terms,1,1,1,100
                teae-by-soc-pt,Empty,remainder,Vascular,1 further terms,0,0,0,
                teae-by-soc-pt,Total,remainder,Vascular,1 further terms,1,1,3,33.333333333333336
                teae-by-soc-pt,Placebo,soc,Not coded,,0,0,2,0
                teae-by-soc-pt,"Low, twice",soc,Not coded,,1,1,1,100
                teae-by-soc-pt,Empty,soc,Not coded,,0,0,0,
                teae-by-soc-pt,Total,soc,Not coded,,1,1,3,33.333333333333336
                teae-by-soc-pt,Placebo,pt,Not coded,Not coded,0,0,2,0
                teae-by-soc-pt,"Low, twice",pt,Not coded,Not coded,1,1,1,100
                teae-by-soc-pt,Empty,pt,Not coded,Not coded,0,0,0,
                teae-by-soc-pt,Total,pt,Not coded,Not coded,1,1,3,33.333333333333336

                """)
    }

    @Test("Codes are two further columns")
    func codes() throws {
        let lines = try report().render(format: .csv, codes: true).split(separator: "\n")
        #expect(lines.first == "table,arm,level,soc,pt,events,subjects,n,percent,soc_code,pt_code")
        #expect(lines.contains("teae-by-soc-pt,Total,pt,Cardiac,x,3,2,3,66.66666666666667,S1001,P2001"))
        #expect(lines.contains("teae-by-soc-pt,Total,pt,Not coded,Not coded,1,1,3,33.333333333333336,,"))
    }

    @Test("An overview's rows are named in the pt column")
    func overview() throws {
        let csv = try Fixtures.report(Reports.table(named: "overview"), of: Self.registry).render(format: .csv)
        let lines = csv.split(separator: "\n")
        #expect(lines.count == 1 + 8 * 4)
        // The exact lower end of 3 of 3 is the cube root of 0.025.
        let total = lines[4].split(separator: ",", omittingEmptySubsequences: false)
        #expect(lines[4].hasPrefix("overview,Total,overview,,Adverse events,6,3,3,100,") && total.last == "100")
        #expect(abs(try #require(Double(total[9])) - 100 * 0.292_401_773_821_286_6) < 1e-9)
        #expect(lines.contains("overview,Empty,overview,,Fatal adverse events,0,0,0,,,"))
    }

    @Test("JSON holds the same rows, with what made them")
    func json() throws {
        let report = try report { $0.statistics.append(.interval) }
        let object = try JSONSerialization.jsonObject(with: Data(report.render(format: .json, codes: true).utf8))
        let json = try #require(object as? [String: Any])
        let rows = try #require(json["rows"] as? [[String: Any]])
        let fields = [
            "table", "arm", "level", "soc", "pt", "events", "subjects", "n", "percent", "soc_code", "pt_code",
            "percent_lower", "percent_upper",
        ]
        let lines = rows.map { row in
            fields.map { field -> String in
                if let number = row[field] as? NSNumber { return "\(number)" }
                let text = row[field] as? String ?? ""
                return text.contains(",") ? "\"\(text)\"" : text
            }.joined(separator: ",")
        }
        let csv = report.render(format: .csv, codes: true).split(separator: "\n").map(String.init)
        #expect(lines.count == csv.count - 1)
        for (line, expected) in zip(lines, csv.dropFirst()) where !expected.contains(".") { #expect(line == expected) }
        for (row, expected) in zip(rows, csv.dropFirst()) {
            let percent = expected.split(separator: ",", omittingEmptySubsequences: false).dropLast(4).last ?? ""
            #expect((row["percent"] as? NSNumber)?.doubleValue == Double(String(percent)))
        }
        #expect(json["generation"] as? Int == 4 && json["program"] as? String == "0.1.0")
        #expect((json["rules"] as? [String: Any])?["name"] as? String == "test-rules")
        #expect((json["dictionaries"] as? [[String: Any]])?.first?["version"] as? String == "1")
        #expect((json["methods"] as? [String: Any])?["interval"] as? String == "Clopper-Pearson (exact), two-sided, 95 %")
        #expect((json["trailer"] as? [String: Any])?["stored"] as? Int == 6)
        let total = try #require(rows.first { $0["arm"] as? String == "Total" })
        #expect((total["percent_upper"] as? NSNumber)?.doubleValue == 100)
        #expect(abs(((total["percent_lower"] as? NSNumber)?.doubleValue ?? 0) - 29.2402) < 0.00005)
    }

    @Test("The same report gives the same bytes in every format", arguments: OutputFormat.allCases)
    func stable(format: OutputFormat) throws {
        #expect(try report().render(format: format) == report().render(format: format))
    }
}
