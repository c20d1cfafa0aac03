/// The files of `Resources`, which the build turns into bytes of the program.
enum EmbeddedResources {
    /// The contract, as served at `/openapi.yaml`.
    static let contract = PackageResources.openapi_yaml
    /// The stylesheet.
    static let stylesheet = PackageResources.recourse_css
    /// The script behind "Leave quickly".
    static let leaveScript = PackageResources.leave_js
    /// The script that counts while values are tried.
    static let whatIfScript = PackageResources.what_if_js
    /// The script that checks receipts and statements.
    static let verifyScript = PackageResources.verify_js
    /// The program with which anyone adds a score up again.
    static let readdProgram = PackageResources.readd_py
    /// The script that counts the words of a statement.
    static let wordsScript = PackageResources.words_js
    /// The icon of the browser's tab.
    static let icon = PackageResources.icon_svg

    /// The templates by name.
    static let templates: [(name: String, bytes: [UInt8])] = [
        ("why", PackageResources.why_mustache),
        ("layout", PackageResources.layout_mustache),
        ("csrf", PackageResources.csrf_mustache),
        ("links", PackageResources.links_mustache),
        ("leave", PackageResources.leave_mustache),
        ("done", PackageResources.done_mustache),
        ("problem", PackageResources.problem_mustache),
        ("home", PackageResources.home_mustache),
        ("how", PackageResources.how_mustache),
        ("signin", PackageResources.signin_mustache),
        ("signin_code", PackageResources.signin_code_mustache),
        ("representative", PackageResources.representative_mustache),
        ("representative_door", PackageResources.representative_door_mustache),
        ("signin_account", PackageResources.signin_account_mustache),
        ("openid_away", PackageResources.openid_away_mustache),
        ("openid_sorry", PackageResources.openid_sorry_mustache),
        ("account", PackageResources.account_mustache),
        ("account_codes", PackageResources.account_codes_mustache),
        ("erasure", PackageResources.erasure_mustache),
        ("overview", PackageResources.overview_mustache),
        ("look", PackageResources.look_mustache),
        ("looks", PackageResources.looks_mustache),
        ("tries", PackageResources.tries_mustache),
        ("paging", PackageResources.paging_mustache),
        ("look_detail", PackageResources.look_detail_mustache),
        ("decision", PackageResources.decision_mustache),
        ("score", PackageResources.score_mustache),
        ("what_if", PackageResources.what_if_mustache),
        ("file", PackageResources.file_mustache),
        ("register", PackageResources.register_mustache),
        ("register_entry", PackageResources.register_entry_mustache),
        ("sharing", PackageResources.sharing_mustache),
        ("consent", PackageResources.consent_mustache),
        ("freeze", PackageResources.freeze_mustache),
        ("letter", PackageResources.letter_mustache),
        ("notices", PackageResources.notices_mustache),
        ("contents", PackageResources.contents_mustache),
        ("download", PackageResources.download_mustache),
        ("history", PackageResources.history_mustache),
        ("tongues", PackageResources.tongues_mustache),
        ("verify", PackageResources.verify_mustache),
        ("disputes", PackageResources.disputes_mustache),
        ("dispute", PackageResources.dispute_mustache),
        ("dispute_new", PackageResources.dispute_new_mustache),
        ("dispute_files", PackageResources.dispute_files_mustache),
        ("file_field", PackageResources.file_field_mustache),
        ("statement", PackageResources.statement_mustache),
        ("theft", PackageResources.theft_mustache),
        ("theft_block", PackageResources.theft_block_mustache),
        ("representatives", PackageResources.representatives_mustache),
        ("disclosures", PackageResources.disclosures_mustache),
        ("disclosure", PackageResources.disclosure_mustache),
        ("console", PackageResources.console_mustache),
        ("console_field", PackageResources.console_field_mustache),
        ("console_form", PackageResources.console_form_mustache),
        ("console_act", PackageResources.console_act_mustache),
        ("console_list", PackageResources.console_list_mustache),
        ("console_form_page", PackageResources.console_form_page_mustache),
        ("console_door", PackageResources.console_door_mustache),
        ("console_case", PackageResources.console_case_mustache),
        ("console_problem", PackageResources.console_problem_mustache),
    ]
}
