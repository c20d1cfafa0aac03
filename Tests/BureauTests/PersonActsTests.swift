import Bureau
import Testing

/// The first of the two gates before each of these acts; the second is its own look at who acts.
@Suite("What only the person can do")
struct PersonActsTests {
    @Test("No other role may even ask for it")
    func roles() {
        let acts: [(String, Set<Role>)] = [
            (AcknowledgeNotice.name, AcknowledgeNotice.permittedRoles),
            (AddDisputeFiles.name, AddDisputeFiles.permittedRoles),
            (AddStatement.name, AddStatement.permittedRoles),
            (AgreeToMoreTime.name, AgreeToMoreTime.permittedRoles),
            (AppealDispute.name, AppealDispute.permittedRoles),
            (ChangeAccount.name, ChangeAccount.permittedRoles),
            (ChangeMail.name, ChangeMail.permittedRoles),
            (ChooseLanguage.name, ChooseLanguage.permittedRoles),
            (ConfirmNotice.name, ConfirmNotice.permittedRoles),
            (ConnectProvider.name, ConnectProvider.permittedRoles),
            (DenyInquiry.name, DenyInquiry.permittedRoles),
            (GrantConsent.name, GrantConsent.permittedRoles),
            (LiftFreeze.name, LiftFreeze.permittedRoles),
            (ObjectToJudgment.name, ObjectToJudgment.permittedRoles),
            (OpenAccount.name, OpenAccount.permittedRoles),
            (OpenDispute.name, OpenDispute.permittedRoles),
            (PlaceFreeze.name, PlaceFreeze.permittedRoles),
            (RefuseConsent.name, RefuseConsent.permittedRoles),
            (ReportPayment.name, ReportPayment.permittedRoles),
            (ReportTheft.name, ReportTheft.permittedRoles),
            (RequestReview.name, RequestReview.permittedRoles),
            (ThawFreeze.name, ThawFreeze.permittedRoles),
            (WithdrawConsent.name, WithdrawConsent.permittedRoles),
            (WithdrawStatement.name, WithdrawStatement.permittedRoles),
            (WriteStatement.name, WriteStatement.permittedRoles),
        ]
        for (name, roles) in acts { #expect(roles == [.person], "\(name)") }
    }
}
