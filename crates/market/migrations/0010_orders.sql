-- Of a line's pieces: how many are in parcels, sent or not; were sent; have arrived; came back as a return.
ALTER TABLE order_line ADD COLUMN packed BIGINT NOT NULL DEFAULT 0
    CONSTRAINT packed_within_quantity CHECK (packed BETWEEN 0 AND quantity);
ALTER TABLE order_line ADD COLUMN shipped BIGINT NOT NULL DEFAULT 0
    CONSTRAINT shipped_within_packed CHECK (shipped BETWEEN 0 AND packed);
ALTER TABLE order_line ADD COLUMN delivered BIGINT NOT NULL DEFAULT 0
    CONSTRAINT delivered_within_shipped CHECK (delivered BETWEEN 0 AND shipped);
ALTER TABLE order_line ADD COLUMN returned BIGINT NOT NULL DEFAULT 0
    CONSTRAINT returned_within_shipped CHECK (returned BETWEEN 0 AND shipped);
-- What a brand has to pack is asked for on every page of its console.
CREATE INDEX order_line_to_pack ON order_line (brand_id, order_id)
    WHERE quantity - refunded_quantity + returned > packed;

-- Worked out from the lines whenever they change, so that a list of orders need not read them.
ALTER TABLE sales_order ADD COLUMN fulfilment TEXT NOT NULL DEFAULT 'unfulfilled'
    CHECK (fulfilment IN ('unfulfilled', 'partly', 'shipped', 'delivered'));
CREATE INDEX sales_order_fulfilment ON sales_order (merchant_id, status, fulfilment, id);

-- A parcel of one brand.
CREATE TABLE shipment (
    id BIGINT PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    -- Made with the form: the same submission twice is one parcel.
    idempotency_key TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('packed', 'shipped', 'delivered', 'undone')),
    carrier TEXT NOT NULL DEFAULT '',
    tracking TEXT NOT NULL DEFAULT '',
    -- An http or https address; empty when there is none.
    tracking_url TEXT NOT NULL DEFAULT '',
    packed_at BIGINT NOT NULL,
    shipped_at BIGINT,
    delivered_at BIGINT
);
CREATE INDEX shipment_order ON shipment (order_id, id);

CREATE TABLE shipment_line (
    shipment_id BIGINT NOT NULL REFERENCES shipment (id),
    line_id BIGINT NOT NULL REFERENCES order_line (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (shipment_id, line_id)
);
CREATE INDEX shipment_line_line ON shipment_line (line_id);

-- How many days after they arrived customers may ask to return things.
ALTER TABLE merchant ADD COLUMN return_days BIGINT NOT NULL DEFAULT 30 CHECK (return_days BETWEEN 0 AND 365);

-- A customer's wish to give back pieces of one brand.
CREATE TABLE order_return (
    id BIGINT PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    -- Made with the form: the same submission twice is one return.
    idempotency_key TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('asked', 'accepted', 'declined', 'withdrawn', 'received')),
    reason TEXT NOT NULL,
    -- What the customer wrote, and what the merchant answered.
    words TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    received_at BIGINT,
    refund_id BIGINT REFERENCES refund (id)
);
CREATE INDEX order_return_order ON order_return (order_id, id);
CREATE INDEX order_return_merchant ON order_return (merchant_id, status, id);
CREATE INDEX order_return_brand ON order_return (brand_id, id);

CREATE TABLE return_line (
    return_id BIGINT NOT NULL REFERENCES order_return (id),
    line_id BIGINT NOT NULL REFERENCES order_line (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    -- How many arrived, and whether they went back on the shelf.
    received BIGINT NOT NULL DEFAULT 0,
    restocked BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (return_id, line_id),
    CONSTRAINT received_within_asked CHECK (received BETWEEN 0 AND quantity)
);
CREATE INDEX return_line_line ON return_line (line_id);

-- Not in the table media: that one is served to everybody.
CREATE TABLE return_photo (
    id BIGINT PRIMARY KEY,
    return_id BIGINT NOT NULL REFERENCES order_return (id),
    content_type TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    bytes BYTEA NOT NULL
);
CREATE INDEX return_photo_return ON return_photo (return_id, id);

-- A customer's credit balance at a merchant. How much it is stands in the books, under this id.
CREATE TABLE credit_balance (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    UNIQUE (merchant_id, person_id)
);
CREATE INDEX credit_balance_person ON credit_balance (person_id);

-- How much of the total is paid with credit, and how much of what was refunded went to the balance.
ALTER TABLE sales_order ADD COLUMN credit_used BIGINT NOT NULL DEFAULT 0
    CONSTRAINT credit_within_total CHECK (credit_used BETWEEN 0 AND total);
ALTER TABLE sales_order ADD COLUMN credit_refunded BIGINT NOT NULL DEFAULT 0
    CONSTRAINT credit_refunded_within_refunded CHECK (credit_refunded BETWEEN 0 AND refunded);
ALTER TABLE refund ADD COLUMN credited BIGINT NOT NULL DEFAULT 0
    CONSTRAINT credited_within_amount CHECK (credited BETWEEN 0 AND amount);
