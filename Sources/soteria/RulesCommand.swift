import ArgumentParser
import Registry
import Reporting
import Safety

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List, show, change and compare the rules by which events count.",
        subcommands: [List.self, Show.self, Use.self, RulesCompareCommand.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the stored rule sets; * marks the active one.")
        @Argument(help: "The registry.")
        var registry: String

        func run() throws {
            for rules in try Program.registry(registry).ruleSets() {
                Output.say(
                    "\(rules.isActive ? "*" : " ") \(rules.name) version \(rules.version), stored \(rules.stored)\n")
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show the rules in words, and their text.",
            discussion: "Without a name: the active rules.")
        @Argument(help: "The registry.")
        var registry: String
        @Argument(
            help: ArgumentHelp(
                "Stored rules (NAME, or NAME@VERSION), a study of the program, or a file.", valueName: "name|file"))
        var rules: String?

        func run() throws {
            let chosen = try RulesArgument.rules(rules, of: Program.registry(registry))
            Output.say("\(chosen.name) version \(chosen.version)\n\n")
            for sentence in chosen.sentences { Output.say("- \(sentence)\n") }
            Output.say("\n\(chosen.text)\(chosen.text.hasSuffix("\n") ? "" : "\n")")
        }
    }

    struct Use: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "use",
            abstract: "Make rules the active ones; new ones are stored.",
            discussion: "A stored version keeps its text for ever: a changed text needs a new version.")
        @Argument(help: "The registry.")
        var registry: String
        @Argument(
            help: ArgumentHelp(
                "Stored rules (NAME, or NAME@VERSION), a study of the program, or a file.", valueName: "name|file"))
        var rules: String

        func run() throws {
            let registry = Program.registry(self.registry)
            let before = try RulesArgument.rules(nil, of: registry)
            let chosen = try RulesArgument.rules(rules, of: registry)
            try registry.use(chosen, now: Program.now)
            Output.say("\(self.registry) now counts by \(chosen.name) version \(chosen.version).\n")
            for difference in chosen.differences(from: before) { Output.say("- \(difference)\n") }
        }
    }
}
