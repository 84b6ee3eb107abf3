import Statistics
import Testing
import Validation

struct ContinuousSummaryTests {
    @Test("Quartiles of 1, 2, 3 and 4 days are the means of their neighbours")
    func quartiles() throws {
        let summary = try #require(ContinuousSummary([4, 1, 3, 2]))
        #expect([summary.firstQuartile, summary.median, summary.thirdQuartile] == [1.5, 2.5, 3.5])
        #expect(summary.mean == 2.5 && summary.minimum == 1 && summary.maximum == 4)
    }

    @Test("No ages, or one that is no number, have no summary; one age has no standard deviation")
    func few() throws {
        #expect(ContinuousSummary([]) == nil && ContinuousSummary([1, .nan]) == nil)
        #expect(ContinuousSummary([1, .infinity]) == nil)
        let one = try #require(ContinuousSummary([61.5]))
        #expect(one.standardDeviation == nil && one.median == 61.5 && one.firstQuartile == 61.5)
    }

    @Test("Summaries agree with R: mean, sd, quantile of type 2", arguments: CommittedComparisons.summaries())
    func agreesWithR(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases == 64, "\(comparison.farthest)")
    }
}
