-- SQL that SQLite 3.40 and PostgreSQL 15 both run. Every person-owned table has the person first in
-- its key; nothing refers across people; documents are sealed under keys kept in owner_key.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- The keys of one owner (a person, a subscriber, the office), wrapped by the master key.
-- Deleting a row makes everything of that owner unreadable, in backups too once they rotate.
CREATE TABLE owner_key (
    owner TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    data_key BYTEA NOT NULL,
    chain_secret BYTEA NOT NULL
);

CREATE TABLE person (
    person TEXT NOT NULL PRIMARY KEY,
    is_synthetic BIGINT NOT NULL,
    document BYTEA NOT NULL
);

-- Keyed hashes of identifiers, to find a person by equality and by nothing else.
CREATE TABLE person_token (
    token BYTEA NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (token, person)
);

CREATE TABLE file_item (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE consent (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE inquiry (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE judgment (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE notice (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE file_freeze (
    person TEXT NOT NULL PRIMARY KEY,
    document BYTEA NOT NULL
);

-- Keyed hash of an order that was ever filed: it survives removal, so that it cannot be filed again.
CREATE TABLE order_tombstone (
    digest BYTEA NOT NULL PRIMARY KEY
);

CREATE TABLE subscriber (
    subscriber TEXT NOT NULL PRIMARY KEY,
    document BYTEA NOT NULL
);

CREATE TABLE api_key (
    key_hash BYTEA NOT NULL PRIMARY KEY,
    subscriber TEXT NOT NULL
);

-- Whom an identifier that a subscriber was given is about.
CREATE TABLE subscriber_reference (
    subscriber TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (subscriber, id)
);

CREATE TABLE look_count (
    subscriber TEXT NOT NULL,
    day TEXT NOT NULL,
    looks BIGINT NOT NULL,
    PRIMARY KEY (subscriber, day)
);

-- Sign-in state is short-lived and no event writes it; each row carries a keyed seal instead.
CREATE TABLE sign_in_challenge (
    challenge TEXT NOT NULL PRIMARY KEY,
    reference_token BYTEA NOT NULL,
    person TEXT,
    code_hash BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    tries_left BIGINT NOT NULL,
    seal BYTEA NOT NULL
);
CREATE INDEX sign_in_challenge_of_reference ON sign_in_challenge (reference_token);

CREATE TABLE session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    read_on TEXT,
    seal BYTEA NOT NULL
);

CREATE TABLE chain (
    owner TEXT NOT NULL PRIMARY KEY,
    map_key BYTEA NOT NULL,
    length BIGINT NOT NULL,
    head BYTEA NOT NULL
);

CREATE TABLE event (
    owner TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    shard BIGINT NOT NULL,
    leaf_index BIGINT NOT NULL,
    salt BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (owner, sequence)
);

CREATE TABLE log_leaf (
    shard BIGINT NOT NULL,
    leaf_index BIGINT NOT NULL,
    leaf BYTEA NOT NULL,
    PRIMARY KEY (shard, leaf_index)
);

-- Level 0 holds full tiles only; higher levels grow by one hash when a tile below is full.
CREATE TABLE log_tile (
    shard BIGINT NOT NULL,
    level BIGINT NOT NULL,
    tile BIGINT NOT NULL,
    hashes BYTEA NOT NULL,
    PRIMARY KEY (shard, level, tile)
);

CREATE TABLE checkpoint (
    shard BIGINT NOT NULL,
    tree_size BIGINT NOT NULL,
    compact_range BYTEA NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (shard, tree_size)
);

CREATE TABLE scorecard (
    hash TEXT NOT NULL PRIMARY KEY,
    approved_at BIGINT NOT NULL,
    card BYTEA NOT NULL
);
