/// Where a continuous function crosses 0 between two arguments, to the precision of Double.
///
/// Chandrupatla, Adv Eng Softw 1997;28:145: inverse quadratic interpolation where it is safe, else bisection. Values may
/// be infinite. Nil when the function does not change its sign between the two, or gives no number.
package func root(between first: Double, and second: Double, of function: (Double) -> Double) -> Double? {
    // Interpolation needs finite values; so large a value says no more than its sign.
    func value(_ x: Double) -> Double { min(max(function(x), -1e100), 1e100) }
    var (a, b) = (first, second)
    var (atA, atB) = (value(a), value(b))
    if atA == 0 { return a }
    if atB == 0 { return b }
    guard atA.sign != atB.sign, !atA.isNaN, !atB.isNaN else { return nil }
    var share = 0.5
    for _ in 0..<200 {
        let x = a + share * (b - a)
        let atX = value(x)
        if atX.isNaN { return nil }
        let (c, atC): (Double, Double)
        if atX.sign == atA.sign {
            (c, atC) = (a, atA)
        } else {
            (c, atC) = (b, atB)
            (b, atB) = (a, atA)
        }
        (a, atA) = (x, atX)
        let (best, atBest) = abs(atA) < abs(atB) ? (a, atA) : (b, atB)
        let least = (2 * Double.ulpOfOne * abs(best) + Double.leastNormalMagnitude) / abs(b - a)
        if atBest == 0 || least > 0.5 { return best }
        let xi = (a - b) / (c - b)
        let phi = (atA - atB) / (atC - atB)
        if phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi {
            let near = atA / (atB - atA) * atC / (atB - atC)
            let far = (c - a) / (b - a) * atA / (atC - atA) * atB / (atC - atB)
            share = near + far
        } else {
            share = 0.5
        }
        if !share.isFinite { share = 0.5 }
        share = min(max(share, least), 1 - least)
    }
    return a
}

/// Where an increasing function crosses 0, looked for in growing steps from a starting point; nil within 2⁶⁰ steps of 1.
func root(near start: Double, of increasing: (Double) -> Double) -> Double? {
    let direction: Double = increasing(start) > 0 ? -1 : 1
    var inner = start
    var step = 1.0
    for _ in 0..<60 {
        let outer = inner + direction * step
        if increasing(outer) * direction >= 0 { return root(between: inner, and: outer, of: increasing) }
        inner = outer
        step *= 2
    }
    return nil
}
