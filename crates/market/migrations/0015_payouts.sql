-- When a merchant pays out. Without a row: monthly on the 1st, from 10.00 on.
CREATE TABLE payout_settings (
    merchant_id BIGINT PRIMARY KEY REFERENCES merchant (id),
    schedule TEXT NOT NULL CHECK (schedule IN ('off', 'weekly', 'monthly')),
    -- Of the week, 1 is Monday; or of the month, 1 to 28.
    day BIGINT NOT NULL CHECK (day BETWEEN 1 AND 28),
    minimum BIGINT NOT NULL CHECK (minimum >= 0),
    -- Since when the schedule is that: what fell due before is not made up for.
    since BIGINT NOT NULL
);

-- The payouts that were prepared at one time.
CREATE TABLE payout_run (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    -- What it is for, once: the day it fell due, or 'hand:' and its own number.
    period TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    -- Payouts below it are not made.
    minimum BIGINT NOT NULL,
    -- When every payee was looked at. Until then somebody still has to go on.
    prepared_at BIGINT,
    UNIQUE (merchant_id, period)
);
CREATE INDEX payout_run_open ON payout_run (id) WHERE prepared_at IS NULL;

-- What was sent at one time: a file for the bank.
CREATE TABLE payout_file (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    made_at BIGINT NOT NULL
);
CREATE INDEX payout_file_merchant ON payout_file (merchant_id, id);

CREATE TABLE payout (
    id BIGINT PRIMARY KEY,
    run_id BIGINT NOT NULL REFERENCES payout_run (id),
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    -- The payee's account in the books.
    class TEXT NOT NULL CHECK (class IN ('brand', 'member')),
    owner BIGINT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    status TEXT NOT NULL CHECK (status IN ('prepared', 'sent', 'paid', 'failed', 'returned')),
    -- Since when the oldest part of it has been owed: the oldest is paid first.
    since BIGINT NOT NULL,
    -- Whether there was not enough money for it when others were sent.
    is_short BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL,
    file_id BIGINT REFERENCES payout_file (id),
    sent_at BIGINT,
    -- JSON: where it was sent to.
    sent_to TEXT NOT NULL DEFAULT '',
    paid_at BIGINT,
    -- When and why it came to nothing.
    failed_at BIGINT,
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (run_id, class, owner)
);
CREATE INDEX payout_merchant ON payout (merchant_id, id);
CREATE INDEX payout_waiting ON payout (merchant_id, since) WHERE status = 'prepared';
CREATE INDEX payout_payee ON payout (owner, class, id);
CREATE INDEX payout_of_file ON payout (file_id);

-- What a payout is made of: movements on the payee's account. Each is in one payout that came to something at most.
CREATE TABLE payout_item (
    payout_id BIGINT NOT NULL REFERENCES payout (id),
    account_id BIGINT NOT NULL REFERENCES account (id),
    posting_id BIGINT NOT NULL REFERENCES posting (id),
    amount BIGINT NOT NULL,
    -- 1: the payout came to nothing.
    is_void BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (payout_id, posting_id)
);
CREATE UNIQUE INDEX payout_item_once ON payout_item (account_id, posting_id) WHERE is_void = 0;

-- How a person or a brand wants to be paid.
CREATE TABLE payout_details (
    -- The id of the person or the brand.
    owner BIGINT PRIMARY KEY,
    -- JSON of the details.
    details TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
