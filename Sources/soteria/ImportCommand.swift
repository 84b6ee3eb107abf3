import ArgumentParser
import Importing
import Imports
import Registry
import Reporting
import Safety

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import the files of a delivery, wholly or not at all.",
        discussion: """
            Files come in any order; each is recognised by its header. Soteria's own files (see `soteria template`) \
            need no profile; other sources do (see `soteria profile list`). Of a folder all files are taken that the \
            profile knows; the others are named and passed over.

              soteria import study.soteria subjects.csv exposures.csv \\
                  dictionary.csv events.csv
              soteria import study.soteria --profile sdtm dm.csv ex.csv ae.csv suppae.csv
              soteria import study.soteria --profile sdtm tabulations/

            A row that cannot be stored is refused with its line, column and reason; so is one that can be read and \
            hardly can be meant, such as an identifier with an invisible character or a text cut at 255 characters, \
            until --accept names the doubt. With --on-reject stop (the \
            default) nothing is then stored; with keep the good rows are, and `soteria rejects` lists the others. A file \
            whose bytes were imported before changes nothing. A known key with other content is refused as a conflict, \
            unless the delivery is said to correct what is stored:

              soteria import study.soteria events.csv --correct --dry-run \
                  --reason 'query 17 answered'

            Then changed rows take the place of stored ones, and the former values are kept (see `soteria history`). A \
            blank field means what the profile says (key blank); a column that the file lacks leaves values as they \
            are. Rows that a cumulative delivery does not carry are counted, and removed on request only.
            """)

    @Argument(help: "The registry.")
    var registry: String

    @Argument(help: ArgumentHelp("The files of the delivery, or folders of them.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("How the files are read.", valueName: "name|file"))
    var profile = Imports.ownProfile

    @Option(help: ArgumentHelp("The character between fields: comma, tab, semicolon, pipe, dollar or one character."))
    var delimiter: String?

    @Option(
        help: ArgumentHelp(
            "The encoding of text that is not UTF-8: CP949, EUC-KR, Shift_JIS, Windows-1252 or another.",
            valueName: "name"))
    var encoding: String?

    @Flag(help: "Show what would happen and store nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("What happens when a row is refused.", valueName: "stop|keep"))
    var onReject = "stop"

    @Flag(help: "Leave columns out that the profile does not know; the run records their names.")
    var ignoreUnknown = false

    @Option(
        help: ArgumentHelp(
            "A doubt that no row is refused for, by its reason code; may be given several times.", valueName: "code"))
    var accept: [String] = []

    @Flag(help: "The delivery corrects stored rows: those with a known key and other content are changed.")
    var correct = false

    @Option(help: ArgumentHelp("Why stored rows are corrected; kept with the run.", valueName: "text"))
    var reason: String?

    @Flag(help: "The delivery carries every row of its tables: say which stored rows it does not carry.")
    var cumulative = false

    @Flag(help: "Remove the stored rows that a cumulative delivery does not carry; their values are kept.")
    var removeMissing = false

    @Flag(help: "List each changed value with its row, before and after. The list holds patient data.")
    var showChanges = false

    @Option(help: ArgumentHelp("The form of the summary.", valueName: "text|json"))
    var format = "text"

    func validate() throws {
        if files.isEmpty { throw ValidationError("Name at least one file to import.") }
        guard ImportRequest.RejectPolicy(rawValue: onReject) != nil else {
            throw ValidationError("--on-reject takes stop or keep.")
        }
        try TextOptions.check(delimiter: delimiter, encoding: encoding)
        for name in accept where !RejectCode.doubts.contains(where: { $0.rawValue == name }) {
            throw ValidationError("--accept takes \(RejectCode.doubts.map(\.rawValue).joined(separator: ", ")).")
        }
        guard ["text", "json"].contains(format) else { throw ValidationError("--format takes text or json.") }
        try validateCorrection()
    }

    private func validateCorrection() throws {
        guard correct else {
            let given = [
                ("--reason", reason != nil), ("--cumulative", cumulative), ("--remove-missing", removeMissing),
                ("--show-changes", showChanges),
            ].filter(\.1).map(\.0)
            if let first = given.first { throw ValidationError("\(first) goes with --correct.") }
            return
        }
        guard let reason, reason.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--correct needs a reason: --reason TEXT. It is kept with the former values.")
        }
        if removeMissing, !cumulative {
            throw ValidationError("--remove-missing goes with --cumulative: other deliveries carry some rows only.")
        }
        if removeMissing, onReject == "keep" {
            throw ValidationError(
                "--remove-missing does not go with --on-reject keep: a refused row would be taken for a missing one.")
        }
    }

    func run() throws {
        let registry = Program.registry(self.registry)
        _ = try registry.generation()
        var profile = try ProfileArgument.profile(self.profile)
        profile.accepted.formUnion(RejectCode.doubts.filter { accept.contains($0.rawValue) })
        var delivery = try Delivery.open(
            paths: files, profile: profile, delimiter: delimiter.flatMap(DelimiterChoice.byte),
            encoding: encoding.flatMap(TextEncoding.init), ignoreUnknown: ignoreUnknown)
        for part in delivery.passedOver {
            Output.complain("\(part.title) is passed over: \(part.reason)")
        }
        let earlier = try registry.earlierImports(of: delivery.files.compactMap(\.request))
        let (rest, left) = delivery.without { file in file.request.map { earlier[$0] != nil } ?? false }
        // A file of which several tables are known is told of once.
        let known = left.enumerated().filter { number, file in
            !left[..<number].contains { $0.path == file.path }
        }.map(\.element)
        delivery = rest
        if !delivery.rejects.isEmpty { throw refusal(delivery.rejects, in: delivery) }
        var summary: ImportSummary?
        if !delivery.files.isEmpty {
            let stored = try store(delivery, profile: profile, beside: left.compactMap(\.request), in: registry)
            if !stored.isAccepted { throw refusal(stored.rejects, in: delivery) }
            summary = stored
        }
        if format == "text" {
            for (file, counts) in zip(delivery.files, summary?.counts ?? []) where file.isJoined && counts.read == 0 {
                Output.say("\(file.source.title): joined to \(file.table?.name ?? "")\n")
            }
        }
        let page = ImportPage(
            files: zip(delivery.files, summary?.counts ?? []).compactMap { file, counts in
                // Its rows are those of the table that it completes.
                file.isJoined && counts.read == 0
                    ? nil
                    : ImportPage.File(
                        name: file.source.title, table: file.table?.name ?? "", counts: counts,
                        ignoredColumns: file.ignoredColumns)
            },
            earlier: known.compactMap { file in
                file.request.flatMap { earlier[$0] }.map {
                    ImportPage.EarlierFile(name: file.source.title, firstName: $0.name, run: $0.run)
                }
            }, correction: summary?.correction, run: summary?.run, isDryRun: dryRun)
        if format == "json" { Output.write(page.json) } else { Output.write(page.text(width: Output.width)) }
        if let summary { report(summary, of: delivery) }
    }

    private func store(
        _ delivery: Delivery, profile: Profile, beside redelivered: [ImportRequest.File], in registry: Registry
    ) throws -> ImportSummary {
        let request = ImportRequest(
            files: delivery.files.compactMap(\.request),
            programVersion: Program.version, profile: profile.name, profileText: profile.text, actor: Program.actor,
            now: Program.now, policy: ImportRequest.RejectPolicy(rawValue: onReject) ?? .stop, isDryRun: dryRun,
            ignoredColumns: delivery.files.flatMap { file in
                file.ignoredColumns.map { "\(file.source.title): \($0)" }
            }, accepted: RejectCode.doubts.filter(profile.accepted.contains).map(\.rawValue),
            correction: reason.map {
                Correction(
                    reason: $0, isCumulative: cumulative, removesMissing: removeMissing, listsChanges: showChanges)
            }, redelivered: redelivered)
        var progress = ImportProgress(totalBytes: delivery.totalBytes)
        let rawRow = { (origin: Origin) -> [UInt8] in
            (try? delivery.files[origin.file].rawRow(atByteOffset: origin.byteOffset)) ?? []
        }
        defer { progress.finish() }
        return try registry.importDelivery(request, rawRow: rawRow) { session in
            try DeliveryReading(delivery: delivery).forEach { portion in
                for outcome in portion.outcomes { try session.take(outcome) }
                progress.read(rows: portion.rows, bytes: portion.bytesRead)
            }
            progress.storing()
        }
    }

    private func report(_ summary: ImportSummary, of delivery: Delivery) {
        for reject in summary.rejects { Output.complain(line(reject, in: delivery)) }
        if format == "json" { return }
        if dryRun { return Output.say("Dry run: nothing was stored.\n") }
        if let run = summary.run { Output.say("Stored as run \(run).\n") }
        if !summary.rejects.isEmpty {
            Output.say(
                "\(counted(summary.rejects.count, "problem")); the rows are kept aside: soteria rejects \(registry)\n")
        }
    }

    private func refusal(_ rejects: [Reject], in delivery: Delivery) -> Ending.Failure {
        let lines = rejects.map { "  \(line($0, in: delivery))" }.joined(separator: "\n")
        let isRows = !rejects.contains(where: \.isWholeFile)
        let remedy =
            isRows && onReject == "stop"
            ? "Correct the file, or store the other rows with --on-reject keep."
            : "Correct the file and import it again."
        return Ending.Failure(
            code: .refused, message: "nothing was stored; \(counted(rejects.count, "problem")):\n\(lines)\n\(remedy)")
    }

    private func line(_ reject: Reject, in delivery: Delivery) -> String {
        RejectLine(reject, fileName: delivery.files[reject.file].source.title).text
    }
}

extension DeliveryFile {
    /// The file as the registry is told of it; nil when its table is not known.
    fileprivate var request: ImportRequest.File? {
        table.map {
            ImportRequest.File(source: source, table: $0, columns: deliveredColumns, isJoined: isJoined)
        }
    }
}
