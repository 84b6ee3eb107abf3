import CBoostMath

/// Events in a person-time, in whatever unit of time the caller counts.
package struct PoissonRate: Sendable, Hashable {
    package let events: Int
    package let personTime: Double

    /// Nil when there are fewer than 0 events, or the person-time is not above 0 and finite.
    package init?(events: Int, personTime: Double) {
        guard events >= 0, personTime > 0, personTime.isFinite else { return nil }
        self.events = events
        self.personTime = personTime
    }

    package var rate: Double { Double(events) / personTime }
}

/// The methods for a confidence interval of a rate.
package enum RateMethod: String, Sendable, Hashable, CaseIterable {
    /// Garwood, Biometrika 1936;28:437: exact, from quantiles of the gamma distribution.
    case garwood
    /// Byar's approximation: Breslow and Day, Statistical Methods in Cancer Research II, 1987, 2.10, from Wilson and
    /// Hilferty's cube root.
    case byar

    /// The method's name in a footnote.
    package var title: String {
        switch self {
        case .garwood: "Garwood (exact Poisson)"
        case .byar: "Byar"
        }
    }

    /// The interval in events for each unit of person-time; nil when the level is not between 0 and 1.
    package func interval(of rate: PoissonRate, level: Double = 0.95) -> ConfidenceInterval? {
        guard let confidence = ConfidenceLevel(level) else { return nil }
        let x = Double(rate.events)
        let (lower, upper) =
            switch self {
            case .garwood:
                (
                    x == 0 ? 0 : soteria_gamma_quantile(confidence.tail, x),
                    soteria_gamma_upper_quantile(confidence.tail, x + 1)
                )
            case .byar: (x == 0 ? 0 : Self.cube(x, -confidence.z), Self.cube(x + 1, confidence.z))
            }
        return confidence.interval(lower / rate.personTime, upper / rate.personTime)
    }

    private static func cube(_ x: Double, _ z: Double) -> Double {
        let root = max(0, 1 - 1 / (9 * x) + z / (3 * x.squareRoot()))
        return x * root * root * root
    }
}
