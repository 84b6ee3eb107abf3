/// A subject's profile as its definition file states it: which blocks it has.
package struct ProfileDefinition: Sendable, Equatable {
    package var name: String
    package var title: String
    package var blocks: [Block]
    package var footnotes: [String]

    package enum Block: String, Sendable, CaseIterable {
        case demographics, exposures, events
        case followUp = "follow_up"
        case death
    }

    package init(name: String, title: String) {
        self.name = name
        self.title = title
        blocks = Block.allCases
        footnotes = []
    }
}
