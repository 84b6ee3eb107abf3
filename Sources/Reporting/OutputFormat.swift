/// The forms in which a table or listing is written.
package enum OutputFormat: String, Sendable, CaseIterable {
    case text, csv, json, markdown

    /// The width in columns of text that is written to a file or a pipe.
    package static let defaultWidth = 100
    /// Text is never made narrower than this; a narrower terminal wraps it.
    static let leastWidth = 60
}
