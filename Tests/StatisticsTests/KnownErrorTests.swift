import Statistics
import Testing
import Validation

struct KnownErrorTests {
    @Test("Errors known of safety software are not made", arguments: KnownErrors.all())
    func absent(error: KnownError) {
        #expect(error.isAbsent, "\(error.error): \(error.found)")
    }

    @Test("The validation page names every method and agrees")
    func page() {
        let page = ValidationPage()
        #expect(page.passes)
        let titles =
            ProportionMethod.allCases.map(\.title) + DifferenceMethod.allCases.map(\.title)
            + OddsRatioMethod.allCases.map(\.title) + RateMethod.allCases.map(\.title)
            + StratumWeight.allCases.map(\.title) + [RateRatio.title, ProportionTest.chiSquareYates.title]
        for title in titles { #expect(page.text.contains(title)) }
        for comparison in page.committed + page.reference { #expect(page.text.contains(comparison.method)) }
    }
}
