import TestSupport
import Testing
import Validation

struct SurvivalComparisonTests {
    @Test(
        "Curves, incidences, means and log-rank tests agree with R's survival to 1e-9",
        arguments: CommittedComparisons.survival())
    func agreesWithR(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases >= 20, "\(comparison.farthest)")
    }

    @Test(
        "Curves, quantiles and log-rank tests of five data sets agree with the reference folder to 1e-9",
        .enabled(if: ReferenceData.has("oracles/survival/lung.json")), arguments: ReferenceComparisons.survival())
    func agreesWithReference(comparison: Comparison) {
        #expect(comparison.passes, "\(comparison.farthest)")
    }

    @Test(
        "All five data sets of the reference folder are compared",
        .enabled(if: ReferenceData.has("oracles/survival/lung.json")))
    func allSets() {
        #expect(ReferenceComparisons.survival().count == 25)
    }
}
