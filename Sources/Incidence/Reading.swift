/// Gives arrays to a body as plain memory. Loops over it become vector code, which loops over spans do not yet.
@inline(__always)
func reading<A, B, Result>(
    _ a: [A], _ b: [B], _ body: (UnsafeBufferPointer<A>, UnsafeBufferPointer<B>) -> Result
) -> Result {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in body(a, b) } }
}

@inline(__always)
func reading<A, B, C, Result>(
    _ a: [A], _ b: [B], _ c: [C],
    _ body: (UnsafeBufferPointer<A>, UnsafeBufferPointer<B>, UnsafeBufferPointer<C>) -> Result
) -> Result {
    reading(a, b) { a, b in c.withUnsafeBufferPointer { c in body(a, b, c) } }
}

@inline(__always)
func reading<A, B, C, D, Result>(
    _ a: [A], _ b: [B], _ c: [C], _ d: [D],
    _ body: (UnsafeBufferPointer<A>, UnsafeBufferPointer<B>, UnsafeBufferPointer<C>, UnsafeBufferPointer<D>) -> Result
) -> Result {
    reading(a, b, c) { a, b, c in d.withUnsafeBufferPointer { d in body(a, b, c, d) } }
}

// A condition that goes either way by chance is counted by arithmetic: the compiler makes a branch of `? 1 : 0`, and half
// of these are foreseen wrongly.

extension UInt8 {
    /// 1 for zero, else 0.
    @inline(__always)
    var oneIfZero: UInt32 { UInt32(truncatingIfNeeded: (UInt16(self) &+ 0xFF) &>> 8) ^ 1 }
}

extension Int {
    /// 0 for zero, else 1.
    @inline(__always)
    var zeroIfZero: Int { Int(truncatingIfNeeded: UInt(bitPattern: self | (0 &- self)) &>> 63) }

    /// All bits for a negative number, else none.
    @inline(__always)
    var signBits: Int { self &>> 63 }
}

extension Array where Element: FixedWidthInteger {
    /// The memory of an array used before, with a number of elements, whatever they are; the array is then empty.
    static func reused(_ array: inout [Element], count: Int) -> [Element] {
        var taken: [Element] = []
        swap(&taken, &array)
        if taken.count > count {
            taken.removeLast(taken.count - count)
        } else {
            taken.append(contentsOf: repeatElement(0, count: count - taken.count))
        }
        return taken
    }
}
