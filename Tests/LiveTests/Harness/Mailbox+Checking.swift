import Messages
import Testing

extension Stack {
    /// Checks that the mailbox holds what `page-sent` says was sent, and nothing else: each page as many mails as it
    /// should have, each mail under one `Message-ID`.
    ///
    /// The same mail may have come again under its id, because its sender died or was not told.
    /// - Parameter counts: how many mails a page should have, by its id, where it is more than one; the page is repeated.
    func checkMails(
        _ counts: [String: Int] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let mails = self.mailbox.mails
        for (id, copies) in Dictionary(grouping: mails, by: \.messageID) {
            #expect(Set(copies.map { $0.page + $0.recipient }).count == 1, "\(id)", sourceLocation: sourceLocation)
        }
        let sent = try await self.journals.all(PageSent.self)
        let unsaid = Set(mails.map(\.messageID)).subtracting(sent.map(\.messageId))
        #expect(unsaid.isEmpty, "in the mailbox and not in the journal", sourceLocation: sourceLocation)
        let lost = Set(sent.map(\.messageId)).subtracting(mails.map(\.messageID))
        #expect(lost.isEmpty, "in the journal and not in the mailbox", sourceLocation: sourceLocation)
        let pages = Set(try await self.journals.all(PageOpened.self).map(\.pageId))
        let byPage = Dictionary(grouping: mails, by: \.page).mapValues { Set($0.map(\.messageID)) }
        #expect(pages.isSuperset(of: byPage.keys), "mails of no page", sourceLocation: sourceLocation)
        for (page, ids) in byPage {
            #expect(ids.count == counts[page] ?? 1, "\(page): \(ids.sorted())", sourceLocation: sourceLocation)
        }
        for page in counts.keys where byPage[page] == nil {
            Issue.record("no mail of \(page)", sourceLocation: sourceLocation)
        }
    }
}
