import Bureau

extension OfficeContext {
    /// Who holds the files here, as a notice names it.
    ///
    /// Without an operator file there are invented people only, and the notice says so.
    var source: DataSource {
        guard let file = settings.operatorFile else {
            return DataSource(
                name: settings.isDemo ? "Recourse (demo)" : "Recourse (test server)",
                contact: "help@recourse.example",
                regulator: settings.isDemo
                    ? "the authority that supervises the lender (in this demo there is none)"
                    : "the authority that supervises the lender (this test server has none)"
            )
        }
        return DataSource(
            name: file.controller,
            contact: file.dataProtectionContact,
            regulator: file.regulator
        )
    }
}
