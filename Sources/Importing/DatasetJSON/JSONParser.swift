import CYajl

/// What is told of a JSON text, from front to back. Each function returns whether to go on.
protocol JSONHandler: AnyObject {
    func begin(_ container: JSONContainer) -> Bool
    func end(_ container: JSONContainer) -> Bool
    /// The key of the value that follows.
    func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool
    func value(_ value: JSONValue, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool
}

enum JSONContainer: Sendable {
    case object, array
}

/// The kind of a value that is no container; its bytes are the text of a string without escapes, or the digits as
/// typed.
enum JSONValue: Sendable {
    case string, number, boolean, null
}

/// A stream of JSON values, parsed by yajl as its bytes come.
final class JSONParser {
    /// The most levels of containers within each other.
    static let mostLevels = 16

    fileprivate weak var handler: (any JSONHandler)?
    private var parser: yajl_handle?
    private let callbacks: UnsafeMutablePointer<yajl_callbacks>
    fileprivate var level = 0
    fileprivate(set) var isTooDeep = false
    /// Whether something was told since the bytes that came last.
    fileprivate(set) var hasTold = false

    init() {
        callbacks = .allocate(capacity: 1)
        callbacks.initialize(to: JSONParser.told)
        parser = yajl_alloc(callbacks, nil, Unmanaged.passUnretained(self).toOpaque())
        if let parser { _ = soteria_yajl_allow_multiple_values(parser) }
    }

    deinit {
        if let parser { yajl_free(parser) }
        callbacks.deallocate()
    }

    /// Parses the next bytes; nil when they are JSON and the handler goes on, else what is wrong, in yajl's words.
    func parse(_ bytes: UnsafeBufferPointer<UInt8>, telling handler: any JSONHandler) -> JSONStop? {
        self.handler = handler
        hasTold = false
        guard let parser else { return .unreadable("there is no memory to parse it") }
        return stop(yajl_parse(parser, bytes.baseAddress, bytes.count))
    }

    /// Ends the text.
    func finish(telling handler: any JSONHandler) -> JSONStop? {
        self.handler = handler
        guard let parser else { return nil }
        return stop(yajl_complete_parse(parser))
    }

    /// How many of the bytes given last were read.
    var consumed: Int { parser.map { yajl_get_bytes_consumed($0) } ?? 0 }

    private func stop(_ status: yajl_status) -> JSONStop? {
        if status == yajl_status_ok { return nil }
        if isTooDeep { return .unreadable("containers stand within each other on more than \(Self.mostLevels) levels") }
        if status == yajl_status_client_canceled { return .refused }
        // Without the text around it, which may be a patient's.
        guard let parser, let message = yajl_get_error(parser, 0, nil, 0) else { return .unreadable("no JSON") }
        defer { yajl_free_error(parser, message) }
        let text = String(cString: message).split(whereSeparator: \.isNewline).joined(separator: " ")
        return .unreadable(text)
    }

    private static let told = yajl_callbacks(
        yajl_null: { context in value(context, .null, nil, 0) },
        yajl_boolean: { context, isTrue in
            let text: StaticString = isTrue != 0 ? "true" : "false"
            return value(context, .boolean, text.utf8Start, text.utf8CodeUnitCount)
        },
        yajl_integer: nil,
        yajl_double: nil,
        yajl_number: { context, digits, count in
            guard let digits else { return 0 }
            return digits.withMemoryRebound(to: UInt8.self, capacity: count) { value(context, .number, $0, count) }
        },
        yajl_string: { context, text, count in value(context, .string, text, count) },
        yajl_start_map: { context in begin(context, .object) },
        yajl_map_key: { context, text, count in
            tell(context) { $0.key(UnsafeBufferPointer(start: text, count: count)) }
        },
        yajl_end_map: { context in end(context, .object) },
        yajl_start_array: { context in begin(context, .array) },
        yajl_end_array: { context in end(context, .array) })
}

/// Why a JSON text is not parsed on.
enum JSONStop: Equatable {
    /// It is no JSON; the words say why, without any of its text.
    case unreadable(String)
    /// The handler did not go on.
    case refused
}

private func tell(_ context: UnsafeMutableRawPointer?, _ body: (any JSONHandler) -> Bool) -> Int32 {
    guard let context else { return 0 }
    let parser = Unmanaged<JSONParser>.fromOpaque(context).takeUnretainedValue()
    parser.hasTold = true
    guard let handler = parser.handler else { return 0 }
    return body(handler) ? 1 : 0
}

private func value(
    _ context: UnsafeMutableRawPointer?, _ kind: JSONValue, _ start: UnsafePointer<UInt8>?, _ count: Int
) -> Int32 {
    tell(context) { $0.value(kind, UnsafeBufferPointer(start: start, count: count)) }
}

private func begin(_ context: UnsafeMutableRawPointer?, _ container: JSONContainer) -> Int32 {
    guard let context else { return 0 }
    let parser = Unmanaged<JSONParser>.fromOpaque(context).takeUnretainedValue()
    parser.level += 1
    if parser.level > JSONParser.mostLevels {
        parser.isTooDeep = true
        return 0
    }
    return tell(context) { $0.begin(container) }
}

private func end(_ context: UnsafeMutableRawPointer?, _ container: JSONContainer) -> Int32 {
    guard let context else { return 0 }
    Unmanaged<JSONParser>.fromOpaque(context).takeUnretainedValue().level -= 1
    return tell(context) { $0.end(container) }
}
