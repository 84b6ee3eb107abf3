import Imports
import Safety
import Testing

@Suite("What a profile says of blanks in a correction")
struct BlankPolicyTests {
    private func profile(_ line: String) throws(ImportsError) -> Profile {
        try Profile(
            yaml: """
                profile: p
                title: t
                \(line)
                dates: [iso]
                tables:
                  subjects:
                    columns: {PATIENT: {field: subject_id, required: true}}
                """, file: "p.yaml")
    }

    @Test("It is one of three words; without the key a blank clears", arguments: BlankPolicy.allCases)
    func words(policy: BlankPolicy) throws {
        #expect(try profile("blank: \(policy.rawValue)").blanks == policy)
        #expect(try profile("trim: false").blanks == .clear)
    }

    @Test("Another word is refused with its line and the near one")
    func misspelt() throws {
        let error = #expect(throws: ImportsError.self) { try profile("blank: unchange") }
        #expect(error?.line == 3 && error?.problem.contains("Did you mean \"unchanged\"?") == true)
    }

    @Test("The shipped profiles of whole data sets say it", arguments: ["soteria", "sdtm", "adam"])
    func shipped(name: String) throws {
        #expect(try Imports.profile(name).text.contains("\nblank: clear\n"))
    }
}
