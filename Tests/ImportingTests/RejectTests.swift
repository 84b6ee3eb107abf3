import Imports
import Safety
import Testing

@testable import Importing

@Suite("A row that is refused (synthetic)")
struct RejectTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var header: String
        var row: String
        var code: RejectCode
        var column: Int?
        var name: String?
        var testDescription: String { "\(code.rawValue) in \(name ?? "the row")" }
    }

    @Test(
        "says its reason code, line, column and column name, and keeps its bytes",
        arguments: [
            Case(header: "subject_id,event_seq", row: ",1", code: .missingValue, column: 1, name: "subject_id"),
            Case(header: "subject_id,event_seq", row: "  ,1", code: .missingValue, column: 1, name: "subject_id"),
            Case(header: "subject_id,event_seq", row: "001,", code: .missingValue, column: 2, name: "event_seq"),
            Case(
                header: "subject_id,event_seq,onset_date", row: "001,1,2019-02-29", code: .unreadableDate, column: 3,
                name: "onset_date"),
            Case(
                header: "subject_id,event_seq,grade", row: "001,1,6", code: .unknownValue, column: 3, name: "grade"),
            Case(
                header: "subject_id,event_seq,grade", row: "001,1,0", code: .unknownValue, column: 3, name: "grade"),
            Case(
                header: "subject_id,event_seq,grade", row: "001,1,99999999999999999999", code: .unknownValue,
                column: 3, name: "grade"),
            Case(
                header: "subject_id,event_seq,grade", row: "001,1,high", code: .unreadableNumber, column: 3,
                name: "grade"),
            Case(
                header: "subject_id,event_seq,grade", row: "001,1,2.5", code: .unreadableNumber, column: 3,
                name: "grade"),
            Case(
                header: "subject_id,event_seq,serious", row: "001,1,perhaps", code: .unknownValue, column: 3,
                name: "serious"),
            Case(
                header: "subject_id,event_seq,severity", row: "001,1,mild ", code: .unknownValue, column: 3,
                name: "severity"),
            Case(
                header: "subject_id,event_seq,outcome", row: "001,1,gone", code: .unknownValue, column: 3,
                name: "outcome"),
            Case(
                header: "subject_id,event_seq,end_date,onset_date", row: "001,1,2019-04,2019-05-01",
                code: .endBeforeStart, column: 3, name: "end_date"),
            Case(
                header: "subject_id,exposure_seq,start_date,end_date", row: "001,1,2019-05,2018", code: .endBeforeStart,
                column: 4, name: "end_date"),
            Case(
                header: "subject_id,age,country", row: "001,sixty,KOR", code: .unreadableNumber, column: 2, name: "age"),
            Case(header: "subject_id,sex", row: "001,W", code: .unknownValue, column: 2, name: "sex"),
            Case(header: "subject_id,flag.SAF", row: "001,?", code: .unknownValue, column: 2, name: "flag.SAF"),
            Case(
                header: "dictionary,version,soc_name,pt_name,primary", row: "D,1,Eye disorders,Dry eye,",
                code: .missingValue, column: 5, name: "primary"),
            Case(
                header: "dictionary,version,soc_name,pt_name,primary", row: "D,1,Eye disorders,Dry eye,maybe",
                code: .unknownValue, column: 5, name: "primary"),
            Case(
                header: "dictionary,version,soc_name,pt_name,primary", row: "D,1,,Dry eye,Y", code: .missingValue,
                column: 3, name: "soc_name"),
            Case(
                header: "subject_id,event_seq,verbatim", row: "001,1,a\"b", code: .bareQuote, column: 3,
                name: "verbatim"),
            Case(
                header: "subject_id,event_seq,verbatim", row: "001,1,\"a\"b", code: .textAfterQuote, column: 3,
                name: "verbatim"),
            Case(header: "subject_id,event_seq,verbatim", row: "001,1", code: .fieldCount, column: 3, name: "verbatim"),
            Case(header: "subject_id,event_seq", row: "001,1,x", code: .fieldCount, column: 3, name: nil),
            Case(header: "subject_id,event_seq", row: "001,1\0", code: .nulByte, column: 2, name: "event_seq"),
        ])
    func row(_ item: Case) throws {
        // A good row before and after shows that the position is not just the first or the last.
        let good = item.header.split(separator: ",").map { name in
            switch name {
            case "primary": "Y"
            case "serious", "flag.SAF": "N"
            case "end_date", "onset_date", "start_date", "grade", "severity", "outcome", "age", "sex": ""
            default: "a"
            }
        }.joined(separator: ",")
        let read = try collect("\(item.header)\n\(good)\n\(item.row)\n\(good)\n")
        #expect(read.rejects.count == 1)
        #expect(read.origins.count == 2)
        let reject = try #require(read.rejects.first)
        #expect(reject.code == item.code)
        #expect(reject.file == 0)
        #expect(reject.line == 3)
        #expect(reject.column == item.column)
        #expect(reject.columnName == item.name)
        #expect(reject.byteOffset == item.header.utf8.count + good.utf8.count + 2)
        #expect(reject.row == Array(item.row.utf8))
        #expect(!reject.isWholeFile)
    }

    @Test("is refused once, for the leftmost problem; the others are named beside it")
    func several() throws {
        let read = try collect("subject_id,event_seq,severity,onset_date\n001,1,awful,soon\n")
        #expect(read.rejects.count == 1)
        let reject = try #require(read.rejects.first)
        #expect(reject.code == .unknownValue)
        #expect(reject.columnName == "severity")
        #expect(reject.detail.contains("column 4, onset_date: expected a date"))
    }

    @Test("never shows a value of the row in its reason")
    func noValues() throws {
        let read = try collect(
            "subject_id,event_seq,severity,onset_date,grade,age_x\nSECRETID,SECRETSEQ,SECRETSEV,SECRETDAY,SECRETGRADE,\n",
            ignoreUnknown: true)
        let detail = try #require(read.rejects.first).detail
        #expect(!detail.contains("SECRET"))
        #expect(detail.contains("text of 9 characters"))
    }

    @Test("stands on the line of the field, also behind a quoted line end")
    func quotedLineEnd() throws {
        let read = try collect("subject_id,event_seq,verbatim,grade\n001,1,\"a\r\nb\nc\",9\n002,1,,9\n")
        #expect(read.rejects.map(\.line) == [4, 5])
        #expect(read.rejects.map(\.byteOffset) == [36, 36 + 17])
    }

    @Test("is not refused when the dates leave room: an end in the month of the onset")
    func possibleOrder() throws {
        let read = try collect(
            "subject_id,event_seq,onset_date,end_date\n001,1,2019-05-17,2019-05\n001,2,2019-05,2019\n")
        #expect(read.rejects == [])
        #expect(read.events.count == 2)
    }

    @Test("is a reject of the whole file when a quote is still open at its end")
    func openQuote() throws {
        let read = try collect("subject_id,event_seq,verbatim\n001,1,x\n001,2,\"x\n001,3,y\n")
        #expect(read.events.count == 1)
        let reject = try #require(read.rejects.first)
        #expect(read.rejects.count == 1)
        #expect(reject.code == .openQuote)
        #expect(reject.isWholeFile)
        #expect(reject.line == 3)
        #expect(reject.column == 3)
        #expect(reject.columnName == "verbatim")
        #expect(reject.row == [])
    }

    @Test("has a reason code for every problem of the reader", arguments: RecordProblem.Code.allCases)
    func readerCodes(code: RecordProblem.Code) throws {
        let bytes = try #require(RejectCode(rawValue: code.rawValue))
        let reject = Reject(
            RecordProblem(code: code, line: 1, column: 1, byteOffset: 0), file: 0, names: ["a"])
        #expect(reject.code == bytes)
    }
}
