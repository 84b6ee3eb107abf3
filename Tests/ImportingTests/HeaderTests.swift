import Importing
import Imports
import Safety
import Testing

@Suite("A header (synthetic)")
struct HeaderTests {
    private let own = [
        "subjects.csv": "subject_id,country\n001,KOR\n",
        "exposures.csv": "start_date,exposure_seq,subject_id\n2019-05-12,1,001\n",
        "dictionary.csv": "dictionary,version,soc_name,pt_name,primary\nD,1,Eye disorders,Dry eye,Y\n",
        "events.csv": "event_seq,onset_date,subject_id\n1,2019-05-17,001\n",
    ]

    @Test(
        "tells the table in any order of files and columns, and files are read subjects first",
        arguments: [
            ["subjects.csv", "exposures.csv", "dictionary.csv", "events.csv"],
            ["events.csv", "dictionary.csv", "exposures.csv", "subjects.csv"],
            ["dictionary.csv", "events.csv", "subjects.csv", "exposures.csv"],
        ])
    func anyOrder(names: [String]) throws {
        let folder = try DeliveryFolder(own)
        let delivery = try Delivery.open(
            paths: names.map { folder.path + "/" + $0 }, profile: Imports.profile(Imports.ownProfile))
        #expect(delivery.rejects == [])
        #expect(delivery.files.map(\.table) == [.subjects, .exposures, .dictionary, .events])
        #expect(delivery.files.map(\.source.name) == ["subjects.csv", "exposures.csv", "dictionary.csv", "events.csv"])
        #expect(delivery.files.map(\.position) == [0, 1, 2, 3])
        let read = try Collected(delivery)
        #expect(read.origins.map(\.file) == [0, 1, 2, 3])
    }

    @Test("of one table may stand in several files, read in the order given")
    func severalFiles() throws {
        let folder = try DeliveryFolder([
            "site2.csv": "subject_id\n201\n", "site1.csv": "subject_id\n101\n",
            "e.csv": "subject_id,event_seq\n101,1\n",
        ])
        let delivery = try Delivery.open(
            paths: folder.paths("e.csv", "site2.csv", "site1.csv"), profile: Imports.profile(Imports.ownProfile))
        #expect(delivery.files.map(\.source.name) == ["site2.csv", "site1.csv", "e.csv"])
        #expect(try Collected(delivery).subjects.map(\.subject) == ["201", "101"])
    }

    @Test("tells the digest and the size of its file")
    func digest() throws {
        let folder = try DeliveryFolder(["s.csv": "subject_id\n"])
        let delivery = try Delivery.open(paths: folder.paths("s.csv"), profile: Imports.profile(Imports.ownProfile))
        // printf 'subject_id\n' | sha256sum
        #expect(
            delivery.files.first?.source
                == SourceFile(
                    name: "s.csv", sha256: "41582bcc4fb2c582a9bc86872e1b17c4e6b8d2cc9b4d71b1916bfefdb0192eb2",
                    bytes: 11,
                    format: "delimited delimiter=2C quote=22"))
        #expect(delivery.totalBytes == 11)
    }

    @Test("of SDTM read without a profile leads to --profile sdtm")
    func otherProfile() throws {
        let error = #expect(throws: ImportingError.self) {
            try collect("STUDYID,DOMAIN,USUBJID,AESEQ,AETERM,AEDECOD,AESOC\nS1,AE,S1-1,1,X,X,Y\n", name: "ae.csv")
        }
        #expect(error?.description.contains("add --profile sdtm") == true)
        #expect(error?.description.contains("ae.csv") == true)
    }

    @Test("of SDTM read as ADaM leads to --profile sdtm")
    func notADaM() throws {
        let error = #expect(throws: ImportingError.self) {
            try collect("STUDYID,DOMAIN,USUBJID,ARM,DMDTC\nS1,DM,S1-1,Placebo,2014\n", profile: "adam")
        }
        #expect(error?.description.contains("add --profile sdtm") == true)
    }

    @Test("that lacks a required column of the right profile is a reject, not advice to take another profile")
    func missingColumn() throws {
        let read = try collect(
            "STUDYID,DOMAIN,USUBJID,AETERM,AEDECOD,AEBODSYS,AESTDTC\nS1,AE,S1-1,X,X,Y,2014\n", profile: "sdtm")
        let reject = try #require(read.rejects.first)
        #expect(reject.code == .missingColumn)
        #expect(reject.columnName == "AESEQ")
        #expect(reject.line == 1)
        #expect(reject.isWholeFile)
        #expect(reject.detail.contains("'AESEQ'"))
    }

    @Test("that lacks a column which others could replace names them all")
    func alternatives() throws {
        let read = try collect("DOMAIN,USUBJID,AESEQ,AETERM,AEDECOD\nAE,S1-1,1,X,X\n", profile: "sdtm")
        #expect(read.rejects.map(\.code) == [.missingColumn])
        #expect(read.rejects.first?.detail.contains("'AESOC' or 'AEBODSYS'") == true)
    }

    @Test("of events without their sequence is not taken for one of subjects")
    func notSubjects() throws {
        let read = try collect("subject_id,pt_name,soc_name,onset_date\n001,Dry eye,Eye disorders,2019\n")
        #expect(read.rejects.map(\.code) == [.missingColumn])
        #expect(read.rejects.map(\.columnName) == ["event_seq"])
    }

    @Test("with an unknown column is refused, with near names")
    func unknownColumn() throws {
        let read = try collect("subject_id,contry,event_sq_x\n001,KOR,1\n")
        #expect(read.rejects.map(\.code) == [.unknownColumn, .unknownColumn])
        #expect(read.rejects.map(\.column) == [2, 3])
        #expect(read.rejects.map(\.columnName) == ["contry", "event_sq_x"])
        #expect(!read.rejects.contains { !$0.isWholeFile })
        #expect(read.rejects.first?.detail.contains("Did you mean 'country'?") == true)
        #expect(read.rejects.last?.detail.contains("--ignore-unknown") == true)
    }

    @Test("with an unknown column is read on request, and the column is named")
    func ignoredColumn() throws {
        let folder = try DeliveryFolder(["s.csv": "subject_id,contry\n001,KOR\n"])
        let delivery = try Delivery.open(
            paths: folder.paths("s.csv"), profile: Imports.profile(Imports.ownProfile), ignoreUnknown: true)
        #expect(delivery.rejects == [])
        #expect(delivery.files.first?.ignoredColumns == ["contry"])
        #expect(try Collected(delivery).subjects.first?.country == nil)
    }

    @Test(
        "with a doubled or an empty name, or with no line at all, is refused",
        arguments: [
            ("subject_id,subject_id\n", RejectCode.duplicateHeader, 2),
            ("subject_id,,event_seq\n", .emptyHeader, 2),
            ("", .emptyFile, 1),
            ("subject_id,\"event_seq\n", .openQuote, 2),
        ])
    func damaged(text: String, code: RejectCode, column: Int) throws {
        let read = try collect(text)
        #expect(read.rejects.map(\.code) == [code])
        #expect(read.rejects.map(\.column) == [column])
        #expect(!read.rejects.contains { !$0.isWholeFile })
        #expect(read.origins.isEmpty)
    }

    @Test("may begin with a byte order mark")
    func byteOrderMark() throws {
        #expect(try collect("\u{FEFF}subject_id\n001\n").subjects.map(\.subject) == ["001"])
    }

    @Test("of another delimiter leads to --delimiter", arguments: [(";", "semicolon"), ("\t", "tab")])
    func hiddenDelimiter(delimiter: String, word: String) throws {
        let text = "subject_id\(delimiter)event_seq\n001\(delimiter)1\n"
        let error = #expect(throws: ImportingError.self) { try collect(text) }
        #expect(error?.description.contains("add --delimiter \(word)") == true)
        let folder = try DeliveryFolder(["e.csv": text])
        let delivery = try Delivery.open(
            paths: folder.paths("e.csv"), profile: Imports.profile(Imports.ownProfile),
            delimiter: DelimiterChoice.byte(of: word))
        #expect(try Collected(delivery).events.map(\.sequence) == ["1"])
    }

    @Test("that no profile knows is an error that shows what is required, and none of the file's text")
    func unknownHeader() throws {
        let error = #expect(throws: ImportingError.self) { try collect("Jane Doe,1954-01-01\nJohn Doe,1960-02-02\n") }
        let text = try #require(error).description
        #expect(text.contains("events: subject_id, event_seq"))
        #expect(!text.contains("Doe"))
    }

    @Test("given twice, by its name or in a folder, is an error")
    func unusablePaths() throws {
        let folder = try DeliveryFolder(["a.csv": "subject_id\n001\n", "b.csv": "subject_id\n001\n"])
        let profile = try Imports.profile(Imports.ownProfile)
        #expect(throws: ImportingError.repeatedFile(first: folder.path + "/a.csv", second: folder.path + "/b.csv")) {
            try Delivery.open(paths: folder.paths("a.csv", "b.csv"), profile: profile)
        }
        #expect(throws: ImportingError.repeatedFile(first: folder.path + "/a.csv", second: folder.path + "/b.csv")) {
            try Delivery.open(paths: [folder.path], profile: profile)
        }
        #expect(throws: ImportingError.notAFile(path: "/dev/null")) {
            try Delivery.open(paths: ["/dev/null"], profile: profile)
        }
        #expect(throws: ImportingError.noFiles) { try Delivery.open(paths: [], profile: profile) }
        let error = #expect(throws: ImportingError.self) {
            try Delivery.open(paths: folder.paths("none.csv"), profile: profile)
        }
        #expect(error?.description.contains("Cannot open") == true)
    }
}
