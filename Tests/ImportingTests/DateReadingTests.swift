import Importing
import Imports
import Safety
import Testing

@Suite("A date of a delivery")
struct DateReadingTests {
    private func read(_ text: String, _ formats: [String] = ["iso"]) -> ClinicalDate? {
        var text = text
        let parsed = formats.compactMap { DateFormat(name: $0) }
        return text.withUTF8 { DateReading.date($0, formats: parsed) }
    }

    @Test(
        "means the days between its earliest and its latest, and keeps what was written",
        arguments: [
            // ISO 8601, as SDTM writes it
            ("iso", "2019-05-17", "2019-05-17", "2019-05-17"),
            ("iso", "2019-05", "2019-05-01", "2019-05-31"),
            ("iso", "2019-02", "2019-02-01", "2019-02-28"),
            ("iso", "2020-02", "2020-02-01", "2020-02-29"),
            ("iso", "2019", "2019-01-01", "2019-12-31"),
            ("iso", "2003---15", "2003-01-15", "2003-12-15"),
            ("iso", "2014-07-02T11", "2014-07-02", "2014-07-02"),
            ("iso", "2014-07-02T11:45", "2014-07-02", "2014-07-02"),
            ("iso", "2014-07-02T11:45:30", "2014-07-02", "2014-07-02"),
            ("iso", "2014-07-02T11:45:30.25Z", "2014-07-02", "2014-07-02"),
            ("iso", "2014-07-02T11:45+09:00", "2014-07-02", "2014-07-02"),
            ("iso", "2000-02-29", "2000-02-29", "2000-02-29"),
            ("iso", "2003---15T10:30", "2003-01-15", "2003-12-15"),
            ("iso", "2003-12--", "2003-12-01", "2003-12-31"),
            ("iso", "2003----", "2003-01-01", "2003-12-31"),
            ("iso", "2003-12-15T-:15", "2003-12-15", "2003-12-15"),
            ("iso", "2003-12-15T13:-:17", "2003-12-15", "2003-12-15"),
            // SAS date9
            ("date9", "02JAN2014", "2014-01-02", "2014-01-02"),
            ("date9", "29feb2012", "2012-02-29", "2012-02-29"),
            ("date9", "UNJAN2014", "2014-01-01", "2014-01-31"),
            ("date9", "UNUNK2014", "2014-01-01", "2014-12-31"),
            // case report forms
            ("dd-mmm-yyyy", "02-Jan-2014", "2014-01-02", "2014-01-02"),
            ("dd-mmm-yyyy", "UN-JAN-2014", "2014-01-01", "2014-01-31"),
            ("dd-mmm-yyyy", "UNK-JAN-2014", "2014-01-01", "2014-01-31"),
            ("dd-mmm-yyyy", "UN-UNK-2014", "2014-01-01", "2014-12-31"),
            ("dd-mmm-yyyy", "15-UNK-2014", "2014-01-15", "2014-12-15"),
            ("d-mmm-yyyy", "2-Jan-2014", "2014-01-02", "2014-01-02"),
            ("d/m/yyyy", "31/1/2014", "2014-01-31", "2014-01-31"),
            ("yyyy.mm.dd", "2014.01.02", "2014-01-02", "2014-01-02"),
            ("yyyymmdd", "20140102", "2014-01-02", "2014-01-02"),
            ("mmm yyyy", "Feb 2014", "2014-02-01", "2014-02-28"),
        ])
    func readable(format: String, text: String, earliest: String, latest: String) throws {
        let date = try #require(read(text, [format]))
        #expect(date.earliest.iso == earliest)
        #expect(date.latest.iso == latest)
        #expect(date.written == text)
        #expect(date.isPartial == (earliest != latest))
    }

    @Test(
        "is refused when the calendar has no such day or the text is no date",
        arguments: [
            ("iso", "2019-02-29"), ("iso", "1900-02-29"), ("iso", "2019-13"), ("iso", "2019-00-01"),
            ("iso", "2019-04-31"), ("iso", "2019-1-2"), ("iso", "19-05-17"), ("iso", "2019-05-17 10:00"),
            ("iso", "2019-05-17T"), ("iso", "2019-05-17T24:00"), ("iso", "2019-05-17T10:60"),
            ("iso", "2019-05-17T10:00:00."), ("iso", "2019-05-17T10:00X"), ("iso", "2019-05T10:00"),
            ("iso", "43602"), ("iso", "20190517"), ("iso", "2019-"), ("iso", "2019-05-"), ("iso", "-----15"),
            ("iso", "２０１９-05-17"), ("iso", " 2019-05-17"), ("iso", "2019-05-17 "),
            ("date9", "31FEB2014"), ("date9", "2JAN2014"), ("date9", "02JAN14"), ("date9", "02-JAN-2014"),
            ("date9", "02JANU2014"), ("date9", "02JAN2014X"), ("date9", "02JANUNKN"),
            ("dd-mmm-yyyy", "30-FEB-2014"), ("dd-mmm-yyyy", "UN-UNK-UNK"), ("dd-mmm-yyyy", "02-Jän-2014"),
            ("dd-mmm-yyyy", "00-JAN-2014"), ("d/m/yyyy", "0/1/2014"), ("yyyymmdd", "20141301"),
        ])
    func unreadable(format: String, text: String) {
        #expect(read(text, [format]) == nil)
    }

    @Test("is read in the first of several formats that it fits")
    func several() throws {
        #expect(try #require(read("2014-01-02", ["iso", "date9"])).earliest.iso == "2014-01-02")
        #expect(try #require(read("02JAN2014", ["iso", "date9"])).earliest.iso == "2014-01-02")
        #expect(read("02/01/2014", ["iso", "date9"]) == nil)
    }

    @Test(
        "has a format of one year, one month and at most one day",
        arguments: ["dd", "yyyy", "yyyy-mm-mm", "dd-mm-yy", "q", ""])
    func unknownFormat(name: String) {
        #expect(DateFormat(name: name) == nil)
    }
}
