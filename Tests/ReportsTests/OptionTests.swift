import Reports
import Safety
import Testing

struct OptionTests {
    private let ae: TableDefinition
    private let teae: TableDefinition

    init() throws {
        ae = try Reports.table(named: "ae")
        teae = try Reports.table(named: "teae-by-soc-pt")
    }

    @Test(
        "A threshold says more than or at least, and keeps its decimals exactly",
        arguments: [
            (">5%", Threshold.Comparator.moreThan, 5, 1), (">=2.5%", .atLeast, 25, 10),
            (" > 0.10 % ", .moreThan, 10, 100),
            ("≥1%", .atLeast, 1, 1), (">=0%", .atLeast, 0, 1), (">100%", .moreThan, 100, 1),
        ])
    func threshold(option: String, comparator: Threshold.Comparator, numerator: Int, denominator: Int) throws {
        let changed = try ae.withThreshold(option).threshold
        #expect(
            changed
                == Threshold(comparator: comparator, numerator: numerator, denominator: denominator, basis: .total))
    }

    @Test("A threshold keeps the definition's basis, asks any arm of a table with arms, or the basis it states")
    func basis() throws {
        #expect(try ae.withThreshold(">5%").threshold?.basis == .total)
        #expect(try teae.withThreshold(">5%").threshold?.basis == .anyArm)
        #expect(try ae.withThreshold(">5% of any arm").threshold?.basis == .anyArm)
        #expect(try teae.withThreshold(">5% of total").threshold?.basis == .total)
        #expect(try ae.withThreshold("none").threshold == nil)
    }

    @Test(
        "What is no threshold is refused",
        arguments: [
            "5%", ">5", ">%", "<5%", "> five %", ">-1%", ">101%", ">5%%", ">5% of arm", ">1e1%", ">0.0000001%", ">5.%",
            ">.5%", "",
        ])
    func noThreshold(option: String) {
        #expect(throws: ReportsError.self) { try ae.withThreshold(option) }
    }

    @Test("An order can be given for SOCs, for terms, or for both; for terms it drops the pins")
    func sort() throws {
        let adr = try Reports.table(named: "adr")
        let both = try adr.withSort("soc=agreed,pt=events")
        #expect(both.sort == TableSort(soc: .agreed, pt: [.events, .subjects, .name]) && both.pins.isEmpty)
        let soc = try adr.withSort("soc=subjects")
        #expect(soc.sort == TableSort(soc: .subjects, pt: [.name]) && soc.pins == adr.pins)
        #expect(try adr.withSort("pt=subjects").sort.pt == [.subjects, .events, .name])
        #expect(try ae.withSort("pt=alpha").sort.pt == [.name])
    }

    @Test(
        "What is no order is refused",
        arguments: ["", "soc", "soc=", "pt=agreed", "soc=alpha,soc=alpha", "hlt=alpha", "soc=alpha,", "soc=alpha=pt"])
    func noSort(option: String) {
        #expect(throws: ReportsError.self) { try ae.withSort(option) }
    }

    @Test("Levels are a list; an unknown one is refused with near names")
    func levels() throws {
        #expect(try ae.withLevels("any, soc,remainder").levels == [.any, .soc, .remainder])
        let error = #expect(throws: ReportsError.self) { try ae.withLevels("any,remainders") }
        #expect(error?.description.contains("Did you mean remainder?") == true)
        #expect(throws: ReportsError.self) { try ae.withLevels("") }
    }

    @Test("Options for SOCs and terms are refused for an overview")
    func overview() throws {
        let overview = try Reports.table(named: "overview")
        #expect(throws: ReportsError.self) { try overview.withThreshold(">5%") }
        #expect(throws: ReportsError.self) { try overview.withSort("soc=alpha") }
        #expect(throws: ReportsError.self) { try overview.withLevels("any") }
    }

    @Test("Near names are close or contain one another, the closest first")
    func near() {
        let known = ["Headache", "Heart block", "Nausea", "Head injury"]
        #expect(NearNames.of("hedache", among: known) == ["Headache"])
        #expect(NearNames.of("head", among: known) == ["Headache", "Head injury"])
        #expect(NearNames.of("xyz", among: known).isEmpty && NearNames.of("", among: known).isEmpty)
    }
}
