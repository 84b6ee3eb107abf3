import Glibc

/// Takes the elements of an XML part as they come.
protocol XMLHandler: AnyObject {
    func start(_ name: XMLName, _ attributes: XMLAttributes) throws(RecordProblem)
    /// Takes the end of an element; true to pause behind it.
    func end(_ name: XMLName) throws(RecordProblem) -> Bool
    /// Takes a piece of text, which may be any stretch of what stands between two tags.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The name of an element or an attribute without its prefix, valid inside a call of a handler.
struct XMLName {
    let pointer: UnsafePointer<CChar>

    init(_ name: UnsafePointer<CChar>) {
        pointer = strrchr(name, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0 + 1) } ?? name
    }

    @inline(__always)
    func `is`(_ name: StaticString) -> Bool {
        strcmp(pointer, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }
}

/// The attributes of an element: names and values in turn, valid inside a call of a handler.
struct XMLAttributes {
    let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute by its name without prefix.
    subscript(name: StaticString) -> UnsafePointer<CChar>? {
        guard let list else { return nil }
        var place = 0
        while let attribute = list[place] {
            if XMLName(attribute).is(name) { return list[place + 1] }
            place += 2
        }
        return nil
    }

    /// The value of an attribute as text; empty when there is none.
    func text(_ name: StaticString) -> String { self[name].map { String(cString: $0) } ?? "" }

    /// Whether an attribute is true, which is written 1, true or on.
    func isTrue(_ name: StaticString) -> Bool { ["1", "true", "on"].contains(text(name)) }
}
