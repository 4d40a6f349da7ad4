CREATE TABLE cart (
    id BIGINT PRIMARY KEY,
    -- SHA-256 of the visitor's cookie.
    visitor_hash TEXT NOT NULL,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    updated_at BIGINT NOT NULL,
    UNIQUE (visitor_hash, merchant_id)
);

CREATE TABLE cart_line (
    cart_id BIGINT NOT NULL REFERENCES cart (id),
    variant_id BIGINT NOT NULL REFERENCES variant (id),
    quantity BIGINT NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    -- What the customer saw: a changed price is shown and asked about, never charged silently.
    seen_price BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (cart_id, variant_id)
);

-- Placed once, never edited: what happens later is in the columns after `placed_at`, in events and in refunds.
CREATE TABLE sales_order (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    -- Made by the form or the caller: the same submission twice is one order.
    idempotency_key TEXT NOT NULL UNIQUE,
    -- SHA-256 of what was asked for under that key: another request under the same key is refused.
    request_hash TEXT NOT NULL,
    -- SHA-256 of the secret in a guest's link to the order.
    access_hash TEXT NOT NULL,
    -- SHA-256 of the cookie of the browser that placed it: that browser may look at it.
    visitor_hash TEXT NOT NULL,
    person_id BIGINT REFERENCES person (id),
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    -- JSON of the address.
    address TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL,
    total BIGINT NOT NULL,
    payment_method TEXT NOT NULL,
    seller_id BIGINT REFERENCES member (id),
    -- JSON: why this seller has the credit, or why nobody has.
    credit TEXT NOT NULL,
    plan_hash TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('placed', 'paid', 'backordered', 'cancelled', 'expired', 'refunded')),
    reserved_until BIGINT NOT NULL,
    paid_at BIGINT,
    -- When the hold ends, and when the shares were released.
    release_at BIGINT,
    released_at BIGINT,
    refunded BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT refunded_within_total CHECK (refunded BETWEEN 0 AND total)
);
CREATE INDEX sales_order_merchant ON sales_order (merchant_id, placed_at);
CREATE INDEX sales_order_person ON sales_order (person_id, placed_at);
CREATE INDEX sales_order_seller ON sales_order (seller_id, placed_at);
CREATE INDEX sales_order_expiry ON sales_order (reserved_until) WHERE status = 'placed';
CREATE INDEX sales_order_release ON sales_order (release_at) WHERE released_at IS NULL;

CREATE TABLE order_line (
    id BIGINT PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    position BIGINT NOT NULL,
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    product_id BIGINT NOT NULL REFERENCES product (id),
    variant_id BIGINT NOT NULL REFERENCES variant (id),
    -- As it was shown when it was bought.
    title TEXT NOT NULL,
    options TEXT NOT NULL,
    sku TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    unit_price BIGINT NOT NULL,
    total BIGINT NOT NULL,
    -- Frozen: a later change of terms touches no order.
    commission_rate BIGINT NOT NULL,
    cv BIGINT NOT NULL,
    pv BIGINT NOT NULL,
    refunded_quantity BIGINT NOT NULL DEFAULT 0,
    refunded BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT line_refunded_within_total CHECK (refunded BETWEEN 0 AND total),
    CONSTRAINT line_refunded_within_quantity CHECK (refunded_quantity BETWEEN 0 AND quantity)
);
CREATE INDEX order_line_order ON order_line (order_id, position);
CREATE INDEX order_line_brand ON order_line (brand_id, order_id);

-- What a line takes from stock, as it was when it was reserved: a set may have other parts tomorrow.
CREATE TABLE order_stock (
    line_id BIGINT NOT NULL REFERENCES order_line (id),
    variant_id BIGINT NOT NULL REFERENCES variant (id),
    -- For the whole quantity of the line.
    units BIGINT NOT NULL,
    PRIMARY KEY (line_id, variant_id)
);

-- Who gets what of a line, and why, fixed when the order is placed.
CREATE TABLE order_share (
    line_id BIGINT NOT NULL REFERENCES order_line (id),
    position BIGINT NOT NULL,
    payee TEXT NOT NULL CHECK (payee IN ('brand', 'seller', 'upline', 'merchant', 'platform', 'pool')),
    -- The brand, member or merchant; 0 for the platform.
    payee_id BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    -- JSON: the rule, rate, base, level and who was skipped.
    because TEXT NOT NULL,
    -- How much of it refunds have taken back.
    reversed BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (line_id, position),
    CONSTRAINT reversed_within_amount CHECK (reversed BETWEEN 0 AND amount)
);
CREATE INDEX order_share_payee ON order_share (payee_id, payee, line_id);

CREATE TABLE refund (
    id BIGINT PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    idempotency_key TEXT NOT NULL UNIQUE,
    amount BIGINT NOT NULL,
    reason TEXT NOT NULL,
    restocked BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX refund_order ON refund (order_id);

CREATE TABLE refund_line (
    refund_id BIGINT NOT NULL REFERENCES refund (id),
    line_id BIGINT NOT NULL REFERENCES order_line (id),
    quantity BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (refund_id, line_id)
);

-- The order's story: what happened, when, by whom.
CREATE TABLE order_event (
    id BIGINT PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    at BIGINT NOT NULL,
    -- 'customer', 'merchant', 'clock' (a deadline passed), 'system'.
    actor TEXT NOT NULL,
    actor_id BIGINT,
    kind TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX order_event_order ON order_event (order_id, id);
