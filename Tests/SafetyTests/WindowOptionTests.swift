import Safety
import Testing

@Suite("A window given on the command line")
struct WindowOptionTests {
    @Test(
        "Each form is read",
        arguments: [
            ("all", WindowOption.all), ("anniversary", .anniversary), ("emergent", .emergentFlag),
            ("any-dose", .anyDose(last: nil)), ("any-dose:30", .anyDose(last: 30)), ("30", .days(first: 0, last: 30)),
            ("0", .days(first: 0, last: 0)), ("1..30", .days(first: 1, last: 30)),
            ("-7..30", .days(first: -7, last: 30)),
        ])
    func forms(text: String, option: WindowOption) throws { #expect(try WindowOption(text) == option) }

    @Test(
        "Anything else is refused with the forms that exist",
        arguments: [
            "", "alle", "ALL", "anydose", "any-dose:", "any-dose:-1", "30d", "-1", "1..", "..5", "1..2..3", "1 .. 3",
            "3.5", "99999999999999999999", "36526",
        ])
    func refused(text: String) {
        let error = #expect(throws: SafetyError.self) { try WindowOption(text) }
        #expect(error?.description.contains("write all, anniversary") == true)
    }

    @Test("A window that ends before it begins is refused")
    func backwards() {
        #expect(throws: SafetyError.self) { try WindowOption("30..0") }
    }

    private var rules: RuleSet {
        var rules = RuleSet(name: "rules", version: "1", text: "")
        rules.window.date = .report
        rules.window.partialDate = .certainOnly
        rules.window.missingDate = .excluded
        rules.naturalProgression = .excluded
        rules.duplicates = .excludeExact
        return rules
    }

    @Test("All switches off the window and nothing else")
    func all() throws {
        var expected = rules
        expected.window = WindowRule()
        expected.window.basis = .all
        expected.window.date = .report
        #expect(try rules.overriding(window: .all) == expected)
    }

    @Test("Another number of days keeps how partial and missing dates are judged")
    func days() throws {
        var expected = rules
        expected.window.basis = .days(first: 0, last: 30)
        #expect(try rules.overriding(window: WindowOption("30")) == expected)
    }

    @Test("After any dose takes the number of days from the rule set, or asks for one")
    func anyDose() throws {
        #expect(try rules.overriding(window: .anyDose(last: nil)).window.basis == .anyDose(last: 365))
        #expect(try rules.overriding(window: .anyDose(last: 30)).window.basis == .anyDose(last: 30))
        let unbounded = try rules.overriding(window: .all)
        let error = #expect(throws: SafetyError.self) { try unbounded.overriding(window: .anyDose(last: nil)) }
        #expect(error?.description.contains("any-dose:30") == true)
    }

    @Test("Counting by actual arm changes the arm basis alone")
    func armBasis() {
        var expected = rules
        expected.armBasis = .actual
        #expect(rules.overriding(armBasis: .actual) == expected)
    }
}
