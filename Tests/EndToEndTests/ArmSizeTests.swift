import Foundation
import TestSupport
import Testing

/// Arms whose N is delivered apart from their participants, on a delivery small enough to be counted by hand (synthetic).
@Suite("Arms topped up to a delivered N")
struct ArmSizeTests {
    private let folder: PrivateFolder
    private static let events = """
        subjid,term,soc,serious,related,fatal,group
        1,Rash,10040785,0,1,0,A
        1,Rash,Skin and subcutaneous tissue disorders,1,0,0,A
        2,Rash,SKIN AND SUBCUTANEOUS TISSUE DISORDERS,0,0,1,A
        3,Itch,Eye disorders,0,FALSE,0,B

        """

    init() throws {
        folder = try PrivateFolder()
        try folder.write("events.csv", Self.events)
        try folder.soteria("init", "t.soteria", "--study", "eudract").ended(0)
    }

    private func deliver(_ arms: String, _ files: String..., to registry: String = "t.soteria") throws -> ProgramRun {
        try folder.write("arms.csv", "title,subjectsExposed,deathsAllCauses\n" + arms)
        return try folder.soteria(["import", registry, "--profile", "eudract", "arms.csv"] + files)
    }

    private func any(_ options: String...) throws -> [[Int]] {
        let run = try folder.soteria(["table", "t.soteria", "teae-by-soc-pt", "--check", "--format", "csv"] + options)
        return try run.ended(0).tidy.filter { $0.level == "any" }.map { [$0.events, $0.subjects, $0.n] }
    }

    @Test("Participants of whom no event is told are in N, are called unnamed, and stand in no listing")
    func unnamed() throws {
        try deliver("A,5,1\nB,2,\nC,1,0\n", "events.csv").ended(0)
        #expect(try any() == [[3, 2, 5], [1, 1, 2], [0, 0, 1], [4, 3, 8]])
        let page = try folder.soteria("table", "t.soteria", "overview").ended(0).output
        #expect(page.contains("Participants who are known by number only: 3 of 5 in A, 1 of 2 in B, 1 of 1 in C."))
        let one = try folder.soteria("table", "t.soteria", "overview", "--arm", "B").ended(0).output
        #expect(one.contains("number only: 1 of 2 in B."))
        let info = try folder.soteria("info", "t.soteria").ended(0).output
        #expect(info.contains("subjects      8, of whom 5 unnamed"))
        #expect(info.contains("A: N 5 as delivered, 3 of them known by number only, 1 death of any cause"))
        #expect(
            try folder.soteria("events", "t.soteria", "--all", "--format", "json").ended(0).json([EventResult].self)
                .count == 4)
        #expect(try folder.soteria("events", "t.soteria", "--subject", "unnamed").status != 0)
        #expect(try folder.soteria("verify", "t.soteria").ended(0).output.contains("verified"))
    }

    @Test("A SOC comes by its code or its name in any case, and is one; one that is neither is refused")
    func socs() throws {
        try deliver("A,5,1\nB,2,\n", "events.csv").ended(0)
        let rows = try folder.soteria("table", "t.soteria", "teae-by-soc-pt", "--format", "csv").ended(0).tidy
        #expect(rows.counts("soc", soc: "Skin and subcutaneous tissue disorders") == [3, 2])
        #expect(rows.counts("pt", soc: "Eye disorders", pt: "Itch") == [1, 1])
        try folder.write("other.csv", "subjid,term,soc,serious,related,fatal,group\n9,Rash,Skin,0,0,0,A\n")
        let run = try folder.soteria("import", "t.soteria", "--profile", "eudract", "other.csv").ended(3)
        #expect(run.errors.contains("other.csv:2:3 (soc): unknown_value"))
    }

    @Test("Serious and other events divide the events, not the participants who have both")
    func nonSerious() throws {
        try deliver("A,5,1\nB,2,\n", "events.csv").ended(0)
        #expect(try any("--serious") == [[1, 1, 5], [0, 0, 2], [1, 1, 7]])
        #expect(try any("--non-serious") == [[2, 2, 5], [1, 1, 2], [3, 3, 7]])
        #expect(try any("--non-serious", "--related") == [[1, 1, 5], [0, 0, 2], [1, 1, 7]])
        #expect(
            try folder.soteria("table", "t.soteria", "sae", "--serious", "--non-serious").ended(2).errors.contains(
                "exclude each other"))
        let events = try folder.soteria("events", "t.soteria", "--non-serious", "--format", "json").ended(0)
        #expect(try events.json([EventResult].self).count == 3)
    }

    @Test("Who is named by a later delivery takes an unnamed participant's place; one more than N is refused")
    func later() throws {
        try deliver("A,3,\nB,2,\n", "events.csv").ended(0)
        try folder.write("next.csv", "subjid,term,soc,serious,related,fatal,group\n7,Rash,10040785,0,0,0,A\n")
        try folder.soteria("import", "t.soteria", "--profile", "eudract", "next.csv").ended(0)
        #expect(try any() == [[4, 3, 3], [1, 1, 2], [5, 4, 5]])
        #expect(try folder.soteria("info", "t.soteria").ended(0).output.contains("A: N 3 as delivered, 0 of them"))
        try folder.write("full.csv", "subjid,term,soc,serious,related,fatal,group\n8,Rash,10040785,0,0,0,A\n")
        let run = try folder.soteria("import", "t.soteria", "--profile", "eudract", "full.csv").ended(3)
        #expect(run.errors.contains("more_than_at_risk: the arm A has 4 participants by name, more than its 3 at risk"))
        #expect(try folder.soteria("verify", "t.soteria").ended(0).output.contains("verified"))
    }

    @Test("An N below the participants of the delivery is refused with arm and numbers, at the row that states it")
    func tooMany() throws {
        let run = try deliver("A,1,\nB,2,\n", "events.csv").ended(3)
        #expect(run.errors.contains("arms.csv:2:2 (subjectsExposed): more_than_at_risk"))
        #expect(run.errors.contains("the arm A has 2 participants by name, more than its 1 at risk"))
        let deaths = try deliver("A,2,3\nB,2,\n", "events.csv").ended(3)
        #expect(deaths.errors.contains("arms.csv:2:3 (deathsAllCauses): more_than_at_risk"))
        for wrong in ["A,-1,\n", "A,two,\n", "A,2.5,\n", "A,,\n", ",2,\n"] {
            #expect(try deliver(wrong, "events.csv").ended(3).errors.contains("arms.csv:2:"))
        }
    }

    @Test("The same N again changes nothing, another one is a conflict, and a dry run stores nothing")
    func again() throws {
        try deliver("A,5,1\nB,2,\n", "events.csv").ended(0)
        try folder.write("again.csv", "title,subjectsExposed,deathsAllCauses\nB,2,\nA,5,1\n")
        let same = try folder.soteria("import", "t.soteria", "--profile", "eudract", "again.csv").ended(0)
        #expect(same.output.contains("0 stored + 2 unchanged"))
        try folder.write("more.csv", "title,subjectsExposed\nA,6\n")
        #expect(
            try folder.soteria("import", "t.soteria", "--profile", "eudract", "more.csv").ended(3).errors.contains(
                "conflict"))
        try folder.write("new.csv", "title,subjectsExposed\nC,6\n")
        try folder.soteria("import", "t.soteria", "--profile", "eudract", "new.csv", "--dry-run").ended(0)
        #expect(try any() == [[3, 2, 5], [1, 1, 2], [4, 3, 7]])
    }

    @Test("A person whom a source calls \"unnamed\" is a subject like any other")
    func calledUnnamed() throws {
        try folder.write("events.csv", Self.events.replacing("3,Itch", with: "unnamed,Itch"))
        // An identifier without a digit beside others that have one is a doubt of its own.
        try deliver("A,5,\nB,2,\n", "events.csv", "--accept", "label_row").ended(0)
        #expect(try any() == [[3, 2, 5], [1, 1, 2], [4, 3, 7]])
        let events = try folder.soteria("events", "t.soteria", "--subject", "unnamed", "--format", "json").ended(0)
        #expect(try events.json([EventResult].self).map(\.pt) == ["Itch"])
    }

    @Test("Arms declared by the study take an N too, and one that is not declared is refused")
    func declared() throws {
        try folder.write(
            "study.yaml", "name: s\nversion: \"1\"\ntitle: T\narms: [B, A]\npopulation: all\n\(SmallStudy.rules)")
        try folder.soteria("init", "d.soteria", "--study", "study.yaml").ended(0)
        try deliver("A,5,\nC,1,\n", "events.csv", to: "d.soteria").ended(3)
        try deliver("A,5,\n", "events.csv", to: "d.soteria").ended(0)
        let rows = try folder.soteria("table", "d.soteria", "teae-by-soc-pt", "--check", "--format", "csv").ended(0)
            .tidy
        #expect(rows.filter { $0.level == "any" }.map(\.arm) == ["B", "A", "Total"])
        #expect(rows.filter { $0.level == "any" }.map(\.n) == [1, 5, 6])
    }
}
