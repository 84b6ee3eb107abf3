import Importing
import Imports
import Safety
import Testing

@Suite("A column of dates in figures (synthetic)")
struct DayOrMonthFirstTests {
    private func read(_ dates: [String], pivot: String = "") throws -> Collected {
        let profile = try Profile(
            yaml: """
                profile: p
                title: t
                dates: [iso]
                \(pivot)
                tables:
                  events:
                    coding: by_llt_name
                    columns:
                      ID: {field: subject_id, required: true}
                      TERM: {field: llt_name, required: true}
                      DATE: {field: onset_date, dates: [d/m-or-m/d, iso]}
                """, file: "p.yaml")
        return try collect("ID,TERM,DATE\n" + dates.map { "1,Rash,\($0)\n" }.joined(), profile: profile)
    }

    @Test("is read with the day first when one of its values can only have it first")
    func dayFirst() throws {
        let read = try read(["03/04/2020", "", "13/04/2020", "2020-05", "1/2/2020"])
        #expect(read.rejects == [])
        #expect(
            read.events.map(\.onset?.earliest.iso) == ["2020-04-03", nil, "2020-04-13", "2020-05-01", "2020-02-01"])
        #expect(read.events.first?.onset?.written == "03/04/2020")
    }

    @Test("is read with the month first when one of its values can only have it first")
    func monthFirst() throws {
        let read = try read(["03/04/2020", "04/13/2020"])
        #expect(read.events.map(\.onset?.earliest.iso) == ["2020-03-04", "2020-04-13"])
    }

    @Test("is refused as a whole when nothing in it decides, and says what to do")
    func undecided() throws {
        let read = try read(["", "03/04/2020", "05/05/2020", "06/07/2020"])
        #expect(read.rejects.map(\.code) == [.ambiguousDate])
        let reject = try #require(read.rejects.first)
        #expect(reject.isWholeFile && reject.line == 3 && reject.column == 3 && reject.columnName == "DATE")
        #expect(reject.detail.contains("d/m/yyyy or m/d/yyyy"))
        #expect(read.events == [])
    }

    @Test("is refused as a whole when it has dates of both kinds, with a line of each")
    func mixed() throws {
        let read = try read(["13/04/2020", "03/04/2020", "04/13/2020"])
        #expect(read.rejects.map(\.code) == [.ambiguousDate])
        #expect(read.rejects.first?.detail.contains("line 2") == true)
        #expect(read.rejects.first?.detail.contains("line 4") == true)
    }

    @Test("needs no decision where its dates are the same either way")
    func sameEitherWay() throws {
        #expect(try read(["05/05/2020", "2020"]).events.map(\.onset?.earliest.iso) == ["2020-05-05", "2020-01-01"])
    }

    @Test("has years of two digits only where the profile states their pivot")
    func shortYears() throws {
        #expect(try read(["13/04/20"]).rejects.map(\.code) == [.unreadableDate])
        #expect(
            try read(["13/04/20", "1/2/31"], pivot: "pivot: 1930").events.map(\.onset?.earliest.iso) == [
                "2020-04-13", "1931-02-01",
            ])
    }

    @Test(
        "keeps numbers in identifiers and texts as they are",
        arguments: ["007", "1e5", "NaN", "0x10", "+5", "1.0", "٣"])
    func numbers(text: String) throws {
        let read = try collect("subject_id,event_seq\n\(text),\(text)\n")
        #expect(read.events.map(\.subject) == [text])
        #expect(read.events.map(\.sequence) == [text])
        #expect(try collect("subject_id,site\nS-1,\(text)\n").subjects.map(\.site) == [text])
    }
}
