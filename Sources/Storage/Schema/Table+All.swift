extension Table {
    /// Facts about the database itself.
    public static let meta = Table(
        "meta",
        key: ["name"],
        ["value"],
        guardedBy: .computation,
        distributed: .everywhere
    )
    /// Wrapped keys of persons, subscribers and the office.
    public static let ownerKey = Table(
        "owner_key",
        key: ["owner"],
        ["kind", "data_key", "chain_secret"],
        guardedBy: .computation
    )
    /// People with a file.
    public static let person = Table("person", key: ["person"], ["is_synthetic", "document"])
    /// Keyed hashes of identifiers.
    public static let personToken = Table("person_token", key: ["token", "person"], [])
    /// Items of files.
    public static let fileItem = Table("file_item", key: ["person", "id"], ["document"])
    /// Consents.
    public static let consent = Table("consent", key: ["person", "id"], ["document"])
    /// Looks at files.
    public static let inquiry = Table("inquiry", key: ["person", "id"], ["document"])
    /// Decisions of lenders.
    public static let decision = Table("decision", key: ["person", "id"], ["document"])
    /// Judgments.
    public static let judgment = Table("judgment", key: ["person", "id"], ["document"])
    /// Disputes of what files hold.
    public static let dispute = Table("dispute", key: ["person", "id"], ["document"])
    /// The bytes of the files that people sent with their disputes.
    public static let disputeFile = Table(
        "dispute_file",
        key: ["person", "dispute", "id"],
        ["content"],
        hasLargeRows: true
    )
    /// The words of people on their whole files.
    public static let fileStatement = Table("file_statement", key: ["person"], ["document"])
    /// What people reported as the theft of their identity.
    public static let theftBlock = Table("theft_block", key: ["person", "id"], ["document"])
    /// Who may act for whom.
    public static let mandate = Table("mandate", key: ["person", "id"], ["document"])
    /// Requests of people for their own files.
    public static let disclosure = Table("disclosure", key: ["person", "id"], ["document"])
    /// Requests of people that their files be erased.
    public static let erasure = Table("erasure", key: ["person", "id"], ["document"])
    /// Files with such a request, with the instant from which it is to be carried out.
    public static let erasureDue = Table("erasure_due", key: ["person"], ["due_at"])
    /// Places of the log whose events were erased with their whole file.
    public static let erasedLeaf = Table(
        "erased_leaf",
        key: ["shard", "leaf_index"],
        ["seal"],
        guardedBy: .seal
    )
    /// What authorities asked for by order of a court.
    public static let authorityOrder = Table(
        "authority_order",
        key: ["person", "id"],
        ["document"]
    )
    /// Notices.
    public static let notice = Table("notice", key: ["person", "id"], ["document"])
    /// What became of notices on their way out, by the notice.
    public static let dispatch = Table("dispatch", key: ["person", "id"], ["document"])
    /// Notices that wait to be sent on, with the instant from which they do.
    public static let outbox = Table("outbox", key: ["person", "id"], ["due_at"])
    /// Messages that something that was told does not hold any more.
    public static let retraction = Table("retraction", key: ["person", "id"], ["document"])
    /// Such messages that wait to be sent, with the instant from which they do.
    public static let messageDue = Table("message_due", key: ["person", "id"], ["due_at"])
    /// Such messages that their recipients have not confirmed, with the last day to do so.
    public static let recallOwed = Table(
        "recall_owed",
        key: ["subscriber", "id"],
        ["follow_by"]
    )
    /// Files of which somebody was told anything, with the instant of the last change.
    public static let toldFile = Table("told_file", key: ["person"], ["touched_at"])
    /// Freezes.
    public static let fileFreeze = Table("file_freeze", key: ["person"], ["document"])
    /// Keyed hashes of orders that were ever filed.
    public static let orderTombstone = Table("order_tombstone", key: ["digest"], [])
    /// Lenders, courts and furnishers.
    public static let subscriber = Table("subscriber", key: ["subscriber"], ["document"])
    /// Hashes of API keys.
    public static let apiKey = Table("api_key", key: ["key_hash"], ["subscriber"])
    /// Whom an identifier that a subscriber was given is about.
    public static let subscriberReference = Table(
        "subscriber_reference",
        key: ["subscriber", "id"],
        ["person"]
    )
    /// Looks of a subscriber in a day.
    public static let lookCount = Table("look_count", key: ["subscriber", "day"], ["looks"])
    /// At whom a subscriber looked in vain in a day.
    public static let strayLook = Table("stray_look", key: ["subscriber", "day"], ["document"])
    /// Sign-ins that wait for their code.
    public static let signInChallenge = Table(
        "sign_in_challenge",
        key: ["challenge"],
        ["reference_token", "person", "code_hash", "expires_at", "tries_left", "seal"],
        guardedBy: .seal
    )
    /// Sessions of people in the portal.
    public static let session = Table(
        "session",
        key: ["token_hash"],
        ["person", "started_at", "seen_at", "read_on", "seal"],
        guardedBy: .seal
    )
    /// How people sign in who set that up: pass phrase, secret of an app, recovery codes.
    public static let account = Table("account", key: ["person"], ["document"])
    /// The identity at the provider that leads to a person's file.
    public static let providerLink = Table("provider_link", key: ["person"], ["document"])
    /// To which mandate leads what a representative types to sign in, as a keyed hash.
    public static let representativeAccess = Table(
        "representative_access",
        key: ["token"],
        ["person", "mandate"]
    )
    /// Sign-ins of representatives that wait for their code, and their sessions.
    public static let representativeSession = Table(
        "representative_session",
        key: ["token_hash"],
        [
            "reference_token", "person", "mandate", "code_hash", "tries_left", "started_at",
            "seen_at", "seal",
        ],
        guardedBy: .seal
    )
    /// Tries to sign in with a user name.
    public static let accountTry = Table(
        "account_try",
        key: ["user_name_token"],
        ["failures", "until", "last_step", "seal"],
        guardedBy: .seal
    )
    /// Accounts of named humans who act for subscribers and for the operator.
    public static let staff = Table(
        "staff",
        key: ["staff"],
        ["sign_in_token", "holder", "document"]
    )
    /// What proves that somebody holds a staff account.
    public static let staffCredential = Table(
        "staff_credential",
        key: ["staff"],
        ["document"]
    )
    /// Wrong tries to sign in as staff.
    public static let staffTry = Table(
        "staff_try",
        key: ["sign_in_token"],
        ["failures", "until", "seal"],
        guardedBy: .seal
    )
    /// Sessions of staff in the consoles.
    public static let staffSession = Table(
        "staff_session",
        key: ["token_hash"],
        ["staff", "started_at", "seen_at", "seal"],
        guardedBy: .seal
    )
    /// Orders that wait for the second human of their court.
    public static let filing = Table("filing", key: ["subscriber", "id"], ["document"])
    /// What lenders asked for and checked, for their own lists.
    public static let lenderAct = Table("lender_act", key: ["subscriber", "id"], ["document"])
    /// Length and head of each owner's chain.
    public static let chain = Table(
        "chain",
        key: ["owner"],
        ["map_key", "length", "head"],
        guardedBy: .computation
    )
    /// Events, sealed.
    public static let event = Table(
        "event",
        key: ["owner", "sequence"],
        ["shard", "leaf_index", "salt", "sealed"],
        guardedBy: .computation
    )
    /// Events that were erased from chains that live on: where their leaves stand.
    public static let erasedEvent = Table(
        "erased_event",
        key: ["owner", "sequence"],
        ["shard", "leaf_index"],
        guardedBy: .computation
    )
    /// Leaves of the log.
    public static let logLeaf = Table(
        "log_leaf",
        key: ["shard", "leaf_index"],
        ["leaf"],
        guardedBy: .computation
    )
    /// Tiles of the log.
    public static let logTile = Table(
        "log_tile",
        key: ["shard", "level", "tile"],
        ["hashes"],
        guardedBy: .computation
    )
    /// Signed checkpoints of the log.
    public static let checkpoint = Table(
        "checkpoint",
        key: ["shard", "tree_size"],
        ["compact_range", "note"],
        guardedBy: .computation
    )
    /// Who writes the log.
    public static let writerLease = Table(
        "writer_lease",
        key: ["shard"],
        ["token", "holder", "host", "process", "expires_at", "seal"],
        guardedBy: .seal
    )
    /// Scorecards that were approved.
    public static let scorecard = Table(
        "scorecard",
        key: ["hash"],
        ["approved_at", "card"],
        distributed: .everywhere
    )

    /// From when each scorecard holds.
    public static let scorecardTerm = Table(
        "scorecard_term",
        key: ["id"],
        [
            "hash", "effective_at", "proposed_by", "proposed_at", "approved_by", "approved_at",
            "withdrawn_by", "withdrawn_at", "card",
        ],
        distributed: .everywhere
    )

    /// The tables whose rows are a person's own: they go with the file.
    public static let ofPerson = all.filter { $0.keyColumns[0] == "person" }

    /// Every table of the schema but the record of migrations.
    public static let all: [Table] = [
        meta, ownerKey, person, personToken, fileItem, consent, inquiry, decision, judgment,
        dispute, disputeFile, fileStatement, theftBlock, mandate, disclosure, authorityOrder,
        erasure, erasureDue, erasedLeaf, notice,
        dispatch, outbox, retraction, messageDue, recallOwed, toldFile, fileFreeze, orderTombstone,
        subscriber,
        apiKey, subscriberReference, lookCount, strayLook, signInChallenge, session, account,
        accountTry, providerLink, representativeAccess, representativeSession, staff,
        staffCredential, staffTry, staffSession, lenderAct, filing,
        chain,
        event, erasedEvent, logLeaf, logTile, checkpoint, scorecard, scorecardTerm, writerLease,
    ]
}
