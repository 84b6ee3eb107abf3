import ArgumentParser
import Registry

struct RejectsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejects",
        abstract: "List the rows that imports refused, with file, line, column and reason.",
        discussion: """
            Rows are refused and kept by `soteria import --on-reject keep`. With -o the list is written as CSV with the \
            row as it stood in its file, to be corrected and sent again. That file holds patient data.

              soteria rejects study.soteria
              soteria rejects study.soteria --run 2 -o rejects.csv
            """)

    @Argument(help: "The registry.")
    var registry: String

    @Option(name: .customLong("run"), help: ArgumentHelp("Only those of this import run.", valueName: "n"))
    var runNumber: Int?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write CSV with the rows' own text here.", valueName: "file"))
    var output: String?

    func run() throws {
        let rejects = try Program.registry(registry).rejects(run: runNumber)
        if let output { return try Output.write(csv(rejects), to: output, isPrivate: true) }
        for reject in rejects { Output.say("run \(reject.run)  \(RejectLine(reject).text)\n") }
        Output.say(rejects.isEmpty ? "No row was refused.\n" : "\(counted(rejects.count, "problem")).\n")
    }

    /// The rejects as CSV: where, why, and the row's bytes as one quoted field.
    private func csv(_ rejects: [StoredReject]) -> [UInt8] {
        var bytes = Array("run,file,line,column,column_name,byte_offset,code,detail,row\n".utf8)
        for reject in rejects {
            let fields: [[UInt8]] = [
                Array("\(reject.run)".utf8), Array(reject.file.utf8), Array("\(reject.line)".utf8),
                Array((reject.column.map(String.init) ?? "").utf8), Array((reject.columnName ?? "").utf8),
                Array("\(reject.byteOffset)".utf8), Array(reject.code.utf8), Array(reject.detail.utf8), reject.row,
            ]
            bytes += fields.map(quoted).joined(separator: [UInt8(ascii: ",")])
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// A field by RFC 4180; its own bytes stay as they are.
    private func quoted(_ field: [UInt8]) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        guard field.contains(where: { [quote, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
        return [quote] + field.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }
}
