import Testing
import Validation

struct KnownErrorTests {
    @Test("Errors known of safety software are not made", arguments: KnownErrors.all())
    func absent(error: KnownError) {
        #expect(error.isAbsent, "\(error.error): \(error.found)")
    }

    @Test("The validation page lists every comparison and agrees")
    func page() {
        let page = ValidationPage()
        #expect(page.passes && page.committed.count == 36)
        for comparison in page.committed + page.reference { #expect(page.text.contains(comparison.method)) }
        #expect(page.text.contains("| Cochran-Mantel-Haenszel test |"))
    }
}
