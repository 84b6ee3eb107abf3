import Incidence
import Testing

@testable import Reporting

struct PercentageTests {
    @Test(
        "Percentages are rounded half up by whole numbers",
        arguments: [
            (1, 160, 2, "0.63"), (1, 160, 3, "0.625"), (1, 160, 1, "0.6"), (1, 8, 0, "13"), (1, 8, 1, "12.5"),
            (3, 8, 0, "38"), (5, 1000, 0, "1"), (44, 257, 2, "17.12"), (7, 7, 2, "100.00"), (7, 7, 0, "100"),
            (1, 3, 6, "33.333333"), (2, 3, 6, "66.666667"), (0, 7, 2, "0"), (0, 0, 2, ""),
        ])
    func halfUp(subjects: Int, n: Int, decimals: Int, expected: String) {
        #expect(IncidenceProportion(subjects: subjects, n: n).printedPercent(decimals: decimals) == expected)
    }

    @Test(
        "A share that is neither none nor all never prints as 0 or 100",
        arguments: [
            (1, 10_000, 1, "<0.1"), (1, 2_000, 1, "0.1"), (9_999, 10_000, 1, ">99.9"), (1, 1_000, 0, "<1"),
            (999, 1000, 0, ">99"),
        ])
    func neitherNoneNorAll(subjects: Int, n: Int, decimals: Int, expected: String) {
        #expect(IncidenceProportion(subjects: subjects, n: n).printedPercent(decimals: decimals) == expected)
    }

    @Test("Large numbers do not overflow")
    func large() {
        #expect(IncidenceProportion(subjects: Int.max / 200, n: Int.max).printedPercent(decimals: 6) == "0.500000")
    }

    @Test(
        "The exact percentage is the shortest decimal, without exponent and without .0",
        arguments: [
            (0, 257, "0"), (257, 257, "100"), (1, 160, "0.625"), (44, 257, "17.120622568093385"), (0, 0, ""),
            (1, 3, "33.333333333333336"), (1, 10_000_000, "0.00001"), (3, 70_000_000, "0.0000042857142857142855"),
        ])
    func exact(subjects: Int, n: Int, expected: String) {
        #expect(IncidenceProportion(subjects: subjects, n: n).exactPercent == expected)
    }

    @Test("The exact percentage reads back as the same number for every share of up to 120")
    func readsBack() {
        for n in 1...120 {
            for subjects in 0...n {
                let text = IncidenceProportion(subjects: subjects, n: n).exactPercent
                #expect(Double(text) == Double(100 * subjects) / Double(n))
                #expect(!text.contains("e") && !text.hasSuffix(".0"))
            }
        }
    }

    @Test(
        "Numbers of any size are written in plain digits",
        arguments: [
            (1e21, "1000000000000000000000"), (2.5e-7, "0.00000025"), (12345.0, "12345"), (1.5e16, "15000000000000000"),
        ])
    func plain(value: Double, expected: String) {
        #expect(plainDecimal(value) == expected)
    }
}
