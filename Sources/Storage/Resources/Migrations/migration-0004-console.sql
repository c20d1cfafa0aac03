-- Staff accounts, their sessions, and the lenders' own lists.

-- The holder is the subscriber for whom the person acts, or the office: its key seals the document.
CREATE TABLE staff (
    staff TEXT NOT NULL PRIMARY KEY,
    sign_in_token BYTEA NOT NULL,
    holder TEXT NOT NULL,
    document BYTEA NOT NULL
);
CREATE UNIQUE INDEX staff_sign_in ON staff (sign_in_token);

-- Hash of a one-time code, or of a pass phrase with its salt and its cost, sealed.
CREATE TABLE staff_credential (
    staff TEXT NOT NULL PRIMARY KEY,
    document BYTEA NOT NULL
);

-- Wrong tries by the keyed hash of what was typed, whether or not there is such an account.
CREATE TABLE staff_try (
    sign_in_token BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    until BIGINT NOT NULL,
    seal BYTEA NOT NULL
);

CREATE TABLE staff_session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    staff TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    seal BYTEA NOT NULL
);

-- What a lender asked for and checked, for that lender alone; sealed with the lender's key.
CREATE TABLE lender_act (
    subscriber TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (subscriber, id)
);
