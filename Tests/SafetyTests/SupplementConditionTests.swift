import Safety
import Testing

@Suite("What is asked of a supplement")
struct SupplementConditionTests {
    @Test("is a name, a value or a range of numbers")
    func forms() throws {
        let any = try #require(SupplementCondition("CQ01NAM"))
        #expect(any.wanted == .any && any.holds("") && any.holds("x"))
        let value = try #require(SupplementCondition("CQ01NAM=A=B"))
        #expect(value.wanted == .value("A=B") && value.holds("A=B") && !value.holds("A"))
        let range = try #require(SupplementCondition("ASTDY=-7..30"))
        #expect(range.wanted == .numbers(-7...30))
        #expect(range.holds("-7") && range.holds("30.0") && range.holds("1") && !range.holds("31") && !range.holds(""))
        #expect(SupplementCondition("X=a..b")?.wanted == .value("a..b"))
    }

    @Test("has a name, and a range that does not end before it begins", arguments: ["", "=x", "ASTDY=30..1"])
    func refused(text: String) { #expect(SupplementCondition(text) == nil) }
}
