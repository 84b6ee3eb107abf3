import ArgumentParser
import Safety

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a registry for a study.",
        discussion: """
            The study file states the arms and the rules by which events count. Example studies are part of the \
            program: lenzumestrocel-pms (synthetic) and cdisc-pilot. A study whose arms are those of its deliveries \
            says "arms: as delivered", as the study eudract does.

              soteria init study.soteria --study lenzumestrocel-pms
              soteria init study.soteria --study my-study.yaml
            """)

    @Argument(help: "The registry file to make.")
    var registry: String

    @Option(help: ArgumentHelp("A study of the program, or a study file.", valueName: "name|file"))
    var study: String

    func run() throws {
        let definition = try StudyArgument.study(study)
        try Program.registry(registry).create(definition, now: Program.now)
        Output.say(
            """
            Made \(registry) for \(definition.study.title).
              arms   \(definition.study.armWords)
              rules  \(definition.rules.name) version \(definition.rules.version)
            Next: soteria import \(registry) FILE…

            """)
    }
}

extension Study {
    /// The declared arms, or that they are as delivered.
    fileprivate var armWords: String { armsAreDelivered ? "as delivered" : arms.joined(separator: ", ") }
}
