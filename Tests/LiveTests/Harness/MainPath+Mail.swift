import Domain
import Messages
import Testing

// Who is told by mail.

extension MainPath {
    /// How many mails the pages should have that were repeated by ``PathStep/remind``: the Chair's, who had not answered
    /// for a quarter of an hour; everybody else has more time.
    var repeated: [String: Int] { ["alertRaised:\(self.incidentID):chair": 2] }

    func pages(_ kind: String, about subject: String) async throws -> [PageOpened] {
        try await self.journals.all(PageOpened.self).filter { $0.kind == kind && $0.subjectId == subject }
    }

    /// Waits until all these people have a mail of that kind, and checks that nobody else has one.
    /// - Parameter perhaps: those who may have one and need not.
    func expectMails(
        _ kind: String,
        about subject: String,
        to people: Set<PersonID>,
        perhaps: Set<PersonID> = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await eventually("mails of \(kind) to \(people.count) people", within: .seconds(30)) {
            people.isSubset(of: try await self.mailed(kind, about: subject))
        }
        let others = try await self.mailed(kind, about: subject).subtracting(people.union(perhaps))
        #expect(others.isEmpty, "\(kind) went to others too", sourceLocation: sourceLocation)
    }

    /// Who has a mail of that kind in the mailbox, under the own address.
    private func mailed(_ kind: String, about subject: String) async throws -> Set<PersonID> {
        let mails = self.stack.mailbox.mails
        return Set(
            try await self.pages(kind, about: subject).filter { page in
                mails.contains { $0.page == page.pageId && $0.person == page.person.value }
            }.map(\.person)
        )
    }
}
