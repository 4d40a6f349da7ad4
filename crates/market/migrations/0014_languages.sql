-- The language somebody chose ('en', 'de'); null: as their browser says. Unchecked, so that one more language is no step
-- of the schema.
ALTER TABLE person ADD COLUMN language TEXT;

-- The language a customer saw while ordering: that of every letter about the order.
ALTER TABLE sales_order ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
