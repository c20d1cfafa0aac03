import Bureau

extension OfficeContext {
    /// Who holds the files here, as a notice names it.
    ///
    /// Without an operator file there are invented people only, and the notice says so.
    var source: DataSource {
        guard let file = settings.operatorFile else {
            return DataSource(
                name: "Recourse at \(settings.origin), a test installation with invented people",
                contact: "this server, in your own file",
                regulator: "the regulator of the lender; a test installation has none of its own"
            )
        }
        return DataSource(
            name: file.controller,
            contact: file.dataProtectionContact,
            regulator: file.regulator
        )
    }
}
