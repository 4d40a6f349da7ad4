-- Everything that happened, in one table: an order's story, an organisation's audit log, the feed of the API.
CREATE TABLE event (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    -- 'clock', 'customer', 'seller', 'brand', 'merchant', 'operator', 'key'.
    actor TEXT NOT NULL,
    -- The person or the key, where it is known.
    actor_id BIGINT,
    -- What kind of thing it happened to, a dot, and what: 'order.placed'.
    kind TEXT NOT NULL,
    -- The thing's id; ids are unique over all kinds of things.
    subject BIGINT NOT NULL,
    -- Whom it concerns. Events of orders leave both empty: the order says it.
    merchant_id BIGINT REFERENCES merchant (id),
    brand_id BIGINT REFERENCES brand (id),
    -- JSON object: more about it.
    detail TEXT NOT NULL,
    -- The place among all events. Given once it is committed, so that whoever reads on from a place misses nothing.
    position BIGINT
);
CREATE INDEX event_subject ON event (subject, id);
-- Also finds those without a place.
CREATE UNIQUE INDEX event_position ON event (position);

-- What a merchant, a brand or a seller may read of it, in order.
CREATE TABLE event_feed (
    -- The merchant's, the brand's or the member's id.
    owner BIGINT NOT NULL,
    position BIGINT NOT NULL,
    event_id BIGINT NOT NULL REFERENCES event (id),
    PRIMARY KEY (owner, position)
);

-- One row; whoever holds it gives out places.
CREATE TABLE event_counter (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    last BIGINT NOT NULL
);
INSERT INTO event_counter (id, last) VALUES (1, 0);

INSERT INTO event (id, at, actor, actor_id, kind, subject, detail)
SELECT id, at, actor, actor_id, 'order.' || kind, order_id,
    CASE WHEN note = '' THEN '{}' ELSE '{"amount":"' || note || '"}' END
FROM order_event;
DROP TABLE order_event;
