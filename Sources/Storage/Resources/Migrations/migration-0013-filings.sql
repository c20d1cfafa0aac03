-- Orders that a court filed without its key's signature, until another of its staff reads them: sealed
-- documents under the court's own key. They are no entries, and no table about a person knows of them.

CREATE TABLE filing (
    subscriber TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (subscriber, id)
);

-- Sign-ins of representatives, apart from those of people: what leads to a mandate, as a keyed hash, and
-- codes on their way and sessions, sealed row by row.

CREATE TABLE representative_access (
    token BYTEA NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    mandate TEXT NOT NULL
);
CREATE INDEX representative_access_person ON representative_access (person);

CREATE TABLE representative_session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    reference_token BYTEA NOT NULL,
    person TEXT,
    mandate TEXT,
    code_hash BYTEA,
    tries_left BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    seal BYTEA NOT NULL
);
CREATE INDEX representative_session_reference ON representative_session (reference_token);
CREATE INDEX representative_session_started ON representative_session (started_at);
