import Foundation
import TestSupport
import Testing

/// Four reports of three products, counted by hand (synthetic). Report 0001 names two products, one of them twice; 0003
/// names two; 0004 names none.
@Suite("Spontaneous reports: no denominators, and groups that overlap")
struct SpontaneousReportsTests {
    private let folder: PrivateFolder
    private let reason = "nobody knows how many were exposed"

    init() throws {
        folder = try PrivateFolder()
        try folder.write(
            "study.yaml",
            """
            name: reports
            version: "1"
            title: Reports
            arms: as delivered
            denominators: {none: \(reason)}
            arm: groups
            population: all
            window: {basis: all}
            related: {not_in: [], missing: counts}
            """)
        try folder.write("subjects.csv", "subject_id,planned_arm\n0001,F\n0002,M\n0003,F\n0004,U\n")
        try folder.write(
            "groups.csv",
            "subject_id,group\n0001,Flu\n0001,MMR\n0002,Flu\n0003,\"DTP, oral\"\n0003,Flu\n0001,Flu\n")
        try folder.write(
            "events.csv",
            """
            subject_id,event_seq,soc_name,pt_name,serious
            0001,1,Skin,Rash,Y
            0001,2,Skin,Rash,N
            0002,1,Skin,Rash,N
            0003,1,Eye,Itch,N
            0004,1,Eye,Itch,Y

            """)
        try folder.soteria("init", "r.soteria", "--study", "study.yaml").ended(0)
        let run = try folder.soteria("import", "r.soteria", "subjects.csv", "groups.csv", "events.csv").ended(0)
        #expect(run.output.contains("groups.csv (groups): 6 read = 5 stored + 1 unchanged"))
    }

    /// Columns and, for each row, events and reports by column.
    private func counted(_ options: String...) throws -> (arms: [String], rows: [String: [[Int]]]) {
        let run = try folder.soteria(["table", "r.soteria", "teae-by-soc-pt", "--check", "--format", "csv"] + options)
        var arms: [String] = []
        var rows: [String: [[Int]]] = [:]
        for row in SimpleCSV.table(run.ended(0).output) {
            let (arm, name) = (row["arm"] ?? "", row["level"] == "any" ? "any" : row["pt"] ?? "")
            if !arms.contains(arm) { arms.append(arm) }
            guard row["level"] != "soc" else { continue }
            rows[name, default: []].append([Int(row["events"] ?? "") ?? -1, Int(row["subjects"] ?? "") ?? -1])
            #expect(row["n"] == "" && row["percent"] == "", "no format has a percentage or N")
        }
        return (arms, rows)
    }

    @Test("A report counts once in each of its products, and there is no total of them")
    func groups() throws {
        let table = try counted()
        #expect(table.arms == ["DTP, oral", "Flu", "MMR"])
        #expect(
            table.rows == [
                "any": [[1, 1], [4, 3], [2, 1]], "Itch": [[1, 1], [1, 1], [0, 0]], "Rash": [[0, 0], [3, 2], [2, 1]],
            ])
        let page = try folder.soteria("table", "r.soteria", "teae-by-soc-pt").ended(0).output
        #expect(!page.contains("Total") && page.contains("Groups overlap"))
        #expect(page.contains("subject outside the population 1"), "a report without a product is in no group")
    }

    @Test("The products asked for are the columns, in the order asked for, also one whose name has a comma")
    func chosen() throws {
        let table = try counted("--arms", "mmr, DTP, oral")
        #expect(table.arms == ["MMR", "DTP, oral"])
        #expect(table.rows == ["any": [[2, 1], [1, 1]], "Itch": [[0, 0], [1, 1]], "Rash": [[2, 1], [0, 0]]])
        #expect(try counted("--arm", "MMR").rows == ["any": [[2, 1]], "Rash": [[2, 1]]])
        let page = try folder.soteria("table", "r.soteria", "teae-by-soc-pt", "--arms", "MMR,Flu").ended(0).output
        #expect(page.contains("2 of the 3 groups are shown, those asked for"))
        for wrong in ["MMR,Polio", "MMR,MMR", "MMR,"] {
            #expect(try folder.soteria("table", "r.soteria", "ae", "--threshold", "none", "--arms", wrong).status == 2)
        }
        let both = try folder.soteria("events", "r.soteria", "--arm", "MMR", "--arms", "Flu")
        #expect(both.ended(2).errors.contains("not both"))
    }

    @Test("Of many products those with most reports are shown, largest first, as many as the definition says")
    func mostFrequent() throws {
        try folder.write(
            "two.yaml",
            """
            name: two
            title: Two products
            selection: {}
            levels: [any, pt]
            columns: [arms]
            most_frequent: 2
            statistics: [events, subjects]
            sort: {soc: alpha, pt: [name]}
            decimals: 1
            """)
        let run = try folder.soteria("table", "r.soteria", "two.yaml", "--check", "--format", "csv").ended(0)
        let arms = SimpleCSV.table(run.output).filter { $0["level"] == "any" }.compactMap { $0["arm"] }
        #expect(arms == ["Flu", "DTP, oral"], "three reports, then one each, by name")
        let page = try folder.soteria("table", "r.soteria", "two.yaml").ended(0).output
        #expect(page.contains("2 of the 3 groups are shown, those with most reports; the others are left out."))
    }

    @Test("By arm, the same reports have a total, and still no percentage")
    func byArm() throws {
        let table = try counted("--by", "planned")
        #expect(table.arms == ["F", "M", "U", "Total"])
        #expect(table.rows["any"] == [[3, 2], [1, 1], [1, 1], [5, 4]])
        #expect(table.rows["Itch"] == [[1, 1], [0, 0], [1, 1], [2, 2]])
        #expect(try counted("--by", "planned", "--serious").rows["any"]?.last == [2, 2])
        #expect(try counted("--by", "planned", "--non-serious").rows["any"]?.last == [3, 3])
    }

    @Test(
        "No format prints a percentage or an N, and the reason is said",
        arguments: [("text", "Reports"), ("markdown", "Reports"), ("json", "\"percent\": null")])
    func formats(format: String, found: String) throws {
        for table in ["overview", "teae-by-soc-pt"] {
            let page = try folder.soteria("table", "r.soteria", table, "--by", "planned", "--format", format).ended(0)
            #expect(page.output.contains(found) && page.output.contains(reason))
            for absent in ["%", "95 %", "N = ", "\"n\": 4", "percent_lower", "Participants"] {
                #expect(!page.output.contains(absent), "\(table) \(format): \(absent)")
            }
        }
        let trace = try folder.soteria("trace", "r.soteria", "overview", "--pt", "Rash", "--format", format).ended(0)
        #expect(!trace.output.contains("2 of ") && (format != "json" || trace.output.contains("\"n\": null")))
        let terms = try folder.soteria("terms", "r.soteria", "--format", format).ended(0).output
        #expect(!terms.contains("N = ") && !terms.contains("%"))
    }

    @Test("What needs a denominator, or a total of groups, is refused with the reason")
    func refused() throws {
        let shipped = try folder.soteria("table", "r.soteria", "ae").ended(3).errors
        #expect(shipped.contains(reason) && shipped.contains("--threshold none"))
        #expect(try folder.soteria("table", "r.soteria", "ae", "--threshold", ">=1%").ended(3).errors.contains(reason))
        try folder.soteria("table", "r.soteria", "ae", "--threshold", "none", "--check").ended(0)
        let definition = "name: own\ntitle: Own\nrows: [{label: All}]\ndecimals: 1\n"
        for statistic in ["percent", "subjects_percent", "interval"] {
            try folder.write("own.yaml", definition + "columns: [arms]\nstatistics: [events, \(statistic)]\n")
            let run = try folder.soteria("table", "r.soteria", "own.yaml").ended(3)
            #expect(run.errors.contains(reason) && run.errors.contains(statistic))
        }
        try folder.write("own.yaml", definition + "columns: [arms, total]\nstatistics: [events, subjects]\n")
        #expect(try folder.soteria("table", "r.soteria", "own.yaml").ended(3).errors.contains("groups overlap"))
        try folder.soteria("table", "r.soteria", "own.yaml", "--by", "planned").ended(0)
    }

    @Test("Listings and traces follow the products: a report of two is listed with both, and once")
    func listings() throws {
        let events = try folder.soteria("events", "r.soteria", "--arm", "Flu", "--format", "json").ended(0)
            .json([EventResult].self)
        #expect(events.map(\.subject) == ["0001", "0001", "0002", "0003"])
        #expect(events.map(\.arm) == ["Flu; MMR", "Flu; MMR", "Flu", "Flu; DTP, oral"])
        let trace = try folder.soteria("trace", "r.soteria", "overview", "--pt", "Rash", "--arm", "MMR").ended(0).output
        #expect(trace.contains("2 events in 1 subject."))
        let all = try folder.soteria("trace", "r.soteria", "overview").ended(0).output
        #expect(all.contains("| any group") && all.contains("4 events in 3 subjects."))
        let terms = SimpleCSV.table(try folder.soteria("terms", "r.soteria", "--format", "csv").ended(0).output)
        #expect(
            terms.filter { $0["level"] == "pt" }.map { [$0["pt"], $0["events"], $0["subjects"]] } == [
                ["Itch", "1", "1"], ["Rash", "3", "2"],
            ])
        #expect(terms.allSatisfy { $0["n"] == "" && $0["percent"] == "" })
    }

    @Test("Both counts agree, rules of arms and of groups can be compared, and info says what there is")
    func verified() throws {
        #expect(try folder.soteria("verify", "r.soteria").ended(0).output.contains("verified"))
        let info = try folder.soteria("info", "r.soteria").ended(0).output
        #expect(info.contains("groups        as delivered: Flu, MMR, DTP, oral"))
        #expect(info.contains("denominators  none: \(reason)"))
        try folder.write(
            "arms.yaml",
            "name: by-arm\nversion: \"1\"\nwindow: {basis: all}\nrelated: {not_in: [], missing: counts}\npopulation: all\n"
        )
        let compared = try folder.soteria("rules", "compare", "r.soteria", "reports", "arms.yaml").ended(0).output
        #expect(compared.contains("arm: groups -> planned") && compared.contains("Events that move: 1"))
        #expect(!compared.contains("/"), "no cell has a denominator")
    }

    @Test("A group that the study does not declare is refused where it declares its groups")
    func declared() throws {
        let study = try folder.read("study.yaml")
        try folder.write("declared.yaml", study + "\ngroups: [Flu, MMR]\n")
        try folder.soteria("init", "d.soteria", "--study", "declared.yaml").ended(0)
        let files = ["subjects.csv", "groups.csv", "events.csv"]
        let run = try folder.soteria(["import", "d.soteria"] + files).ended(3)
        #expect(run.errors.contains("groups.csv:5:2 (group): undeclared_arm") && !run.errors.contains("DTP"))
        try folder.soteria(["import", "d.soteria", "--on-reject", "keep"] + files).ended(0)
        let table = try folder.soteria("table", "d.soteria", "teae-by-soc-pt", "--check", "--format", "csv").ended(0)
        let any = SimpleCSV.table(table.output).filter { $0["level"] == "any" }
        #expect(any.map { $0["subjects"] } == ["3", "1"], "the columns are the groups declared, in their order")
    }
}
