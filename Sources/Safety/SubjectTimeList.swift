/// The observations of subjects in their order, packed: thirteen bytes a subject and four an event.
package struct SubjectTimeList: Sendable, Equatable {
    /// The last day of each subject's follow-up.
    package private(set) var ends: [Int32] = []
    package private(set) var died: [Bool] = []
    /// The days of the events of subject `s`: elements `eventStart[s] ..< eventStart[s + 1]`, in ascending order.
    package private(set) var eventStart: [Int] = [0]
    package private(set) var events: [Int32] = []

    package init() {}

    /// The last day of any follow-up; 0 without subjects.
    package var lastDay: Int { ends.reduce(0) { Swift.max($0, Int($1)) } }

    /// Adds a subject; its events are put in order.
    package mutating func add(end: Int, died: Bool, events days: some Sequence<Int>) {
        ends.append(Int32(clamping: end))
        self.died.append(died)
        let start = events.count
        for day in days { events.append(Int32(clamping: day)) }
        if events.count > start + 1 { events[start...].sort() }
        eventStart.append(events.count)
    }

    /// The subjects of some lists, one list after the other.
    package init(joining lists: [SubjectTimeList]) {
        // Memory for what there is, and none to grow into.
        let count = lists.reduce(0) { $0 + $1.count }
        ends.reserveCapacity(count)
        died.reserveCapacity(count)
        eventStart.reserveCapacity(count + 1)
        events.reserveCapacity(lists.reduce(0) { $0 + $1.events.count })
        for list in lists {
            let before = events.count
            ends += list.ends
            died += list.died
            events += list.events
            for start in list.eventStart.dropFirst() { eventStart.append(before + start) }
        }
    }
}

extension SubjectTimeList: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { ends.count }

    package subscript(position: Int) -> SubjectTime {
        SubjectTime(
            end: Int(ends[position]), died: died[position],
            events: events[eventStart[position]..<eventStart[position + 1]].map { Int($0) })
    }
}

extension SubjectTimeList: ExpressibleByArrayLiteral {
    package init(arrayLiteral times: SubjectTime...) { self.init(times) }

    package init(_ times: some Sequence<SubjectTime>) {
        for time in times { add(end: time.end, died: time.died, events: time.events) }
    }
}
