import Statistics
import Testing
import Validation

struct FalseDiscoveryTests {
    /// Benjamini and Hochberg, J R Stat Soc B 1995;57:289, the 15 tests of section 3.2: four are rejected at 0.05.
    @Test("The thrombolysis example of 1995 has four discoveries at 5 %")
    func published() {
        let values = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1,
        ]
        #expect(benjaminiHochberg(values).filter { ($0 ?? 1) <= 0.05 }.count == 4)
    }

    @Test("What is no probability is no test")
    func missing() {
        #expect(benjaminiHochberg([nil, 0.02, .nan, -1, 0.03, 2]) == [nil, 0.03, nil, nil, 0.03, nil])
        #expect(benjaminiHochberg([]) == [])
    }

    /// SOC A: adjusted 0.02 and 0.9, SOC B: 0.05. Over SOCs: 0.04 and 0.05. By hand.
    @Test("A term is flagged when its SOC and the term itself pass")
    func flags() {
        let terms = [(system: "A", p: 0.01), ("A", 0.9), ("B", 0.05), ("C", nil)] as [(system: String, p: Double?)]
        let rates = DoubleFalseDiscoveryRate(terms)
        #expect(rates.withinSystem == [0.02, 0.9, 0.05, nil])
        #expect(rates.ofSystem == [0.04, 0.04, 0.05, nil])
        #expect(rates.flags() == [true, false, true, false])
        #expect(rates.flags(systemLevel: 0.045, termLevel: 0.05) == [true, false, false, false])
    }

    @Test("Single and double rates agree with R's p.adjust", arguments: CommittedComparisons.discovery())
    func agreesWithR(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases >= 15, "\(comparison.farthest)")
    }
}
