internal import Crypto

/// What stands in a column or a log line for an id that a client chose, which may hold anything: a mail address, or the
/// name of an incident.
///
/// The same words have the same digest, so equal ids are found again; the words themselves can't be read back, though a
/// guess at them can be tested.
enum Opaque {
    /// A message's or a path's id.
    static func id(_ id: String) -> String { self.digest(["id", id]) }

    /// Where a message says that it comes from; its id goes in as well, so that a guess at the source alone says
    /// nothing.
    static func source(_ source: String, of id: String) -> String { self.digest(["source", source, id]) }

    /// A zero byte after each word but the last; no word has one in it (`MessageReader.isStorable`).
    private static func digest(_ words: [String]) -> String {
        Array(SHA256.hash(data: Array(words.joined(separator: "\u{0}").utf8))).hex
    }
}
