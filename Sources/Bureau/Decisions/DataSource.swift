/// Who holds the file and gives the score: the installation that a notice must name.
public struct DataSource: Hashable, Sendable {
    /// The name of who runs the register of credit data.
    public var name: String
    /// Address, telephone or mail: where the person reaches it.
    public var contact: String
    /// The regulator in charge.
    public var regulator: String

    /// A source; a blank field makes every adverse decision impossible.
    public init(name: String, contact: String, regulator: String) {
        self.name = name
        self.contact = contact
        self.regulator = regulator
    }
}
