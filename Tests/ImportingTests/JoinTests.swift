import Importing
import Imports
import Safety
import Testing

@Suite("Events that are completed by other files of a delivery (synthetic)")
struct JoinTests {
    /// In the shape of quarterly reports: reactions, demographics, and as many outcome codes a report as there are.
    private func profile(_ join: String = "", several: String = "refuse") throws -> Profile {
        try Profile(
            yaml: """
                profile: reports
                title: Reports
                delimiter: $
                quote: none
                missing: {tokens: [NA]}
                dates: [yyyymmdd]
                values: {yes_no: {Y: true}}
                tables:
                  subjects:
                    columns:
                      primaryid: {field: subject_id, required: true}
                      age: {field: age, required: true}
                      event_dt: {field: attribute}
                  events:
                    coding: by_llt_name
                    join:
                      - known_by: [primaryid, outc_cod]
                        on: primaryid
                        presence: {outc_cod: [DE, HO]}
                        required: false
                      - known_by: [age]
                        on: primaryid
                        columns: {ONSET: event_dt}
                        several: \(several)
                        \(join)
                    columns:
                      primaryid: {field: subject_id, required: true}
                      pt: {field: llt_name, required: true}
                      outc_cod=DE: {field: death}
                      outc_cod=HO: {field: hospitalisation}
                      ONSET: {field: onset_date}
                """, file: "reports.yaml")
    }

    private let reactions = "primaryid$pt\n1$Nausea\n2$Rash\n1$Rash\n3$Rash\n"
    private let demographics = "primaryid$age$event_dt\n2$40$20200102\n1$50$NA\n3$9$20200203\n"

    @Test("get criteria of the codes that their report has, and a date of its only row")
    func joined() throws {
        let read = try collect(
            files: [
                "reac.txt": reactions, "demo.txt": demographics,
                "outc.txt": "primaryid$outc_cod\n1$HO\n2$DE\n1$DE\n9$HO\n",
            ],
            profile: profile())
        #expect(read.rejects == [])
        #expect(read.events.map(\.subject) == ["1", "2", "1", "3"])
        #expect(
            read.events.map(\.criteria) == [
                [.death, .hospitalisation], [.death], [.death, .hospitalisation], [],
            ])
        #expect(read.events.map(\.onset?.earliest.iso) == [nil, "2020-01-02", nil, "2020-02-03"])
        #expect(read.subjects.map(\.subject) == ["2", "1", "3"])
    }

    @Test("keep the place of their own row")
    func origins() throws {
        let folder = try DeliveryFolder(["reac.txt": reactions, "demo.txt": demographics])
        let delivery = try Delivery.open(paths: [folder.path], profile: profile())
        let file = try #require(delivery.files.first { $0.table == .events && !$0.isJoined })
        var rows = try RowStream(file)
        var lines: [String] = []
        while let outcome = try rows.next() {
            guard case .events(let batch) = outcome else { continue }
            for row in batch.rows {
                lines.append(String(decoding: try rows.rawRow(of: batch.origin(of: row)), as: UTF8.self))
            }
        }
        #expect(lines == ["1$Nausea", "2$Rash", "1$Rash", "3$Rash"])
    }

    @Test("count the joined files among the files of the delivery")
    func files() throws {
        let folder = try DeliveryFolder(["reac.txt": reactions, "demo.txt": demographics])
        let delivery = try Delivery.open(paths: [folder.path], profile: profile())
        #expect(delivery.files.map(\.source.name) == ["demo.txt", "reac.txt", "demo.txt"])
        #expect(delivery.files.map(\.table) == [.subjects, .events, .events])
        #expect(delivery.files.map(\.isJoined) == [false, false, true])
    }

    @Test("are refused without a file that must be there, with its columns and what to do")
    func missingFile() throws {
        let error = #expect(throws: ImportingError.self) {
            try collect(files: ["reac.txt": reactions], profile: profile())
        }
        #expect(error?.description.contains("age") == true)
        #expect(error?.description.contains("required: false") == true)
        let read = try collect(files: ["reac.txt": reactions], profile: profile("required: false"))
        #expect(read.events.count == 4 && read.rejects == [])
    }

    @Test("are refused with both lines where one row a key is expected and two say different things")
    func contradiction() throws {
        let read = try collect(
            files: ["reac.txt": reactions, "demo.txt": demographics + "2$40$20200102\n1$50$20200105\n"],
            profile: profile())
        // The repeated subjects are for the registry to judge.
        let own = read.rejects.filter { $0.code == .conflict }
        #expect(own.map(\.line) == [6, 2, 4])
        #expect(own.first?.detail.contains("line 3") == true)
        #expect(own.last.map { String(decoding: $0.row, as: UTF8.self) } == "1$Rash")
        #expect(read.events.map(\.subject) == ["2", "3"])
    }

    @Test("take what rows of one key say together, where the profile lets them complete one another")
    func merged() throws {
        let read = try collect(
            files: ["reac.txt": reactions, "demo.txt": demographics + "1$50$20200105\n1$50$\n"],
            profile: profile(several: "merge"))
        #expect(read.rejects == [])
        #expect(read.events.map(\.onset?.earliest.iso) == ["2020-01-05", "2020-01-02", "2020-01-05", "2020-02-03"])
    }

    @Test("are refused where a joined row has no key, another code than those listed, or damaged bytes")
    func damagedRows() throws {
        let read = try collect(
            files: [
                "reac.txt": reactions, "demo.txt": demographics, "outc.txt": "primaryid$outc_cod\n$HO\n2$XX\n1\n3$HO\n",
            ],
            profile: profile())
        #expect(read.rejects.map(\.code) == [.missingValue, .unknownValue, .fieldCount])
        #expect(read.rejects.map(\.line) == [2, 3, 4])
        #expect(read.events.last?.criteria == [.hospitalisation])
        #expect(!read.rejects.contains { $0.detail.contains("XX") })
    }

    @Test("say the name of a joined column, and no number, where its value cannot be read")
    func unreadableJoinedValue() throws {
        let read = try collect(
            files: ["reac.txt": reactions, "demo.txt": demographics.replacing("20200102", with: "soon")],
            profile: profile())
        let reject = try #require(read.rejects.first)
        #expect(reject.code == .unreadableDate && reject.line == 3)
        #expect(reject.column == nil && reject.columnName == "ONSET")
        #expect(String(decoding: reject.row, as: UTF8.self) == "2$Rash")
    }

    @Test("are completed from several files of a kind")
    func severalFiles() throws {
        let read = try collect(
            files: [
                "a_reac.txt": "primaryid$pt\n1$Nausea\n", "b_reac.txt": "primaryid$pt\n2$Rash\n",
                "a_demo.txt": "primaryid$age$event_dt\n1$50$20200101\n",
                "b_demo.txt": "primaryid$age$event_dt\n2$40$20200102\n",
            ], profile: profile())
        #expect(read.events.map(\.onset?.earliest.iso) == ["2020-01-01", "2020-01-02"])
    }

    @Test("leave a file that only completes others out where there are none, or refuse it when it was named")
    func lonelyFile() throws {
        let folder = try DeliveryFolder(["outc.txt": "primaryid$outc_cod\n1$HO\n"])
        let error = #expect(throws: ImportingError.self) {
            try Delivery.open(paths: folder.paths("outc.txt"), profile: profile())
        }
        #expect(error?.description.contains("completes events") == true)
        try folder.write(demographics, to: "demo.txt")
        let delivery = try Delivery.open(paths: [folder.path], profile: profile())
        #expect(delivery.passedOver.map(\.name) == ["outc.txt"])
    }

    @Test("keep a quoted NA of a joined file as text where only a bare one is missing")
    func quotedToken() throws {
        let profile = try Profile(
            yaml: """
                profile: p
                title: t
                missing: {tokens: [NA], only_unquoted: true}
                dates: [iso]
                tables:
                  events:
                    coding: by_llt_name
                    join: [{known_by: [WORDS], on: {ID: KEY}, columns: {SAID: WORDS}}]
                    columns: {ID: subject_id, TERM: {field: llt_name, required: true}, SAID: verbatim}
                    ignore: [NOTE]
                """, file: "p.yaml")
        let read = try collect(
            files: [
                "events.csv": "ID,NOTE,TERM\n1,,Rash\n2,,Rash\n3,\"a \"\"big\"\"\none\",\"Rash, red\"\n4,,Rash\n",
                "words.csv": "KEY,WORDS\n1,NA\n2,\"NA\"\n3,\"a \"\"b\"\", c\"\n",
            ], profile: profile)
        #expect(read.rejects == [])
        #expect(read.events.map(\.verbatim) == [nil, "NA", "a \"b\", c", nil])
        #expect(read.origins.map(\.line) == [2, 3, 4, 6])
    }

    @Test(
        "are declared strictly",
        arguments: [
            ("join: [{known_by: [A], on: A}]", "gives no columns"),
            ("join: [{known_by: [A], columns: [B]}]", "needs the key \"on\""),
            ("join: [{known_by: [A], on: A, columns: [B], colour: red}]", "is not a key of"),
            ("join: [{known_by: [A], on: A, columns: [C]}]", "not among its columns"),
            ("join: [{known_by: [A], on: A, columns: [B]}, {known_by: [A], on: A, columns: [B]}]", "twice"),
            ("join: [{known_by: [A], on: A, presence: {X: []}}]", "1 to 64 codes"),
            ("join: [{known_by: [A], on: A, columns: [B], several: guess}]", "is not a value of"),
            ("rows_from: {B: [X, Y], TERM: [Z]}", "equally many"),
            ("rows_from: {B: []}", "equally many"),
        ])
    func declaration(line: String, says: String) throws {
        let yaml = """
            profile: p
            title: t
            dates: [iso]
            tables:
              events:
                coding: by_llt_name
                \(line)
                columns: {ID: subject_id, TERM: llt_name, B: verbatim}
            """
        let error = try #require(throws: ImportsError.self) { try Profile(yaml: yaml, file: "p.yaml") }
        #expect(error.description.contains(says), "\(error)")
    }
}
