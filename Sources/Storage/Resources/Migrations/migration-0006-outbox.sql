-- Notices on their way out of the house. A row of the outbox is written with its notice and is gone
-- when nothing is left to send; what became of each notice is sealed, the person first in the key.

CREATE TABLE outbox (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (person, id)
);
CREATE INDEX outbox_due ON outbox (due_at);

CREATE TABLE dispatch (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);
