-- At whom a subscriber looked in vain on a day: keyed hashes of that day and that subscriber, sealed.

CREATE TABLE stray_look (
    subscriber TEXT NOT NULL,
    day TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (subscriber, day)
);

-- What authorities asked for by order of a court, sealed.
CREATE TABLE authority_order (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);
