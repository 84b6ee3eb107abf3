import Assets
import Testing

@testable import lenzumestrocel_study

@Suite("Synthetic reconstruction")
struct SyntheticStudyTests {
    @Test("The generator writes the committed files of lenzumestrocel-pms, byte for byte")
    func generatorMakesTheCommittedFiles() throws {
        let files = try SyntheticStudy.files()
        #expect(files.map(\.name).sorted() == ["dictionary.csv", "events.csv", "exposures.csv", "subjects.csv"])
        for file in files {
            let committed = try #require(Assets.text("Imports/studies/lenzumestrocel-pms/\(file.name)"))
            #expect(committed == file.text, "\(file.name) differs")
        }
    }
}
