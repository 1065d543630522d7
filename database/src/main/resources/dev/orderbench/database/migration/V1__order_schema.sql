-- Users, products with their stock, orders with their items.
-- Keys come from sequences in steps of 50, so that Hibernate's pooled optimizer can hand out 50 keys per call;
-- all contenders use the same sequences.
CREATE SEQUENCE users_id_seq AS bigint INCREMENT BY 50;
CREATE SEQUENCE products_id_seq AS bigint INCREMENT BY 50;
CREATE SEQUENCE orders_id_seq AS bigint INCREMENT BY 50;
CREATE SEQUENCE order_items_id_seq AS bigint INCREMENT BY 50;

CREATE TABLE users (
    id            bigint      NOT NULL DEFAULT nextval('users_id_seq'),
    email         text        NOT NULL,
    name          text        NOT NULL,
    password_hash text        NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_key UNIQUE (email)
);

CREATE TABLE products (
    id    bigint         NOT NULL DEFAULT nextval('products_id_seq'),
    sku   text           NOT NULL,
    name  text           NOT NULL,
    price numeric(12, 2) NOT NULL,
    CONSTRAINT products_pkey PRIMARY KEY (id),
    CONSTRAINT products_sku_key UNIQUE (sku),
    CONSTRAINT products_price_check CHECK (price >= 0)
);

CREATE TABLE inventory (
    product_id bigint  NOT NULL,
    stock      integer NOT NULL,
    CONSTRAINT inventory_pkey PRIMARY KEY (product_id),
    CONSTRAINT inventory_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT inventory_stock_check CHECK (stock >= 0)
);

CREATE TABLE orders (
    id         bigint         NOT NULL DEFAULT nextval('orders_id_seq'),
    user_id    bigint         NOT NULL,
    status     text           NOT NULL,
    total      numeric(12, 2) NOT NULL,
    version    integer        NOT NULL DEFAULT 0,
    created_at timestamptz    NOT NULL,
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT orders_status_check CHECK (status IN ('NEW', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED'))
);

CREATE TABLE order_items (
    id         bigint         NOT NULL DEFAULT nextval('order_items_id_seq'),
    order_id   bigint         NOT NULL,
    product_id bigint         NOT NULL,
    qty        integer        NOT NULL,
    unit_price numeric(12, 2) NOT NULL,
    CONSTRAINT order_items_pkey PRIMARY KEY (id),
    CONSTRAINT order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT order_items_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT order_items_qty_check CHECK (qty > 0)
);

-- A user's recent orders; search results, newest first; an order's items in the order of their lines.
CREATE INDEX orders_user_recent_idx ON orders (user_id, created_at DESC, id DESC);
CREATE INDEX orders_recent_idx ON orders (created_at DESC, id DESC);
CREATE INDEX order_items_order_idx ON order_items (order_id, id);
