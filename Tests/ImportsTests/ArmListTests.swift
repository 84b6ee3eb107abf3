import Imports
import Safety
import Testing

@Suite("Arms, groups and denominators of study files")
struct ArmListTests {
    private func study(_ changes: String...) throws(ImportsError) -> Study {
        var lines = StudyText.lines
        for change in changes {
            let key = change.prefix { $0 != ":" }
            lines.removeAll { $0.prefix { $0 != ":" } == key }
            lines.append(change)
        }
        return try StudyFile.decode(text: lines.joined(separator: "\n") + "\n", fileName: "study.yaml").study
    }

    @Test("Declared arms are a list; arms as delivered declare none, and groups then are as delivered, too")
    func arms() throws {
        let declared = try study()
        #expect(declared.arms == ["Active", "Placebo"] && !declared.armsAreDelivered && !declared.groupsAreDelivered)
        let delivered = try study("arms: as delivered")
        #expect(delivered.arms == [] && delivered.armsAreDelivered && delivered.groupsAreDelivered)
        let groups = try study("arms: as delivered", "groups: [X, Y]")
        #expect(groups.groups == ["X", "Y"] && groups.armsAreDelivered && !groups.groupsAreDelivered)
        #expect(try study("groups: as delivered").groupsAreDelivered)
        #expect(try study("arms: [as delivered]").arms == ["as delivered"], "in a list it is a name")
    }

    @Test("Denominators that do not exist have a reason, and are there where nothing is said")
    func denominators() throws {
        #expect(try study().noDenominators == nil)
        #expect(try study("denominators: {none: spontaneous reports}").noDenominators == "spontaneous reports")
    }

    @Test(
        "What is no list, no words or no reason is refused",
        arguments: [
            ("arms: all", "as delivered"), ("groups: []", "at least one group"), ("groups: some", "as delivered"),
            ("denominators: none", "say why"), ("denominators: {none: }", "needs one text"),
            ("denominators: {nome: x}", "none"),
        ])
    func refused(line: String, problem: String) {
        let error = #expect(throws: ImportsError.self) { try study(line) }
        #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
    }

    @Test("Each of the 27 SOCs has a code of its own, and a profile may take SOCs by either")
    func socs() throws {
        let socs = Imports.agreedSOCs()
        #expect(socs.count == 27 && Set(socs.map(\.code)).count == 27)
        #expect(socs.allSatisfy { $0.code.count == 8 && $0.code.hasPrefix("100") })
        let map = try #require(try Imports.profile("eudract").valueMap(of: .socName))
        #expect(map.pairs.count == 54)
        #expect(map.pairs.first { $0.text == "10007541" }?.meaning == "Cardiac disorders")
        #expect(map.pairs.first { $0.text == "Cardiac disorders" }?.meaning == "Cardiac disorders")
    }
}
