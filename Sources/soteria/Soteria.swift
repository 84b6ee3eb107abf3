import ArgumentParser

@main
struct Soteria: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soteria", abstract: "An adverse-event safety registry in one file.")
}
