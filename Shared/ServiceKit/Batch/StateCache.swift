internal import Messages

/// The states of streams and the copies in memory, exact at one number of the journal.
///
/// Bounded; what was not used for longest goes first. It lives inside the writer and on no other thread.
final class StateCache {
    private struct Slot {
        var stream: any FoldedStream
        var lastUse: UInt64
    }

    private var slots: [StreamName: Slot] = [:]
    private var copies: [CopyKey: CopySlot] = [:]
    private var uses: UInt64 = 0
    private let capacity: Int

    /// The journal's sequence that every state held here is exact at; nil before the first look.
    private(set) var exactAt: Int64?
    /// How far the sources of the copies held here had been taken in.
    private var copiesExactAt: [ServiceName: Int64] = [:]

    struct CopyKey: Hashable {
        let kind: String
        let id: String
    }

    struct CopySlot {
        let copy: (any Copy)?
        let source: ServiceName?
    }

    init(capacity: Int = 20_000) {
        self.capacity = capacity
    }

    var isEmpty: Bool { self.slots.isEmpty }

    func stream(_ name: StreamName) -> (any FoldedStream)? {
        guard var slot = self.slots[name] else { return nil }
        self.uses += 1
        slot.lastUse = self.uses
        self.slots[name] = slot
        return slot.stream
    }

    func contains(_ name: StreamName) -> Bool {
        self.slots[name] != nil
    }

    func keep(_ stream: any FoldedStream, as name: StreamName) {
        self.uses += 1
        self.slots[name] = Slot(stream: stream, lastUse: self.uses)
        if self.slots.count > self.capacity { self.shrink() }
    }

    func advance(to sequence: Int64) {
        self.exactAt = sequence
    }

    func evict(_ names: some Sequence<StreamName>) {
        for name in names { self.slots[name] = nil }
    }

    func copy(_ key: CopyKey) -> CopySlot? {
        self.copies[key]
    }

    func keep(_ copy: CopySlot, as key: CopyKey) {
        if self.copies.count > self.capacity { self.copies.removeAll() }
        self.copies[key] = copy
    }

    /// Forgets the copies of sources that somebody else has taken further in since, or begun anew.
    func align(copiesWith progress: [ServiceName: Progress]) {
        let known = self.copiesExactAt
        let moved = Set(known.keys).union(progress.keys).filter { known[$0] != progress[$0]?.outward }
        guard !moved.isEmpty else { return }
        self.copies = self.copies.filter { $0.value.source.map { !moved.contains($0) } ?? false }
        for source in moved { self.copiesExactAt[source] = progress[source]?.outward }
    }

    func advance(copiesOf source: ServiceName, to outward: Int64) {
        self.copiesExactAt[source] = outward
    }

    /// Forgets everything: after an outcome that isn't known, memory may be wrong.
    func clear() {
        self.slots.removeAll()
        self.copies.removeAll()
        self.copiesExactAt.removeAll()
        self.exactAt = nil
    }

    private func shrink() {
        let threshold = self.slots.values.map(\.lastUse).sorted()[self.slots.count / 4]
        self.slots = self.slots.filter { $0.value.lastUse > threshold }
    }
}

/// How far another service's journal has been taken in.
struct Progress: Sendable, Equatable {
    /// The number of the last event taken in; 0 before the first.
    var outward: Int64
    /// The chain's hash at that event, or nil before the first.
    var hash: [UInt8]?
    /// Reactions run for events after this number only.
    var reactsFrom: Int64
}
