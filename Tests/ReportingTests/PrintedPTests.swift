import Testing

@testable import Reporting

struct PrintedPTests {
    @Test(
        "A p-value is never printed as 0 or 1",
        arguments: [
            (0.0, "<0.001"), (0.000_49, "<0.001"), (0.0005, "0.001"), (0.0574, "0.057"), (0.9994, "0.999"),
            (0.9995, ">0.999"), (1.0, ">0.999"),
        ])
    func bounds(p: Double, text: String) {
        #expect(printedP(p, decimals: 3, roundsTwice: false) == text)
    }

    @Test("Rounded first to four decimals, 0.05745 becomes 0.058")
    func twice() {
        #expect(printedP(0.057_450_64, decimals: 3, roundsTwice: false) == "0.057")
        #expect(printedP(0.057_450_64, decimals: 3, roundsTwice: true) == "0.058")
        #expect(printedP(0.057_449, decimals: 3, roundsTwice: true) == "0.057")
        // What rounds to 0 or 1 at once stays below or above the last decimal.
        #expect(printedP(0.000_480_743, decimals: 3, roundsTwice: true) == "<0.001")
        #expect(printedP(.nan, decimals: 3, roundsTwice: true).isEmpty)
    }
}
