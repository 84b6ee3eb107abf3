import Safety
import Testing

@Suite("Term keys")
struct TermKeyTests {
    private let key = TermKey(variants: [
        ("aem", "em"), ("oedem", "edem"), ("rrhoe", "rrhe"), ("oesoph", "esoph"), ("ooesoph", "esoph"),
        ("leuco", "leuko"), ("hae", "he"),
    ])

    @Test("Case and spacing do not make another term")
    func caseAndSpace() {
        #expect(key.key("  NAUSEA\tand\u{00A0}Vomiting \n") == "nausea and vomiting")
        #expect(key.key("Nausea and vomiting") == "nausea and vomiting")
        #expect(key.key("Nausea\u{3000}and vomiting") == "nausea and vomiting")
    }

    @Test(
        "Both spellings of a word have one key",
        arguments: [
            ("Diarrhoea", "DIARRHEA"), ("Anaemia", "Anemia"), ("Lymphoedema", "lymphedema"),
            ("Haemorrhage", "Hemorrhage"), ("Gastrooesophageal reflux disease", "Gastroesophageal reflux disease"),
        ])
    func variants(british: String, american: String) { #expect(key.key(british) == key.key(american)) }

    @Test("Several variants in one word and in several words all count")
    func several() {
        #expect(key.key("Leucaemoedema diarrhoeaemia") == "leucemedema diarrheemia")
        #expect(key.key("Anaemia, oedema and diarrhoea") == key.key("Anemia, edema and diarrhea"))
    }

    @Test("The order in which variants are declared does not matter: the longest that fits is taken")
    func order() {
        let variants = [("ab", "1"), ("abc", "2"), ("b", "3"), ("bcd", "4")]
        let one = TermKey(variants: variants.map { (from: $0.0, to: $0.1) })
        let other = TermKey(variants: variants.reversed().map { (from: $0.0, to: $0.1) })
        for text in ["abcd", "abd", "bcdab", "aabc", "bb"] { #expect(one.key(text) == other.key(text)) }
        #expect(one.key("abcd ab") == "2d 1")
    }

    @Test("What was put in is not looked at again")
    func singlePass() {
        let swapped = TermKey(variants: [("a", "b"), ("b", "a")])
        #expect(swapped.key("abba") == "baab")
    }

    @Test("A variant reaches the end of a word and not beyond it")
    func boundaries() {
        #expect(key.key("Hyperlipidaem") == "hyperlipidem")
        #expect(key.key("ha emesis") == "ha emesis")
        #expect(key.key("oede") == "oede")
        #expect(key.key("") == "")
        #expect(key.key(" \t ") == "")
    }

    @Test("An empty variant changes nothing")
    func empty() { #expect(TermKey(variants: [("", "x")]).key("Pain") == "pain") }

    @Test("Accents, Korean and marks stay as they are")
    func otherLetters() {
        #expect(key.key("Ménière-Krankheit ÖDEM") == "ménière-krankheit ödem")
        #expect(key.key("설사  Diarrhoea") == "설사 diarrhea")
        #expect(key.key("Guillain-Barre syndrome") != key.key("Guillain-Barré syndrome"))
    }
}
