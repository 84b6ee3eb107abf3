import Foundation

/// Writes the synthetic reconstruction of the lenzumestrocel surveillance: `lenzumestrocel-study OUT_DIR`.
///
/// The individual data of the study are not public. What is written here is invented so that it adds up to
/// the published tables; no row stands for a person.
@main
enum GeneratorCommand {
    static func main() {
        do throws(GenerationError) {
            let arguments = CommandLine.arguments.dropFirst()
            guard let folder = arguments.first, arguments.count == 1 else { throw .usage }
            try write(into: URL(fileURLWithPath: folder, isDirectory: true))
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(error.exitCode)
        }
    }

    private static func write(into folder: URL) throws(GenerationError) {
        let files = try SyntheticStudy.files()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (name, text) in files {
                try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            }
        } catch {
            throw .unwritable(folder.path)
        }
    }
}
