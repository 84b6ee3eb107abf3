import Foundation
import TestSupport

/// A Markdown document of the repository, taken apart as far as the tests of documents need it.
struct Guide {
    let text: String
    let lines: [String]

    init(_ path: String) throws {
        text = try String(contentsOf: ReferenceData.repository.appendingPathComponent(path), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The Markdown files that people write, by their paths in the repository.
    static let paths: [String] = {
        let top = ReferenceData.repository
        let folders = ["", "Schema", "Imports", "Imports/profiles", "Imports/studies", "Reports"]
        let studies = names(in: "Imports/studies").map { "Imports/studies/\($0)" }
        return (folders + studies).flatMap { folder in
            names(in: folder).filter { $0.hasSuffix(".md") }.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
        }.sorted()

        func names(in folder: String) -> [String] {
            (try? FileManager.default.contentsOfDirectory(atPath: top.appendingPathComponent(folder).path)) ?? []
        }
    }()

    /// The texts between single backticks, outside fenced blocks.
    var codeSpans: [String] {
        prose.flatMap { line in
            line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
        }
    }

    /// The lines of fenced blocks of a language, block by block.
    func blocks(_ language: String) -> [[String]] {
        var blocks: [[String]] = []
        var isWanted = false
        var isInside = false
        for line in lines {
            if line.hasPrefix("```") {
                isWanted = !isInside && line == "```\(language)"
                isInside.toggle()
                if isWanted { blocks.append([]) }
            } else if isWanted {
                blocks[blocks.count - 1].append(line)
            }
        }
        return blocks
    }

    /// Everything that is written as code: spans and the lines of all blocks, fenced or indented.
    var code: [String] {
        var isInside = false
        let blocks = lines.filter { line in
            if line.hasPrefix("```") { isInside.toggle() }
            return isInside || line.hasPrefix("    ")
        }
        return codeSpans + blocks
    }

    /// The rows of the first table after a line that begins with a text, as cells; the header row is left out.
    func table(after start: String) -> [[String]] {
        guard let heading = lines.firstIndex(where: { $0.hasPrefix(start) }),
            let first = lines[heading...].firstIndex(where: { $0.hasPrefix("|") })
        else { return [] }
        return lines[first...].prefix { $0.hasPrefix("|") }.dropFirst(2).map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// The code spans of a text such as a table's cell.
    static func codeSpans(in text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }

    private var prose: [String] {
        var isInside = false
        return lines.filter { line in
            if line.hasPrefix("```") { isInside.toggle() }
            return !isInside && !line.hasPrefix("```") && !line.hasPrefix("    ")
        }
    }
}
