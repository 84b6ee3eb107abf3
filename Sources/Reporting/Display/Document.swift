/// Several displays that are handed in together, with what identifies their source.
package struct Document: Sendable, Equatable {
    /// Lines of the title, the first of them the document's own; the study's title is among them.
    package var titles: [String]
    /// The displays with their numbers, such as "14.3.1", in order.
    package var displays: [NumberedDisplay]
    /// What made the document, a line each: state of the registry, rules, dictionary, definitions, program, command.
    package var provenance: [Provenance]
    /// What every page says at its head beside the title, such as that data are synthetic.
    package var mark: String?

    package init(titles: [String], displays: [NumberedDisplay], provenance: [Provenance]) {
        self.titles = titles
        self.displays = displays
        self.provenance = provenance
    }

    package struct NumberedDisplay: Sendable, Equatable {
        /// Without "Table" or "Listing", such as "1"; empty for a display without a number.
        package var number: String
        package var kind: Kind
        package var display: Display

        package init(number: String, kind: Kind, display: Display) {
            self.number = number
            self.kind = kind
            self.display = display
        }

        /// "Table 1", or "Table" without a number.
        package var label: String { number.isEmpty ? kind.rawValue : "\(kind.rawValue) \(number)" }
    }

    package enum Kind: String, Sendable, CaseIterable {
        case table = "Table"
        case listing = "Listing"
        case profile = "Profile"
    }

    package struct Provenance: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }
}
