/// A bounded dictionary: when it is full, the value that was not used for the longest time goes.
///
/// Everything but `removeAll` takes constant time.
struct LeastRecentlyUsed<Key: Hashable, Value> {
    private struct Node {
        var key: Key
        var value: Value
        var newer: Int?
        var older: Int?
    }

    private let capacity: Int
    private var indices: [Key: Int] = [:]
    private var nodes: [Node?] = []
    private var free: [Int] = []
    private var newest: Int?
    private var oldest: Int?

    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    var count: Int { self.indices.count }

    /// The value, which becomes the most recently used.
    mutating func value(for key: Key) -> Value? {
        guard let index = self.indices[key] else { return nil }
        self.unlink(index)
        self.linkAsNewest(index)
        return self.nodes[index]?.value
    }

    mutating func insert(_ value: Value, for key: Key) {
        self.remove(key)
        if self.indices.count >= self.capacity, let oldest = self.oldest, let key = self.nodes[oldest]?.key {
            self.remove(key)
        }
        let node = Node(key: key, value: value)
        let index: Int
        if let free = self.free.popLast() {
            index = free
            self.nodes[index] = node
        } else {
            index = self.nodes.count
            self.nodes.append(node)
        }
        self.indices[key] = index
        self.linkAsNewest(index)
    }

    mutating func remove(_ key: Key) {
        guard let index = self.indices.removeValue(forKey: key) else { return }
        self.unlink(index)
        self.nodes[index] = nil
        self.free.append(index)
    }

    mutating func removeAll(where matches: (Key, Value) -> Bool) {
        for node in self.nodes {
            if let node, matches(node.key, node.value) { self.remove(node.key) }
        }
    }

    private mutating func unlink(_ index: Int) {
        guard let node = self.nodes[index] else { return }
        if let newer = node.newer { self.nodes[newer]?.older = node.older } else { self.newest = node.older }
        if let older = node.older { self.nodes[older]?.newer = node.newer } else { self.oldest = node.newer }
        self.nodes[index]?.newer = nil
        self.nodes[index]?.older = nil
    }

    private mutating func linkAsNewest(_ index: Int) {
        self.nodes[index]?.older = self.newest
        if let newest = self.newest { self.nodes[newest]?.newer = index }
        self.newest = index
        if self.oldest == nil { self.oldest = index }
    }
}
