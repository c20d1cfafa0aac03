/// The version of the program, as plans and `--version` state it.
enum ProgramVersion {
    /// The program's name and version.
    static let text = "recourse 0.1.0"
}
