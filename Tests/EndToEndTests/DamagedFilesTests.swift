import Foundation
import TestSupport
import Testing

/// The files of Tests/Fixtures/zoo: each is small, damaged in one way, and has one line in expected.csv that says what
/// must become of it.
@Suite("A file of the zoo (synthetic)")
struct DamagedFilesTests {
    struct Specimen: Sendable, CustomTestStringConvertible {
        let file: String
        let options: [String]
        /// The reason code; "-" when the file is read, "unrecognised_header" when no table knows it, "not_read" when it is of no
        /// format that is read, or not one file as its first bytes promise.
        let code: String
        /// The line and the column of the reason, each empty when it has none.
        let place: [String]

        var testDescription: String { file }
        var name: String { file.split(separator: "/").last.map(String.init) ?? file }
        var path: String { Self.folder.appendingPathComponent(file).path }

        static let folder = ReferenceData.repository.appendingPathComponent("Tests/Fixtures/zoo")
        static let all: [Specimen] = {
            let rows = (try? SimpleCSV.table(at: folder.appendingPathComponent("expected.csv"))) ?? []
            return rows.map { row in
                Specimen(
                    file: row["file"] ?? "", options: (row["options"] ?? "").split(separator: " ").map(String.init),
                    code: row["code"] ?? "", place: [row["line"] ?? "", row["column"] ?? ""])
            }
        }()
        static func named(_ file: String) -> Specimen? { all.first { $0.file == file } }
    }

    /// The registry that every file is offered to: seven subjects, a dictionary of two terms.
    private static let base: Result<PrivateFolder, any Error> = Result {
        let folder = try PrivateFolder()
        try folder.write(
            "study.yaml",
            """
            name: zoo
            version: 1
            title: Damaged files
            study_id: ZOO
            arms: [Active, Placebo]
            dictionary: {name: Zoo, version: 1}
            \(SmallStudy.rules)
            """)
        try folder.write(
            "subjects.csv",
            "subject_id,planned_arm\n" + (1...5).map { "S-00\($0),Active\n" }.joined() + "007,Placebo\n100000,Placebo\n"
        )
        try folder.write(
            "dictionary.csv",
            """
            dictionary,version,language,soc_code,soc_name,pt_code,pt_name,llt_code,llt_name,primary
            Zoo,1,English,S1,Nervous system disorders,P1,Example term A,L1,Example A,Y
            Zoo,1,English,S1,Nervous system disorders,P2,Example term C,L2,Example C,Y

            """)
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        try folder.soteria("import", "study.soteria", "subjects.csv", "dictionary.csv").ended(0)
        return folder
    }

    private func registry() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try FileManager.default.copyItem(
            atPath: Self.base.get().file("study.soteria"), toPath: folder.file("study.soteria"))
        return folder
    }

    private func offer(_ specimen: Specimen, to folder: PrivateFolder, _ further: String...) throws -> ProgramRun {
        try folder.soteria(["import", "study.soteria", specimen.path] + specimen.options + further)
    }

    private static let events = """
        SELECT s.identifier, e.sequence, e.verbatim, soc.name, pt.name, e.onset_earliest, e.end_earliest, e.severity,
            e.serious, e.assessment_list_id
        FROM event AS e
        JOIN subject AS s ON s.id = e.subject_id
        JOIN coding AS c ON c.id = e.coding_id
        JOIN path AS p ON p.id = c.path_id
        JOIN term AS soc ON soc.id = p.soc_id
        JOIN term AS pt ON pt.id = p.pt_id
        ORDER BY s.identifier, e.sequence
        """

    @Test("There are at least 150, and each file of the folder is told of once")
    func complete() throws {
        #expect(Specimen.all.count >= 150)
        let told = Specimen.all.map(\.file)
        #expect(Set(told).count == told.count)
        let names = FileManager.default.enumerator(atPath: Specimen.folder.path)?.compactMap { $0 as? String } ?? []
        let files = names.filter { $0.contains("/") }
        #expect(Set(files) == Set(told))
    }

    @Test(
        "that is damaged is refused with its reason, line and column, and nothing is stored",
        arguments: Specimen.all.filter { $0.code != "-" })
    func refused(_ specimen: Specimen) throws {
        let folder = try registry()
        let before = try StoredRows(of: folder.file("study.soteria"))
        let run = try offer(specimen, to: folder).ended(3)
        if specimen.code == "unrecognised_header" {
            #expect(run.errors.contains("The header of \(specimen.name)"), "\(run)")
            #expect(run.errors.contains("fits no table of the profile"), "\(run)")
        } else if specimen.code == "not_read" {
            #expect(run.errors.contains(specimen.name), "\(run)")
            #expect(run.errors.contains("is not read") || run.errors.contains("Nothing of it was read"), "\(run)")
        } else {
            let name = NSRegularExpression.escapedPattern(for: specimen.name)
            let pattern = try Regex(name + #"(?:/[^:]*)?:(\d+)(?::(\d+))?(?: \([^)]*\))?: (\w+):"#)
            let first = try #require(run.errors.firstMatch(of: pattern), "\(run)")
            let found = (1...3).map { first[$0].substring.map(String.init) ?? "" }
            #expect(found == specimen.place + [specimen.code], "\(run)")
        }
        #expect(try StoredRows(of: folder.file("study.soteria")) == before)
    }

    @Test(
        "that is written in another way gives the same rows as the clean one",
        arguments: Specimen.all.filter { $0.code == "-" })
    func read(_ specimen: Specimen) throws {
        let folder = try registry()
        try offer(specimen, to: folder).ended(0)
        let rows = try StoredRows.query(folder.file("study.soteria"), Self.events)
        let term = ["term as reported", "Nervous system disorders"]
        let rest = ["18266", "18268", "1", "0", "1"]
        #expect(
            rows == [
                ["S-001", "1"] + term + ["Example term A"] + rest, ["S-002", "1"] + term + ["Example term A"] + rest,
                ["S-003", "1"] + term + ["Example term B"] + rest,
            ])
        try folder.soteria("verify", "study.soteria").ended(0)
    }

    @Test(
        "that is only doubtful is stored when the doubt is accepted, and the run says so",
        arguments: [
            ("blank_around", "terms/blank_behind_pt.csv"), ("invisible_character", "terms/no_break_space_in_soc.csv"),
            ("mixed_script", "terms/homoglyph_in_soc.csv"), ("lost_character", "bytes/replacement_character.csv"),
            ("possibly_truncated", "terms/cut_at_255.csv"), ("value_as_term", "terms/number_as_verbatim.csv"),
            ("unknown_soc", "terms/soc_not_agreed.csv"),
            ("repeated_header", "subjects/repeated_header_among_words.csv"),
            ("label_row", "subjects/label_row.csv"), ("constant_subject", "keys/constant_subject.csv"),
        ])
    func accepted(_ doubt: String, _ file: String) throws {
        let specimen = try #require(Specimen.named(file))
        #expect(specimen.code == doubt)
        let folder = try registry()
        try offer(specimen, to: folder, "--accept", doubt).ended(0)
        let runs = try StoredRows.query(folder.file("study.soteria"), "SELECT accepted FROM import_run ORDER BY id")
        #expect(runs == [["[]"], ["[\"\(doubt)\"]"]])
        let other = doubt == "label_row" ? "value_as_term" : "label_row"
        try offer(specimen, to: try registry(), "--accept", other).ended(3)
    }

    @Test("that is doubtful is stored when its profile accepts the doubt")
    func acceptedByProfile() throws {
        let folder = try registry()
        let own = try folder.soteria("profile", "show", "soteria").ended(0).output
        try folder.write("mine.yaml", own.replacing("dates: [iso]", with: "dates: [iso]\naccept: [value_as_term]"))
        let specimen = try #require(Specimen.named("terms/number_as_verbatim.csv"))
        try offer(specimen, to: folder, "--profile", "mine.yaml").ended(0)
        try folder.write("mine.yaml", own.replacing("dates: [iso]", with: "dates: [iso]\naccept: [value_as_terms]"))
        let refused = try offer(specimen, to: try registry(), "--profile", folder.file("mine.yaml")).ended(3)
        #expect(refused.errors.contains("Did you mean \"value_as_term\"?") || refused.errors.contains("value_as_term"))
    }

    @Test("Only a doubt can be accepted: a conflict cannot")
    func notADoubt() throws {
        let specimen = try #require(Specimen.named("subjects/twice_other_site.csv"))
        let run = try offer(specimen, to: try registry(), "--accept", "conflict").ended(2)
        #expect(run.errors.contains("--accept takes blank_around"))
    }
}
