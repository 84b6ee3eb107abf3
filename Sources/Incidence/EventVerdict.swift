import Safety

extension EventJudge {
    /// What the rules make of an event, as bits.
    enum Verdict {
        static var counted: UInt8 { 1 }
        static var serious: UInt8 { 2 }
        static var related: UInt8 { 4 }
        static var fatal: UInt8 { 8 }
        /// Set for an event that a selection does not hold.
        static var excluded: UInt8 { 64 }
        /// A bit that no event has.
        private static var never: UInt8 { 128 }

        /// The bits by which a selection decides, and how they must be.
        static func bits(_ selection: EventSelection, mustCount: Bool) -> (deciding: UInt8, needed: UInt8) {
            var needed: UInt8 = mustCount ? counted : 0
            if selection.serious { needed |= serious }
            if selection.related { needed |= related }
            if selection.fatal { needed |= fatal }
            if selection.serious, selection.nonSerious { needed |= never }
            return (needed | excluded | (selection.nonSerious ? serious : 0), needed)
        }
    }
}
