/// The letters of a table's heads and rows, and the lengths that go with them.
struct Faces {
    let plain: Typeface
    let bold: Typeface
    /// How far a row stands further in than its head: two digits.
    let step: Double
    /// How much further in a broken label goes on.
    let hanging: Double
    /// Between a number and its bracket.
    let space: Double

    init(paper: Paper) {
        plain = Typeface(size: paper.letterSize)
        bold = Typeface(size: paper.letterSize, isBold: true)
        step = paper.letterSize * 1.112
        hanging = step / 2
        space = plain.width(" ") + 0.6
    }

    /// A number with its bracket.
    func block(main: Double, detail: Double) -> Double { main + (detail > 0 ? space + detail : 0) }
}

/// N as it stands below the name of an arm.
func spannerN(_ n: Int) -> String { "(N = \(n))" }
