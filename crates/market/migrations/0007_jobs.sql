-- Work that waits for somebody to do it. Any node takes it, for as long as its lease lasts.
CREATE TABLE job (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    -- The same work is here once.
    key TEXT NOT NULL UNIQUE,
    -- JSON: what is to be done.
    payload TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
    -- When somebody may take it. While it is running: when its lease ends, and somebody else may.
    due_at BIGINT NOT NULL,
    -- Who has it: another number for every time it is taken, so that whoever lost it can change nothing.
    claimed_by BIGINT,
    -- How often it was taken since it last succeeded.
    attempts BIGINT NOT NULL DEFAULT 0,
    -- 1: it was asked for again while it was running.
    again BIGINT NOT NULL DEFAULT 0,
    -- How far it is: so many of so many, and in which phase.
    progress_done BIGINT NOT NULL DEFAULT 0,
    progress_of BIGINT NOT NULL DEFAULT 0,
    phase TEXT NOT NULL DEFAULT '',
    -- JSON: what came of it.
    outcome TEXT NOT NULL DEFAULT '',
    last_error TEXT NOT NULL DEFAULT '',
    made_at BIGINT NOT NULL,
    started_at BIGINT,
    -- Set when nobody will take it any more: it is done, or has failed for good.
    finished_at BIGINT
);
CREATE INDEX job_due ON job (due_at) WHERE finished_at IS NULL;
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX job_status ON job (status, id);

-- A letter to a customer brings a link to the order with a secret of its own. Only the secret's hash is here.
CREATE TABLE order_link (
    access_hash TEXT PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    made_at BIGINT NOT NULL
);
CREATE INDEX order_link_order ON order_link (order_id);

-- A picture of another server that could not be fetched, and why. Once it is here it has no row.
CREATE TABLE picture_problem (
    image_id BIGINT PRIMARY KEY REFERENCES image (id),
    attempts BIGINT NOT NULL,
    -- When it is tried again; null: never, unless somebody asks for it.
    next_at BIGINT,
    reason TEXT NOT NULL
);

-- Pictures that were imported before there was anybody to fetch them.
INSERT INTO job (id, kind, key, payload, status, due_at, made_at)
SELECT p.brand_id, 'pictures', 'pictures:' || p.brand_id, '{"brand":' || p.brand_id || '}', 'waiting', 0, 0
FROM product p JOIN image i ON i.product_id = p.id
WHERE i.media_hash IS NULL AND i.source_url IS NOT NULL
GROUP BY p.brand_id;
CREATE INDEX image_to_fetch ON image (product_id) WHERE media_hash IS NULL AND source_url IS NOT NULL;
