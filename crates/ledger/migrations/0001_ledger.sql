-- Balances are kept beside the accounts so that reading one costs one row. They change only together with entries.
-- Amounts are minor units of the account's currency; positive credits the account. The range check is what makes an
-- overflow an error in both engines: two numbers below 2^62 never wrap when added.
CREATE TABLE account (
    id BIGINT PRIMARY KEY,
    class TEXT NOT NULL,
    owner BIGINT NOT NULL,
    currency TEXT NOT NULL,
    posted BIGINT NOT NULL DEFAULT 0,
    pending BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT posted_in_range CHECK (posted BETWEEN -4611686018427387903 AND 4611686018427387903),
    CONSTRAINT pending_in_range CHECK (pending BETWEEN -4611686018427387903 AND 4611686018427387903),
    UNIQUE (class, owner, currency)
);
CREATE INDEX account_owner ON account (owner, class);

CREATE TABLE posting (
    id BIGINT PRIMARY KEY,
    -- What it is about, once: the same movement posted again finds itself here.
    key TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    -- The order (or other thing) the movement belongs to.
    subject BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'posted', 'void')),
    made_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX posting_subject ON posting (subject, state);

CREATE TABLE entry (
    posting_id BIGINT NOT NULL REFERENCES posting (id),
    position BIGINT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES account (id),
    amount BIGINT NOT NULL,
    PRIMARY KEY (posting_id, position)
);
CREATE INDEX entry_account ON entry (account_id, posting_id);
