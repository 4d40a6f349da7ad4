-- What has to happen to an order on the chain: written with the order, carried there by a job, and kept with what came of it.
CREATE TABLE settlement (
    id BIGINT PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    act TEXT NOT NULL CHECK (act IN ('pay', 'release', 'refund')),
    -- Which of several of its kind; the first is 0.
    number BIGINT NOT NULL CHECK (number >= 0),
    -- The order's id on the chain, 0x and 64 digits.
    chain_order TEXT NOT NULL,
    -- JSON: what is to be carried.
    carried TEXT NOT NULL,
    -- How much goes back, in the token's smallest units; empty where nothing does.
    amount TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'sent', 'settled', 'refused')),
    -- How often it was begun: again after the chain took back what was settled.
    attempt BIGINT NOT NULL DEFAULT 1,
    -- Not before then.
    due_at BIGINT NOT NULL,
    -- Where it happened, as far as that is known.
    transaction_hash TEXT NOT NULL DEFAULT '',
    -- The block in which the chain said so; null until it was read there.
    block BIGINT,
    -- Why it was refused, or waits longer.
    reason TEXT NOT NULL DEFAULT '',
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    UNIQUE (order_id, act, number)
);
CREATE INDEX settlement_open ON settlement (status, due_at, id) WHERE status IN ('waiting', 'sent');
CREATE INDEX settlement_chain_order ON settlement (chain_order);
CREATE INDEX settlement_block ON settlement (block) WHERE block IS NOT NULL;

-- How far the events of a chain were read.
CREATE TABLE chain_cursor (
    chain BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

-- Blocks that reading stood at, to find the way back when the chain changes its mind. Old ones are forgotten.
CREATE TABLE chain_point (
    chain BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (chain, number)
);

-- What the contracts said.
CREATE TABLE chain_event (
    chain BIGINT NOT NULL,
    block BIGINT NOT NULL,
    -- Its place among all events of the block.
    place BIGINT NOT NULL,
    block_hash BYTEA NOT NULL,
    transaction_hash BYTEA NOT NULL,
    contract BYTEA NOT NULL,
    -- Up to four of 32 bytes, one behind the other.
    topics BYTEA NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (chain, block, place)
);

-- What a relaying account was asked to send. `relayer` is the chain's number and the account's address: '31337:0x...'.
CREATE TABLE relay_job (
    id BIGINT PRIMARY KEY,
    relayer TEXT NOT NULL,
    key TEXT NOT NULL,
    -- For whom: quotas are theirs.
    asker BYTEA NOT NULL,
    contract BYTEA NOT NULL,
    call BYTEA NOT NULL,
    gas BIGINT NOT NULL,
    since BIGINT NOT NULL,
    -- With how many others at most it may be sent, itself included.
    together BIGINT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'flying', 'done', 'refused')),
    -- The flight it is in, and its place there.
    nonce BIGINT,
    place BIGINT,
    transaction_hash BYTEA,
    reason BYTEA,
    UNIQUE (relayer, key)
);
CREATE INDEX relay_job_waiting ON relay_job (relayer, id) WHERE status = 'waiting';
CREATE INDEX relay_job_flying ON relay_job (relayer, nonce, place) WHERE status = 'flying';
CREATE INDEX relay_job_asker ON relay_job (relayer, asker, since);

-- Whoever hands in for somebody holds their row, so that two at once do not get what is left for one.
CREATE TABLE relay_asker (
    relayer TEXT NOT NULL,
    asker BYTEA NOT NULL,
    jobs BIGINT NOT NULL,
    PRIMARY KEY (relayer, asker)
);

-- A transaction on its way. It goes when it is over.
CREATE TABLE relay_flight (
    relayer TEXT NOT NULL,
    nonce BIGINT NOT NULL,
    contract BYTEA NOT NULL,
    call BYTEA NOT NULL,
    gas BIGINT NOT NULL,
    PRIMARY KEY (relayer, nonce)
);

-- As it was signed, with rising fees.
CREATE TABLE relay_attempt (
    relayer TEXT NOT NULL,
    nonce BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    raw BYTEA NOT NULL,
    -- Wei for each unit of gas, more than an integer holds.
    most TEXT NOT NULL,
    tip TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (relayer, nonce, number)
);
