import Bureau
import Service
import Testing

extension TestOffice {
    /// Somebody asks to be forgotten.
    func askToForget(_ number: Int) async throws {
        let person = try await signIn(number)
        _ = try await office.perform(RequestErasure(understands: true), as: person)
    }

    /// The letter of a notice is on its way.
    func post(_ notice: Notice) async throws {
        let posted = RecordDispatch(
            person: notice.person,
            notice: notice.id,
            channel: .letter,
            fact: .handedOver
        )
        _ = try await office.perform(posted, as: staff)
    }

    /// Enrols somebody who asks to be forgotten, and is.
    func forget(_ number: Int) async throws {
        try await enrol(number)
        try await askToForget(number)
        clock.advance(seconds: Int64(FileErasure.takeBackDays) * 86_400)
        #expect(try await office.erasureRoom(ErasureMeans(tell: nil)).round() == 1)
    }
}

extension TestOffice {
    /// Enrols somebody with a court order that is withdrawn and erased; the file lives on.
    func eraseOrder(of number: Int, caseNumber: String) async throws {
        try await enrol(number)
        let court = try await subscriber(.court)
        let order = try await office.perform(
            file(number, caseNumber: caseNumber, by: court),
            as: court
        ).answer
        _ = try await office.perform(
            SetAsideOrder(judgment: order, reason: "withdrawn"),
            as: court
        )
        clock.advance(seconds: 2 * 86_400)
        #expect(try await office.termRoom().round() == 1)
    }
}
