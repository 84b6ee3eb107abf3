import Testing

@testable import Reporting

struct FontMetricsTests {
    /// Widths in thousandths as the metrics of Helvetica that PDF readers know have them.
    @Test(
        "Letters are as wide as those of Helvetica",
        arguments: [
            (" ", 278, 278), ("0", 556, 556), ("9", 556, 556), ("A", 667, 722), ("W", 944, 944), ("i", 222, 278),
            ("m", 833, 889), ("(", 333, 333), (".", 278, 278), ("%", 889, 889), ("–", 556, 556), ("é", 556, 556),
            ("ß", 611, 611), ("’", 222, 278), ("…", 1000, 1000), ("•", 350, 350),
        ])
    func widths(letter: String, regular: Int, bold: Int) {
        #expect((Double(FontMetrics.regular.width(letter)) * 1000 / 2048).rounded() == Double(regular))
        #expect((Double(FontMetrics.bold.width(letter)) * 1000 / 2048).rounded() == Double(bold))
    }

    @Test("A Korean syllable is an em wide, also one of three letters, and an accent of its own takes no width")
    func others() {
        #expect(FontMetrics.regular.width("두") == 2048)
        #expect(FontMetrics.regular.width("\u{1112}\u{1161}\u{11AB}") == 2048)
        #expect(FontMetrics.regular.width("e\u{301}") == FontMetrics.regular.width("e"))
    }

    @Test("A text is broken at spaces into lines of its width, and no word of it is lost")
    func lines() {
        let face = Typeface(size: 10)
        let text = "General disorders and administration site conditions"
        let lines = face.lines(of: text, width: 100)
        #expect(lines == ["General disorders", "and administration", "site conditions"])
        #expect(face.leastWidth(text, lines: 3) <= 100)
        #expect(face.lines(of: text, width: face.leastWidth(text, lines: 2)).count == 2)
        let long = String(repeating: "x", count: 100)
        #expect(face.lines(of: long, width: 30).joined() == long)
        #expect(face.lines(of: "", width: 0) == [""])
    }
}
