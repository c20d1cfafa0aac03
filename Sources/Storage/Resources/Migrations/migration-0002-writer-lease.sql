-- Who writes the log of a shard. A write rests on the token, which only grows; the time says no more
-- than who may try to take the lease. The row carries a keyed seal and is never deleted.
CREATE TABLE writer_lease (
    shard BIGINT NOT NULL PRIMARY KEY,
    token BIGINT NOT NULL,
    holder TEXT NOT NULL,
    host TEXT NOT NULL,
    process BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    seal BYTEA NOT NULL
);
