/// A page that is one form.
struct FormPage: Sendable {
    let heading: String
    let lead: String
    let form: FormView
    var back: ListPage.Action?
    /// Signs in the demo's staff; shown in the demo alone.
    var demo: [StaffSignIn] = []
    var hasDemo = false
    var next: String?
}
