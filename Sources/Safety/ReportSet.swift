/// A set of displays that are made and handed in together: a YAML list of definitions with the numbers they are to carry.
package struct ReportSet: Sendable, Equatable {
    package var name: String
    package var title: String
    package var items: [Item]

    /// A definition by its name, or by its path where the set is a file of the user's own.
    package struct Item: Sendable, Equatable {
        package var definition: String
        /// As it stands behind "Table" or "Listing", such as "14.3.1.2"; nil leaves it to the place among those of its kind.
        package var number: String?

        package init(definition: String, number: String? = nil) {
            self.definition = definition
            self.number = number
        }
    }

    package init(name: String, title: String, items: [Item]) {
        self.name = name
        self.title = title
        self.items = items
    }
}
