import Importing
import Imports
import Safety
import Testing

@Suite("A source without a file of subjects (synthetic)")
struct SubjectsOfEventsTests {
    private func profile(distinct: Bool = true) throws -> Profile {
        try Profile(
            yaml: """
                profile: p
                title: Events that name their subjects
                dates: [iso]
                tables:
                  subjects:
                    from: events
                    \(distinct ? "distinct: true" : "about: every row is a subject")
                    columns:
                      subjid: {field: subject_id, required: true}
                      group: {field: planned_arm, required: true}
                      clinic: site
                  events:
                    coding: by_source
                    constants: {dictionary: D, version: "1", language: English}
                    columns:
                      subjid: {field: subject_id, required: true}
                      term: {field: pt_name, required: true}
                      soc: {field: soc_name, required: true}
                """, file: "p.yaml")
    }

    @Test("gives each subject once, of the first row that names it, and every event")
    func once() throws {
        let read = try collect(
            """
            soc,term,subjid,group
            Skin,Rash,7,A
            Skin,Itch,7,A
            Skin,Rash,07,B
            Skin,Itch,7,A

            """, profile: profile())
        #expect(read.rejects == [])
        #expect(read.subjects.map(\.subject) == ["7", "07"])
        #expect(read.subjects.map(\.plannedArm) == ["A", "B"])
        #expect(read.ignored.map(\.line) == [3, 5])
        #expect(read.events.map(\.subject) == ["7", "7", "07", "7"])
        #expect(read.events.map(\.sequence) == ["1", "2", "3", "4"])
    }

    @Test("is refused where two rows say different things of one subject, with both lines")
    func contradiction() throws {
        let read = try collect(
            "soc,term,subjid,group,clinic\nSkin,Rash,7,A,X\nSkin,Itch,8,A,X\nSkin,Itch,7,B,X\n", profile: profile())
        #expect(read.subjects.map(\.subject) == ["7", "8"])
        #expect(read.rejects.map(\.code) == [.conflict])
        #expect(read.rejects.map(\.line) == [4])
        #expect(read.rejects.first?.columnName == "subjid")
        #expect(read.rejects.first?.detail.contains("line 2") == true)
        #expect(read.events.count == 3)
    }

    @Test("knows the columns of either table, and says once what neither knows")
    func unknownColumns() throws {
        let read = try collect(
            "soc,term,subjid,group,clinic,colour\nSkin,Rash,7,A,X,red\n", profile: profile())
        #expect(read.rejects.map(\.code) == [.unknownColumn])
        #expect(read.rejects.first?.columnName == "colour")
        #expect(
            try collect("soc,term,subjid\nSkin,Rash,7\n", profile: profile()).rejects.map(\.code) == [.missingColumn])
    }

    @Test("gives a subject of every row where the profile does not say that rows repeat them")
    func everyRow() throws {
        let read = try collect(
            "soc,term,subjid,group\nSkin,Rash,7,A\nSkin,Itch,7,A\n", profile: profile(distinct: false))
        #expect(read.subjects.map(\.subject) == ["7", "7"])
    }

    @Test(
        "is declared by a table that another one has files for",
        arguments: [
            ("from: events", "events"), ("from: subjects", "no value"), ("from: dictionary", "no files of its own"),
        ])
    func declaration(line: String, problem: String) throws {
        let yaml = """
            profile: p
            title: t
            dates: [iso]
            tables:
              subjects: {\(line), columns: {A: subject_id}}
              events:
                coding: by_llt_name
                columns: {A: subject_id, B: llt_name}
            """
        if problem == "events" {
            #expect(try Profile(yaml: yaml, file: "p.yaml").tables.first?.source == .events)
        } else {
            #expect(throws: ImportsError.self) { try Profile(yaml: yaml, file: "p.yaml") }
        }
    }
}
