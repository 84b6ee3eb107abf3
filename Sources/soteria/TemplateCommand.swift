import ArgumentParser
import Imports
import Safety

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Print a header and an example row of one of Soteria's own CSV files.",
        discussion: """
            Standard output is a file that can be imported once the example row is replaced; what each column holds is \
            said on standard error.

              soteria template events > events.csv
            """)

    @Argument(help: ArgumentHelp("The file.", valueName: "subjects|exposures|groups|arms|dictionary|events"))
    var table: String

    func run() throws {
        let own = try Imports.profile(Imports.ownProfile)
        guard let shape = own.tables.first(where: { $0.table.name == table }) else {
            throw Ending.Failure(
                code: .usage, message: "There are templates of \(own.tables.map(\.table.name).joined(separator: ", "))."
            )
        }
        Output.write(shape.example())
        for (name, column) in shape.exampleColumns {
            Output.complain("\(name): \(column.about ?? "")\(column.isRequired ? " (required)" : "")")
        }
    }
}
