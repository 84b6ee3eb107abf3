/// Repeats some records under another sequence, with the same content to the letter.
enum Duplicates {
    /// 9 of events that count (2 reactions, 2 serious, 5 others) and 1 of an event after the window, which
    /// the rules remove for that reason first.
    static func make(of events: [Event]) -> [Event] {
        var random = RandomSource(.decoys)
        let order = random.shuffled(events.filter { $0.precision == .day })
        let counted = order.filter { $0.purpose == .counted }
        let reactions = counted.filter { $0.kind == .reaction }.prefix(2)
        let serious = counted.filter { $0.kind == .serious }.prefix(2)
        let ordinary = counted.filter { $0.kind == .ordinary }.prefix(5)
        var copies = Array(reactions) + Array(serious) + Array(ordinary)
        for index in copies.indices { copies[index].purpose = .duplicate }
        copies += order.filter { $0.purpose == .afterWindow }.prefix(1)
        for index in copies.indices { copies[index].isCopy = true }
        return copies
    }
}
