-- The rate a brand pays on its whole catalog from a moment on.
CREATE TABLE brand_commission (
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    valid_from BIGINT NOT NULL,
    rate BIGINT NOT NULL CHECK (rate BETWEEN 0 AND 10000),
    PRIMARY KEY (brand_id, valid_from)
);

-- The rate of one product from a moment on; null goes back to the catalog's.
CREATE TABLE product_commission (
    product_id BIGINT NOT NULL REFERENCES product (id),
    valid_from BIGINT NOT NULL,
    rate BIGINT CHECK (rate BETWEEN 0 AND 10000),
    PRIMARY KEY (product_id, valid_from)
);

CREATE TABLE agreement (
    id BIGINT PRIMARY KEY,
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    offered_by TEXT NOT NULL CHECK (offered_by IN ('brand', 'merchant')),
    status TEXT NOT NULL CHECK (status IN ('offered', 'accepted', 'declined', 'ended')),
    -- The brand may not go below this rate while the agreement runs.
    commission_floor BIGINT NOT NULL CHECK (commission_floor BETWEEN 0 AND 10000),
    notice_days BIGINT NOT NULL CHECK (notice_days BETWEEN 0 AND 3650),
    offered_at BIGINT NOT NULL,
    decided_at BIGINT,
    -- Set when one side gives notice: products are sold until then.
    ends_at BIGINT
);
CREATE UNIQUE INDEX agreement_alive ON agreement (brand_id, merchant_id) WHERE status IN ('offered', 'accepted');
CREATE INDEX agreement_merchant ON agreement (merchant_id, status);
