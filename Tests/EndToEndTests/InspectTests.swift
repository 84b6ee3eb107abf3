import Foundation
import TestSupport
import Testing

@Suite("soteria inspect")
struct InspectTests {
    private let folder: PrivateFolder

    init() throws { folder = try PrivateFolder() }

    /// What the JSON of one file says, as far as the tests ask.
    private struct Found: Decodable {
        let bytes: Int
        let passed_over: [Part]
        let tables: [Table]

        struct Part: Decodable { let part: String }
        struct Table: Decodable {
            let part: String
            let format: String
            let delimiters: [Delimiter]
            let likely_delimiter: String?
            let rows: Int
            let is_whole: Bool
            let unreadable_rows: Int
            let columns: [Column]
            let profiles: [Fit]
            let doubts: [String]
        }
        struct Delimiter: Decodable {
            let delimiter: String
            let records: Int
            let fields: Int
            let agreeing: Int
            let broken: Int
            let known: Int
            let ends_empty: Bool
        }
        struct Column: Decodable {
            let name: String
            let kinds: [String: Int]
            let missing_tokens: [String]
            let date_formats: [String]
            let is_ambiguous: Bool
            let longest: Int
            let different: Int
            let has_more: Bool
            let values: [Value]?
        }
        struct Value: Decodable, Equatable {
            let value: String
            let rows: Int
        }
        struct Fit: Decodable {
            let profile: String
            let table: String
            let fields: [String: String]
            let unknown: [String]
        }
    }

    private func inspect(_ arguments: String...) throws -> [Found] { try inspect(arguments) }

    private func inspect(_ arguments: [String]) throws -> [Found] {
        try folder.soteria(["inspect", "--format", "json"] + arguments).ended(0).json([Found].self)
    }

    private func table(_ text: String, _ arguments: String..., name: String = "file.txt") throws -> Found.Table {
        try folder.write(name, text)
        return try #require(try inspect([name] + arguments).first?.tables.first)
    }

    @Test(
        "The likely delimiter is the one that parts every record alike",
        arguments: [("comma", ","), ("tab", "\t"), ("semicolon", ";"), ("pipe", "|"), ("dollar", "$")])
    func delimiters(word: String, character: String) throws {
        let rows = [["ID", "TEXT", "NUMBER"], ["1", "\"a, b; c|d$\"", "1"], ["2", "x", "2"], ["3", "\"y\"", "3"]]
        let found = try table(rows.map { $0.joined(separator: character) + "\n" }.joined())
        #expect(found.likely_delimiter == word)
        let best = try #require(found.delimiters.first)
        #expect(
            best.delimiter == word && best.records == 4 && best.agreeing == 4 && best.fields == 3 && best.broken == 0)
        #expect(found.delimiters.count == 5)
        #expect(found.columns.map(\.name) == ["ID", "TEXT", "NUMBER"])
    }

    @Test("Lines that end with the delimiter and have no header, as in MedDRA's files, are told as such")
    func meddra() throws {
        let found = try table("10000001$Invented term$10000002$$\n10000003$Other term$10000004$$\n")
        #expect(found.likely_delimiter == "dollar")
        #expect(found.delimiters[0].ends_empty)
        #expect(
            found.doubts.contains { $0.contains("first line looks like data") || $0.contains("column without a name") })
    }

    @Test("The kinds of values of each column are counted, with formats of dates and words for missing values")
    func kinds() throws {
        let found = try table(
            """
            id,onset,end,grade,weight,note
            001,2020-01-05,05/01/2020,1,61.5,a
            002,2020-02,13/02/2020,2,NA,b
            003,,01/03/2020,,70,a

            """)
        let columns = Dictionary(uniqueKeysWithValues: found.columns.map { ($0.name, $0) })
        #expect(columns["id"]?.kinds == ["whole number": 3])
        #expect(columns["onset"]?.kinds == ["date": 2, "empty": 1] && columns["onset"]?.date_formats == ["iso"])
        #expect(columns["end"]?.date_formats == ["d/m/yyyy"] && columns["end"]?.is_ambiguous == false)
        #expect(columns["grade"]?.kinds == ["whole number": 2, "empty": 1])
        #expect(columns["weight"]?.kinds == ["number": 1, "whole number": 1, "missing token": 1])
        #expect(columns["weight"]?.missing_tokens == ["NA"])
        #expect(columns["note"]?.kinds == ["text": 3] && columns["note"]?.different == 2)
        #expect(found.rows == 3 && found.is_whole && found.unreadable_rows == 0)
    }

    @Test("Day and month that no value tells apart are a doubt")
    func ambiguous() throws {
        let found = try table("id,onset\n1,05/01/2020\n2,06/02/2020\n")
        #expect(found.columns[1].is_ambiguous && found.columns[1].date_formats == ["d/m/yyyy", "m/d/yyyy"])
        #expect(found.doubts.contains { $0.contains("onset") && $0.contains("d/m/yyyy and m/d/yyyy") })
    }

    @Test("The profiles that fit are named with the field of each column")
    func profiles() throws {
        let found = try table("STUDYID,DOMAIN,USUBJID,ARM,SEX,SHOE\nS,DM,CANARY,A,F,43\n")
        let fit = try #require(found.profiles.first)
        #expect(fit.profile == "sdtm" && fit.table == "subjects")
        #expect(fit.fields["USUBJID"] == "subject_id" && fit.fields["ARM"] == "planned_arm")
        #expect(fit.unknown == ["SHOE"])
        let text = try folder.soteria("inspect", "file.txt").ended(0).output
        #expect(text.contains("read as subjects by profile sdtm:") && text.contains("USUBJID -> subject_id"))
    }

    @Test("--values shows values; without it none of the file is shown")
    func values() throws {
        let text = "id,note\nCANARY-1,CANARY\nCANARY-2,CANARY\n"
        #expect(try table(text).columns[1].values == nil)
        #expect(try !folder.soteria("inspect", "file.txt").ended(0).output.contains("CANARY"))
        #expect(try table(text, "--values").columns[1].values == [Found.Value(value: "CANARY", rows: 2)])
        #expect(try folder.soteria("inspect", "file.txt", "--values").ended(0).output.contains("note: CANARY (2)"))
    }

    @Test("--rows, --delimiter, --encoding and --profile decide how the file is looked at")
    func options() throws {
        #expect(try table("id\n1\n2\n3\n", "--rows", "2").rows == 2)
        #expect(try !table("id\n1\n2\n3\n", "--rows", "2").is_whole)
        #expect(try table("id;a,b\n1;2\n", "--delimiter", "comma").columns.count == 2)
        #expect(try table("id;a,b\n1;2,\n", "--delimiter", "semicolon").columns.map(\.name) == ["id", "a,b"])
        try folder.write("k.csv", Array("id\n".utf8) + [0xC8, 0xAF, 0xC0, 0xDA, 0x0A])
        let undeclared = try #require(try inspect("k.csv").first?.tables.first)
        #expect(undeclared.doubts.contains { $0.contains("add --encoding CP949") })
        let declared = try #require(try inspect("k.csv", "--encoding", "CP949").first?.tables.first)
        #expect(declared.format.contains("encoding=CP949") && declared.columns[0].longest == 2)
        try folder.write(
            "p.yaml",
            "profile: own\ntitle: t\ndelimiter: '^'\ndates: [iso]\ntables: {subjects: {columns: {id: subject_id}}}")
        #expect(try table("id^x\n1^2\n", "--profile", "p.yaml").profiles.map(\.profile) == ["own"])
        try folder.soteria("inspect", "file.txt", "--rows", "0").ended(2)
        try folder.soteria("inspect", "file.txt", "--encoding", "none-such").ended(2)
        try folder.soteria("inspect").ended(2)
        try folder.soteria("inspect", "nothing.csv").ended(5)
    }

    @Test("Each member of an archive is a table of its own, and -o writes to a file")
    func archive() throws {
        try folder.write(
            "d.zip", ZipFile([.init("a.csv", "x,y\n1,2\n"), .init("b.txt", "x;y\n1;2\n"), .init("c.pdf", [0])]).bytes)
        let found = try #require(try inspect("d.zip").first)
        #expect(found.tables.map(\.part) == ["a.csv", "b.txt"])
        #expect(found.tables.map(\.likely_delimiter) == ["comma", "semicolon"])
        #expect(found.passed_over.map(\.part) == ["c.pdf"])
        let run = try folder.soteria("inspect", "d.zip", "-o", "d.txt").ended(0)
        #expect(run.output.isEmpty)
        #expect(try folder.read("d.txt").contains("separated by semicolon"))
    }

    @Test("Names of columns cannot steer the terminal")
    func controlCharacters() throws {
        try folder.write("odd.csv", "\u{1B}[31m,b\u{202E}\n1,2\n")
        for command in [["inspect", "odd.csv"], ["profile", "suggest", "odd.csv"]] {
            let run = try folder.soteria(command).ended(0)
            #expect(!(run.output + run.errors).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(run)")
        }
    }
}
