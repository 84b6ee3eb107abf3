import Assets
import Safety
import Testing

@testable import Imports

@Suite("Names of columns")
struct ColumnNamesTests {
    private let names = ColumnNames()

    @Test("The vocabulary names fields only, and no name twice under one of them")
    func vocabulary() throws {
        let path = "Imports/vocabularies/column-names.yaml"
        let fields = try ColumnNames.fields(text: try #require(Assets.text(path)), fileName: path)
        #expect(fields.count > 40)
        for (field, names) in fields {
            let joined = names.map { ColumnNames.words(of: $0).joined() }
            #expect(Set(joined).count == joined.count, "\(field.rawValue) has a name twice")
        }
    }

    @Test(
        "A name is known in any case and with any separator",
        arguments: ["Subject ID", "subject_id", "SubjectID", "SUBJECT-ID", "Patient", "USUBJID", "환자번호"])
    func subject(name: String) {
        #expect(names.suggestions(name, in: .events).map(\.field) == [.subjectID])
        #expect(names.suggestions(name, in: .events).map(\.isExact) == [true])
    }

    @Test("The table decides what a name means")
    func table() {
        #expect(names.suggestions("Start Date", in: .events).map(\.field) == [.onsetDate])
        #expect(names.suggestions("Start Date", in: .exposures).map(\.field) == [.startDate])
        #expect(names.suggestions("Start Date", in: .dictionary).isEmpty)
    }

    @Test("Words of a longer name are a possible match, the longest known name first")
    func partial() {
        let found = names.suggestions("Date of onset of the event (site)", in: .events)
        #expect(found.map(\.field) == [.onsetDate] && found.map(\.isExact) == [false])
        #expect(names.suggestions("Shoe size", in: .events).isEmpty)
    }
}
